package dev.terrane.run.unit;

import dev.terrane.run.RunOptions;
import dev.terrane.run.process.Interruption.InterruptedRunException;
import dev.terrane.run.process.ProcessStarter.Group;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes what the state backends of many units need (`backend bootstrap --all`), one unit after the other. */
public final class BackendsRunner {
    private final RunSetup setup;
    private final RunOptions options;

    public BackendsRunner(RunSetup setup, RunOptions options) {
        this.setup = setup;
        this.options = options;
    }

    /**
     * Makes them, once every unit has been read and the guard of its identity held. What went wrong has been said when
     * this returns.
     *
     * @param files the units' configuration files
     * @return the exit code: 1 where something failed, 128 and the signal's number after a signal
     */
    public int run(List<Path> files) {
        try (Units units = new Units(setup, options, Group.SHARED)) {
            List<LoadedUnit> loaded = new ArrayList<>();
            int failures = 0;
            for (Path file : files) {
                UnitTask task = UnitTask.of(file, options.command(), options.source().source());
                failures += failures(task, () -> loaded.add(units.load(task)));
            }
            if (failures > 0) {
                setup.log().error("No backend was touched, since not every unit may be.");
                return 1;
            }
            for (LoadedUnit unit : loaded) {
                setup.interruption().check();
                failures += failures(unit.task(), () -> units.bootstrapBackend(unit));
                if (failures > 0 && options.queue().failFast()) {
                    break;
                }
            }
            return Math.min(failures, 1);
        } catch (InterruptedRunException e) {
            return e.exitCode();
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws UnitException;
    }

    private int failures(UnitTask task, Work work) {
        try {
            work.run();
            return 0;
        } catch (UnitException e) {
            setup.log().about(task.directory()).error(e.told(task.directory()));
            return 1;
        }
    }
}
