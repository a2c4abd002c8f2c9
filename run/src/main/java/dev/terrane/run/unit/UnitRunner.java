package dev.terrane.run.unit;

import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.run.RunOptions;
import dev.terrane.run.World;
import dev.terrane.run.event.Outcome;
import dev.terrane.run.event.RunEvent;
import dev.terrane.run.event.Step;
import dev.terrane.run.process.Interruption.InterruptedRunException;
import dev.terrane.run.process.ProcessStarter.Group;
import dev.terrane.run.report.Reports;
import dev.terrane.run.report.RunReport;
import dev.terrane.run.terraform.TerraformArguments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs one unit: that of the working directory, or the one whose configuration file the user names. */
public final class UnitRunner {
    private final RunSetup setup;
    private final RunOptions options;

    public UnitRunner(RunSetup setup, RunOptions options) {
        this.setup = setup;
        this.options = options;
    }

    /**
     * Runs the command. What went wrong has been said when this returns.
     *
     * @return the exit code: OpenTofu/Terraform's, 1 for failures of another kind, 128 and the signal's number after a
     *         signal
     */
    public int run() {
        if (options.command().command().isEmpty()) {
            setup.log().error("Missing OpenTofu/Terraform command, such as plan. Run `terrane run --help` for a list.");
            return 1;
        }
        if (options.command().is("version")) {
            return ending(this::version);
        }
        RunReport report = new RunReport();
        setup.events().addReader(report);
        int code = withUnit(options.command(), this::reported);
        new Reports(options, setup.world().zone(), setup.log()).write(report.rows(), Optional.empty());
        return code;
    }

    /**
     * Runs any program with the unit's inputs and identity (`exec`).
     *
     * @param words the program and its arguments
     * @param inDownloadDir whether it runs in the working copy, initialised where needed
     */
    public int exec(List<String> words, boolean inDownloadDir) {
        return withUnit(options.command(),
                (units, task) -> units.exec(units.load(task), words, inDownloadDir).exitCode());
    }

    /** Makes what the unit's state backend needs (`backend bootstrap`). */
    public int bootstrapBackend() {
        return withUnit(options.command(), (units, task) -> {
            units.bootstrapBackend(units.load(task));
            return 0;
        });
    }

    @FunctionalInterface
    private interface Work {
        int run(Units units, UnitTask task) throws UnitException;
    }

    private int withUnit(TerraformArguments command, Work work) {
        return ending(() -> {
            Path file = options.configFile()
                    .orElseGet(() -> ConfigFileNames.unitFileIn(options.workingDirectory()));
            if (!Files.isRegularFile(file)) {
                throw UnitException.of(Step.CONFIGURATION, "there is no configuration file " + file
                        + ". Run Terrane in a unit's folder, name one with --working-dir, or say run --all.");
            }
            try (Units units = new Units(setup, options, Group.SHARED)) {
                return work.run(units,
                        new UnitTask(file, options.workingDirectory(), command, options.source().source()));
            }
        });
    }

    @FunctionalInterface
    private interface Ending {
        int run() throws UnitException;
    }

    private int ending(Ending work) {
        try {
            return work.run();
        } catch (UnitException e) {
            setup.log().error(options.shown(e.told(options.workingDirectory())));
            return e.exitCode();
        } catch (InterruptedRunException e) {
            return e.exitCode();
        }
    }

    private int reported(Units units, UnitTask task) throws UnitException {
        Path unit = task.directory();
        setup.events().publish(new RunEvent.Started(unit, setup.world().clock().instant()));
        try {
            UnitResult result = units.run(units.load(task));
            finished(unit, new Outcome.Succeeded(result.recovery()));
            return result.exitCode();
        } catch (UnitException e) {
            finished(unit, new Outcome.Failed(e.step(), e.exitCode(), e.message()));
            throw e;
        }
    }

    private void finished(Path unit, Outcome outcome) {
        setup.events().publish(new RunEvent.Finished(unit, setup.world().clock().instant(), outcome));
    }

    /** `version` asks the program that the user names, or the usual one, and reads no configuration. */
    private int version() throws UnitException {
        World world = setup.world();
        Path folder = options.workingDirectory();
        Map<String, String> environment = world.environment();
        TerraformProgram program = TerraformProgram.find(options.terraform().path(), folder, Optional.empty(), folder,
                environment);
        UnitScene scene = new UnitScene(world, setup.events(), setup.interruption(), folder, Group.SHARED, false,
                options, Optional.empty(), setup.log());
        return new TerraformCaller(scene, program, true).call(options.command(), folder, environment,
                TerraformCaller.Role.COMMAND, Optional.empty(), false);
    }
}
