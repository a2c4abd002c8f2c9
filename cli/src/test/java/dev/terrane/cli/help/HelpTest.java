package dev.terrane.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.cli.option.CommandName;
import dev.terrane.cli.option.Option;
import dev.terrane.cli.option.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HelpTest {
    private static final Path REFERENCE = Path.of("../docs/reference/cli.md");

    @ParameterizedTest
    @EnumSource
    void namesEveryOptionOfACommand(CommandName command) {
        String text = new HelpPage("terragrunt").of(command);

        assertThat(Options.of(command)).filteredOn(Option::isShown)
                .allSatisfy(option -> assertThat(text).contains("   " + option.written()).contains(option.help()));
    }

    @Test
    void theOverviewNamesCommandsAndGlobalOptions() {
        assertThat(new HelpPage("terragrunt").overview()).startsWith("Usage: terragrunt ").contains("   run ",
                "   find, fd ",
                "--non-interactive", "$TG_LOG_LEVEL");
    }

    @Test
    void theReferencePageIsThatOfTheTable() throws IOException {
        if (Boolean.getBoolean("terrane.write")) {
            Files.writeString(REFERENCE, ReferencePage.text());
        }

        assertThat(REFERENCE)
                .as("written anew by ./mvnw test -pl cli -am -Dtest=HelpTest -Dterrane.write=true")
                .hasContent(ReferencePage.text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"terragrunt ap | apply", "terragrunt hcl fo | format",
        "terragrunt hcl fmt --che | --check",
        "terragrunt fd --js | --json", "terrane plan --iam-assume-role-d | --iam-assume-role-duration",
        "terrane info strict l | list"})
    void bashCompletes(String line, String completion, @TempDir Path folder) throws IOException, InterruptedException {
        String[] words = line.split(" ", -1);
        Path script = folder.resolve("completion.bash");
        Files.writeString(script,
                Completion.script("bash") + "COMP_WORDS=(" + line + ")\nCOMP_CWORD=" + (words.length - 1)
                        + "\n_terrane\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n");
        Process process = new ProcessBuilder("bash", script.toString()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(output.lines()).containsExactly(completion);
    }

    @ParameterizedTest
    @CsvSource({"bash", "zsh", "fish"})
    void everyShellHasAScript(String shell) {
        assertThat(Completion.script(shell)).contains("terragrunt", "iam-assume-role");
    }
}
