package dev.terrane.run.discovery;

import java.nio.file.Path;
import java.util.Collection;

/** Writes into a work tree what the stacks there describe. */
@FunctionalInterface
public interface StackWriter {

    /**
     * Writes it, level by level, since what a stack describes may be stacks again.
     *
     * @param root the root of the work tree
     * @param finder the stacks that count
     * @return 0, or the exit code with which the process is to end; why has been said
     */
    int write(Path root, Finder finder);

    /** Finds stacks. */
    @FunctionalInterface
    interface Finder {

        /** The folders of the stacks at and below a folder that count, as files are now. */
        Collection<Path> below(Path folder);
    }
}
