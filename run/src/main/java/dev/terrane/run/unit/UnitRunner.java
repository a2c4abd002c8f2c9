package dev.terrane.run.unit;

import dev.terrane.run.event.EventStream;
import dev.terrane.run.event.Outcome;
import dev.terrane.run.event.RunEvent;
import dev.terrane.run.log.Log;
import java.time.InstantSource;
import java.util.Optional;

/** Runs one unit and tells how it went: to the stream of events, and in the log where it failed. */
public final class UnitRunner {
    private final Units units;
    private final EventStream events;
    private final InstantSource clock;
    private final Log log;

    public UnitRunner(Units units, EventStream events, InstantSource clock, Log log) {
        this.units = units;
        this.events = events;
        this.clock = clock;
        this.log = log;
    }

    /**
     * Runs a unit from its identity to its command.
     *
     * @return the child's exit code; 1 where Terrane failed
     */
    public int run(UnitTask task) {
        begin(task);
        try {
            return finish(task, units.run(units.load(task)));
        } catch (UnitException e) {
            return fail(task, e);
        }
    }

    /** The same for a unit that was loaded before. */
    public int run(LoadedUnit loaded) {
        begin(loaded.task());
        try {
            return finish(loaded.task(), units.run(loaded));
        } catch (UnitException e) {
            return fail(loaded.task(), e);
        }
    }

    private void begin(UnitTask task) {
        events.publish(new RunEvent.Started(task.directory(), clock.instant()));
    }

    private int finish(UnitTask task, UnitResult result) {
        events.publish(
                new RunEvent.Finished(task.directory(), clock.instant(), new Outcome.Succeeded(result.recovery())));
        return result.exitCode();
    }

    private int fail(UnitTask task, UnitException e) {
        log.about(task.directory()).error(e.message());
        events.publish(new RunEvent.Finished(task.directory(), clock.instant(),
                new Outcome.Failed(e.step(), e.exitCode(), e.message())));
        return e.exitCode();
    }

    /** Says that a unit never started, since what it needs failed. */
    public void skip(UnitTask task) {
        events.publish(
                new RunEvent.Finished(task.directory(), clock.instant(), new Outcome.EarlyExit(Optional.empty())));
    }
}
