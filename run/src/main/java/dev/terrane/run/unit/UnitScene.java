package dev.terrane.run.unit;

import dev.terrane.run.RunOptions;
import dev.terrane.run.World;
import dev.terrane.run.event.EventStream;
import dev.terrane.run.event.RunEvent;
import dev.terrane.run.event.Step;
import dev.terrane.run.log.Log;
import dev.terrane.run.log.LogOptions;
import dev.terrane.run.process.ByteSink;
import dev.terrane.run.process.Command;
import dev.terrane.run.process.Interruption;
import dev.terrane.run.process.ProcessStarter.Group;
import dev.terrane.run.process.StartException;
import dev.terrane.run.process.Streams;
import dev.terrane.run.process.Streams.Input;
import dev.terrane.run.process.WholeLines;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where one unit's run takes place: the world, and the ways in which the unit is heard.
 *
 * @param unit the unit's folder
 * @param group the process group of its children; one that shares Terrane's has the terminal for itself
 * @param quiet whether nobody wants to see what its children print to standard output
 * @param name what lines about the unit begin with; nothing for the one unit of the working directory
 * @param log a log on behalf of the unit
 */
record UnitScene(World world, EventStream events, Interruption interruption, Path unit, Group group, boolean quiet,
        RunOptions options, Optional<String> name, Log log) {

    /** @param names what lines about one of many units begin with */
    static UnitScene of(RunSetup setup, Path unit, Group group, boolean quiet, RunOptions options,
            Function<Path, String> names) {
        Optional<String> name = group != Group.SHARED
                ? Optional.of(names.apply(unit))
                : Optional.of(unit.toString()).filter(_ -> !unit.equals(options.workingDirectory()));
        return new UnitScene(setup.world(), setup.events(), setup.interruption(), unit, group, quiet, options, name,
                setup.log().about(name));
    }

    LogOptions logOptions() {
        return options.log();
    }

    /** A path or address as messages show it: paths relative to the working directory, unless that is what they are. */
    String shown(String path) {
        if (options.log().absolutePaths() || !path.startsWith("/")) {
            return path;
        }
        String relative = options.workingDirectory().relativize(Path.of(path)).toString();
        return relative.isEmpty() ? path : relative.startsWith("..") ? relative : "./" + relative;
    }

    String shown(Path path) {
        return shown(path.toString());
    }

    boolean alone() {
        return group == Group.SHARED;
    }

    void begin(Step step) {
        if (quiet) {
            return;
        }
        events.publish(new RunEvent.StepBegun(unit, step));
    }

    Input input() {
        return alone() ? Input.INHERITED : Input.EMPTY;
    }

    /** A sink that shows a child's output as it is. */
    ByteSink raw(boolean error) {
        if (quiet && !error) {
            return ByteSink.discard();
        }
        return alone()
                ? WholeLines
                        .atOnce(bytes -> events.publish(new RunEvent.RawOutput(unit, error, ByteBuffer.wrap(bytes))))
                : new WholeLines(bytes -> events.publish(new RunEvent.RawOutput(unit, error, ByteBuffer.wrap(bytes))));
    }

    /**
     * Runs a child to its end.
     *
     * @return its exit code
     */
    int run(Command command, Streams streams, Group childGroup) throws StartException {
        log.debug("Running command: " + command);
        interruption.check();
        return interruption.waitFor(world.processes().start(command, streams, childGroup), childGroup);
    }
}
