package dev.terrane.run.process;

import dev.terrane.signal.Signals;

/** A running child process. */
public interface Child {

    /** Its process id. */
    long pid();

    /**
     * Hands its output to its sinks until it has ended, on the calling thread (and perhaps others, which have ended when this returns).
     * An interrupt of the thread does not shorten the wait: a child is asked to end by {@link #signal}.
     *
     * @return its exit code; 128 and the signal's number where a signal ended it
     */
    int waitFor();

    /** Sends it a signal: to the child alone where it shares Terrane's process group, else to its whole group. */
    void signal(Signals.Kind kind);

    /** Ends it at once, and everything in its process group where it has one. */
    void kill();
}
