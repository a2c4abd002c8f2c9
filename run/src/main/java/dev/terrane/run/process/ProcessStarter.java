package dev.terrane.run.process;

/** Starts child processes. */
@FunctionalInterface
public interface ProcessStarter {

    /** Which process group a child is in. */
    enum Group {
        /** Terrane's: it hears Ctrl-C from the terminal itself and may read from it. */
        SHARED,
        /** Its own: signals of the terminal do not reach it, and what it leaves behind in the group, as provider plugins, ends with it. */
        OWN,
        /** Its own, but what it leaves behind on purpose lives on, as the server that a hook has started. */
        OWN_LEAVING
    }

    Child start(Command command, Streams streams, Group group) throws StartException;

    /** Says that children in groups of their own will follow, so that what the first of them needs is made ready meanwhile. */
    default void expectGroups() {}

    /** Processes of this machine. */
    static ProcessStarter ofSystem() {
        return new SystemProcesses();
    }
}
