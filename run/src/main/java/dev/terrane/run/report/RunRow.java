package dev.terrane.run.report;

import dev.terrane.run.event.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * One unit's run.
 *
 * @param unit the unit's folder
 */
public record RunRow(Path unit, Instant started, Instant ended, Outcome outcome) {

    /** How long it took. */
    Duration duration() {
        return Duration.between(started, ended);
    }
}
