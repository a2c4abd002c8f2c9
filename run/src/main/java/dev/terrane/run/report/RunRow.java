package dev.terrane.run.report;

import dev.terrane.run.event.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One unit's run.
 *
 * @param unit the unit's folder
 * @param origin where the unit was found, if not in the user's own work tree
 */
public record RunRow(Path unit, Instant started, Instant ended, Outcome outcome, Optional<Origin> origin) {

    /**
     * A work tree of a git reference.
     *
     * @param name the unit's folder, relative to the root of the repository
     * @param reference the reference, where the unit differs in it
     * @param isRemoved whether the unit is there no more and is destroyed
     */
    public record Origin(String name, Optional<String> reference, boolean isRemoved) {}

    /** The same with another end. */
    public RunRow withOutcome(Outcome other) {
        return new RunRow(unit, started, ended, other, origin);
    }

    /** How long it took. */
    Duration duration() {
        return Duration.between(started, ended);
    }
}
