package dev.terrane.run;

/** A way to run what the command line asks for. */
public interface Runner {

    /**
     * Runs to the end; everything there is to say goes to the log.
     *
     * @return the exit code of the process: 0, the child's own, 1 for an error of Terrane's, 130 or 143 after a signal
     */
    int run(RunOptions options);
}
