package dev.terrane.run.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.run.process.Command;
import dev.terrane.run.process.Interruption;
import dev.terrane.run.process.ProcessStarter.Group;
import dev.terrane.run.process.Tool;
import dev.terrane.run.terraform.TerraformVersions.VersionException;
import dev.terrane.run.testing.StandIns;
import dev.terrane.run.testing.StandIns.Result;
import dev.terrane.signal.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often a program is asked for its version, and how it is asked. */
class TerraformVersionsTest {
    private static final String BINARY = "\u007fELF program";

    @TempDir
    private Path folder;
    private final List<Command> asked = new ArrayList<>();
    private Result answer = Result.prints("OpenTofu v1.10.2\non linux_amd64\n");
    private Path unit = Path.of("");

    @BeforeEach
    void makeUnit() throws IOException {
        unit = Files.createDirectories(folder.resolve("live/app"));
    }

    @Test
    void aProgramIsAskedOnceForAllUnits() throws Exception {
        Path tofu = program("tofu", BINARY);
        TerraformVersions versions = versions();

        assertThat(versions.of(tofu, unit, Map.of(), List.of())).hasToString("OpenTofu v1.10.2");
        versions.of(tofu, folder, Map.of("A", "b"), List.of());
        assertThat(asked).hasSize(1);
    }

    @Test
    void itsAnswerIsKnownInTheNextRunUntilTheProgramChanges() throws Exception {
        Path tofu = program("tofu", BINARY);
        versions().of(tofu, unit, Map.of(), List.of());

        versions().of(tofu, unit, Map.of(), List.of());
        assertThat(asked).hasSize(1);

        Files.writeString(tofu, BINARY + " of tomorrow");
        versions().of(tofu, unit, Map.of(), List.of());
        assertThat(asked).hasSize(2);
    }

    @Test
    void aScriptIsAskedInEachRunSinceNobodyKnowsWhatItDecidesBy() throws Exception {
        Path script = program("tofu", "#!/bin/sh\n");

        versions().of(script, unit, Map.of(), List.of());
        versions().of(script, unit, Map.of(), List.of());
        assertThat(asked).hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"live/app/.terraform-version", "live/.terraform-version", ".tool-versions", "live/app/mise.toml"})
    void whatAVersionManagerDecidesByMakesItAnotherProgram(String file) throws Exception {
        Path tofu = program("tofu", BINARY);
        TerraformVersions versions = versions();
        versions.of(tofu, unit, Map.of(), TerraformVersions.MANAGER_FILES);

        Files.writeString(folder.resolve(file), "1.9.0\n");
        versions.of(tofu, unit, Map.of(), TerraformVersions.MANAGER_FILES);
        versions.of(tofu, unit, Map.of(), List.of());
        assertThat(asked).hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"TFENV_TERRAFORM_VERSION", "TOFUENV_TOFU_VERSION", "TENV_AUTO_INSTALL", "ASDF_OPENTOFU_VERSION",
        "TF_VERSION"})
    void soDoTheVariablesOfOne(String variable) throws Exception {
        Path tofu = program("tofu", BINARY);
        TerraformVersions versions = versions();

        versions.of(tofu, unit, Map.of(), List.of());
        versions.of(tofu, unit, Map.of(variable, "1.9.0"), List.of());
        assertThat(asked).hasSize(2);
    }

    @Test
    void argumentsThatAreMeantForCommandsAreKeptFromTheQuestion() throws Exception {
        versions().of(program("tofu", BINARY), unit, Map.of("TF_CLI_ARGS", "-lock=false", "TF_CLI_ARGS_plan", "x",
                "HOME", "/home"), List.of());

        assertThat(asked.getFirst().arguments()).containsExactly("-version");
        assertThat(asked.getFirst().directory()).isEqualTo(unit);
        assertThat(asked.getFirst().environment()).containsOnlyKeys("HOME");
    }

    @Test
    void aProgramThatFailsOrSaysNoVersionIsNamedAndAskedAgain() throws Exception {
        Path tofu = program("tofu", BINARY);
        TerraformVersions versions = versions();

        answer = Result.fails(3, "no such version installed\n");
        assertThatThrownBy(() -> versions.of(tofu, unit, Map.of(), List.of())).isInstanceOf(VersionException.class)
                .hasMessageContaining("exit code 3").hasMessageContaining("no such version installed");
        answer = Result.prints("hello\nworld\n");
        assertThatThrownBy(() -> versions.of(tofu, unit, Map.of(), List.of())).isInstanceOf(VersionException.class)
                .hasMessageEndingWith("says no version: hello");
        answer = Result.prints("Terraform v1.11.4\n");
        assertThat(versions.of(tofu, unit, Map.of(), List.of())).hasToString("Terraform v1.11.4");
    }

    @Test
    void aDamagedAnswerInTheCacheIsNotBelieved() throws Exception {
        Path tofu = program("tofu", BINARY);
        versions().of(tofu, unit, Map.of(), List.of());
        try (Stream<Path> answers = Files.list(folder.resolve("cache/terrane/versions"))) {
            for (Path kept : answers.toList()) {
                Files.writeString(kept, "");
            }
        }

        assertThat(versions().of(tofu, unit, Map.of(), List.of())).hasToString("OpenTofu v1.10.2");
        assertThat(asked).hasSize(2);
    }

    private TerraformVersions versions() {
        StandIns programs = new StandIns().on("tofu", command -> {
            asked.add(command);
            return answer;
        });
        return new TerraformVersions(new Tool(programs, new Interruption(Signals.none()), Group.SHARED),
                Optional.of(folder.resolve("cache")));
    }

    private Path program(String name, String content) throws IOException {
        Path file = Files.createDirectories(folder.resolve("bin")).resolve(name);
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }
}
