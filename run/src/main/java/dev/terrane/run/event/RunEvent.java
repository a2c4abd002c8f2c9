package dev.terrane.run.event;

import dev.terrane.run.log.LogRecord;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;

/** Something that happens in a run, most of it to one unit, which its folder stands for. */
public sealed interface RunEvent {

    /** A unit waits for its turn. */
    record Queued(Path unit) implements RunEvent {}

    /** A unit's turn has come. */
    record Started(Path unit, Instant time) implements RunEvent {}

    /** A unit goes on to a step. */
    record StepBegun(Path unit, Step step) implements RunEvent {}

    /** Terrane says something. */
    record Said(LogRecord record) implements RunEvent {}

    /** OpenTofu/Terraform said a line, which is shown as one of Terrane's. */
    record OutputLine(Path unit, LogRecord record) implements RunEvent {}

    /**
     * A child's output that is passed on as it is.
     *
     * @param error whether it goes to standard error
     * @param bytes what it is, from position to limit; whole lines where several units run at once
     */
    record RawOutput(Path unit, boolean error, ByteBuffer bytes) implements RunEvent {}

    /** A unit has come to its end. */
    record Finished(Path unit, Instant time, Outcome outcome) implements RunEvent {}
}
