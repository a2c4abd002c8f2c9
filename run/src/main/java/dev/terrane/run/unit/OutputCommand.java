package dev.terrane.run.unit;

import dev.terrane.aws.delivery.Delivery;
import dev.terrane.config.model.RemoteState;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.run.event.Step;
import dev.terrane.run.generate.BackendBlock;
import dev.terrane.run.process.StartException;
import dev.terrane.run.process.Tool;
import dev.terrane.run.source.FileTrees;
import dev.terrane.run.terraform.InitCheck;
import dev.terrane.run.terraform.LockFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has `output -json` of a unit that others depend on, with nobody seeing it. */
final class OutputCommand {
    private final Units units;
    private final LoadedUnit unit;

    OutputCommand(Units units, LoadedUnit unit) {
        this.units = units;
        this.unit = unit;
    }

    /** Runs the unit with all that belongs to it. */
    byte[] withEverything() throws UnitException {
        return units.output(unit);
    }

    /**
     * Only asks the backend: in the working copy where that is initialised, else in a folder that has nothing but the
     * backend's block.
     */
    byte[] withBackendOnly(RemoteState state, Path workingCopy, Map<String, String> variables)
            throws UnitException, IOException {
        try (Delivery delivery = units.failures().during(Step.IDENTITY,
                () -> units.identities().deliver(unit.identity(), variables))) {
            Map<String, String> environment = delivery.environment().applyTo(variables);
            TerraformProgram program = units.programForOutputs(unit);
            if (Files.exists(InitCheck.dataFolder(workingCopy, environment))) {
                return output(program, workingCopy, environment);
            }
            Path folder = temporaryFolder();
            try {
                units.generator().apply(BackendBlock.alone(state), folder,
                        units.scene(unit.task().directory(), true).log());
                LockFile.copyTo(unit.task().directory(), folder);
                initialise(program, folder, environment, delivery.stateProfile());
                return output(program, folder, environment);
            } finally {
                FileTrees.delete(folder);
            }
        }
    }

    private Path temporaryFolder() throws IOException {
        Path downloads = units.downloads(unit.task().directory(), unit.unit().parts().downloadDir());
        Files.createDirectories(downloads);
        return Files.createTempDirectory(downloads, "");
    }

    /** Without modules and providers an init mostly fails, but not before it has initialised the backend. */
    private void initialise(TerraformProgram program, Path folder, Map<String, String> environment,
            Optional<String> profile) throws UnitException {
        List<String> words = profile.map(name -> List.of("init", "-get=false", "-backend-config=profile=" + name))
                .orElse(List.of("init", "-get=false"));
        Tool.Result result = run(program, words, folder, environment);
        if (!result.succeeded()) {
            units.scene(unit.task().directory(), true).log()
                    .debug("The init of the dependency failed, as it may without modules and providers:\n"
                            + result.error().strip());
        }
    }

    private byte[] output(TerraformProgram program, Path folder, Map<String, String> environment)
            throws UnitException {
        Tool.Result result = run(program, List.of("output", "-json"), folder, environment);
        if (!result.succeeded()) {
            throw UnitException.of(Step.COMMAND, program.name() + " output -json failed with exit code "
                    + result.exitCode() + " in " + folder + ":\n" + result.error().strip());
        }
        return result.output().getBytes(StandardCharsets.UTF_8);
    }

    private Tool.Result run(TerraformProgram program, List<String> words, Path folder,
            Map<String, String> environment) throws UnitException {
        try {
            return units.tool().run(program.file().toString(), words, folder, environment)
                    .orElseThrow(() -> UnitException.of(Step.COMMAND, program.file() + " is gone"));
        } catch (StartException e) {
            throw UnitException.of(Step.COMMAND, String.valueOf(e.getMessage()));
        }
    }
}
