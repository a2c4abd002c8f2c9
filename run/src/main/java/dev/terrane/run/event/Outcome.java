package dev.terrane.run.event;

import java.nio.file.Path;
import java.util.Optional;

/** How a unit's run ended. */
public sealed interface Outcome {

    /** The command did what it should, perhaps not at once. */
    record Succeeded(Optional<Recovery> recovery) implements Outcome {}

    /**
     * A step failed.
     *
     * @param step what was being done
     * @param exitCode the child's, or 1
     * @param message what to tell
     */
    record Failed(Step step, int exitCode, String message) implements Outcome {}

    /** Nothing was run, since `cause`, which the unit needs, did not succeed. */
    record EarlyExit(Optional<Path> cause) implements Outcome {}

    /** The unit's `exclude` block, or protection from being destroyed, keeps it out. */
    record Excluded() implements Outcome {}

    /**
     * What the unit's `errors` block did about an error.
     *
     * @param block the label of the `retry` or `ignore` block
     * @param ignored whether the error was ignored rather than overcome
     */
    record Recovery(String block, boolean ignored) {}
}
