package dev.terrane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerraneTest {
    @TempDir
    Path folder;

    @Test
    void calledTerragruntItHasTerragruntsVersion() {
        Console console = console("terragrunt");

        assertThat(console.run("--version")).isZero();
        assertThat(console.out()).isEqualTo("terragrunt version v1.1.2\n");
    }

    @Test
    void calledTerraneItNamesBothVersions() {
        Console console = console("terrane");

        assertThat(console.run("-v")).isZero();
        assertThat(console.out()).contains("terrane version 1.2.3", "1.1.2");
    }

    @ParameterizedTest
    @CsvSource(value = {"'', run", "--help, --non-interactive", "run --help, TG_PARALLELISM", "hcl, validate",
        "help plan, --iam-assume-role",
        "help hcl fmt, --check", "info strict, list"})
    void helps(String line, String shown) {
        Console console = console("terragrunt");

        assertThat(console.run(line)).isZero();
        assertThat(console.out()).contains(shown);
    }

    @ParameterizedTest
    @CsvSource({"frobnicate, frobnicate", "find --log-level loud, loud", "find --working-dir nowhere, nowhere",
        "find --experiment warp-drive, warp-drive", "find --strict-control no-such, bare-include",
        "info strict list no-such-control, bare-include", "find --log-custom-format %time(nonsense=1), nonsense",
        "completion tcsh, bash", "catalog, catalog"})
    void sendsAwayWhatCannotBeMeant(String line, String named) {
        Console console = console("terragrunt");

        assertThat(console.run(line)).isEqualTo(1);
        assertThat(console.err()).contains("ERROR").contains(named);
        assertThat(console.out()).isEmpty();
    }

    @Test
    void saysWhatIsWrongInTheFormatThatIsAskedFor() {
        Console console = console("terragrunt");

        assertThat(console.run("info strict list nothing --log-format json")).isEqualTo(1);
        assertThat(console.err()).startsWith("{\"time\":\"2026-01-02T03:04:05Z\", \"level\":\"error\"");
    }

    @Test
    void namesDeprecatedVariablesAndCompletedExperiments() {
        Console console = new Console("terragrunt", folder, Map.of("TERRAGRUNT_LOG_LEVEL", "info"));

        assertThat(console.run("info strict list --experiment stacks")).isZero();
        assertThat(console.err()).contains("WARN").contains("TERRAGRUNT_LOG_LEVEL", "TG_LOG_LEVEL", "stacks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--strict-mode", "--strict-control terragrunt-prefix-env-vars",
        "--strict-control deprecated-env-vars"})
    void refusesDeprecatedVariablesUnderAStrictControl(String flag) {
        Console console = new Console("terragrunt", folder, Map.of("TERRAGRUNT_LOG_LEVEL", "info"));

        assertThat(console.run("info strict list " + flag)).isEqualTo(1);
        assertThat(console.err()).contains("TERRAGRUNT_LOG_LEVEL", "TG_LOG_LEVEL");
    }

    @Test
    void listsStrictControls() {
        Console console = console("terragrunt");

        assertThat(console.run("info strict list")).isZero();
        assertThat(console.out()).contains("bare-include", "terragrunt-prefix-env-vars").doesNotContain("spin-up");
        assertThat(console.run("info strict list --all")).isZero();
        assertThat(console.out()).contains("spin-up");
    }

    @Test
    void mayBeToldTheFileInsteadOfTheFolder() throws IOException {
        Files.createDirectories(folder.resolve("a"));
        Files.writeString(folder.resolve("a/terragrunt.hcl"), "");

        assertThat(console("terragrunt").run("info strict list --working-dir a/terragrunt.hcl")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"No space left on device, 1", "Input/output error, 1", "Broken pipe, 0"})
    void outputThatIsLostIsAFailureUnlessItsReaderHasGone(String why, int exitCode) {
        Console console = console("terragrunt");
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(why);
            }
        };

        assertThat(Terrane.run(List.of("info", "strict", "list"), console.launch().withOutput(full)))
                .isEqualTo(exitCode);
        if (exitCode == 0) {
            assertThat(console.err()).isEmpty();
        } else {
            assertThat(console.err()).contains("Some of the output is lost", why);
        }
    }

    private Console console(String program) {
        return new Console(program, folder, Map.of());
    }
}
