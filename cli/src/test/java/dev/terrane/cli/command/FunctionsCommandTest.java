package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.cli.Console;
import dev.terrane.cli.help.FunctionsPage;
import dev.terrane.cli.option.CommandLine;
import dev.terrane.cli.option.CommandLineParser;
import dev.terrane.cli.option.Modes;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.Functions;
import dev.terrane.run.log.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionsCommandTest {
    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final Path PAGE = Path.of("../docs/functions.md");

    @Test
    void listsAllByWhatTheyAreAbout() {
        Console console = new Console("terrane", HERE, Map.of());

        assertThat(console.run("hcl functions")).isZero();
        assertThat(console.out()).contains("String\n", "  upper(str string)\n",
                "  format(format string, args dynamic...)\n",
                "Configuration\n", "  get_env(");
    }

    @ParameterizedTest
    @CsvSource({"'', upper(str string)", "--json, '\"signature\": \"upper(str string)\"'"})
    void showsOne(String flag, String shown) {
        Console console = new Console("terrane", HERE, Map.of());

        assertThat(console.run(("hcl functions upper " + flag).strip())).isZero();
        assertThat(console.out()).contains(shown).doesNotContain("lower");
    }

    @Test
    void knowsWhatThereIsNot() {
        Console console = new Console("terrane", HERE, Map.of());

        assertThat(console.run("hcl functions uper")).isEqualTo(1);
        assertThat(console.err()).contains("`uper`");
    }

    @Test
    void everyFunctionIsDocumented() {
        assertThat(functions().all()).extracting(Function::documentation).doesNotContain("");
        assertThat(functions().names()).contains("upper", "find_in_parent_folders", "deep_merge");
    }

    @Test
    void thePageIsThatOfTheDeclarations() throws IOException {
        String page = FunctionsPage.of(functions());
        if (Boolean.getBoolean("terrane.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).as("written anew by ./mvnw test -pl cli -am -Dtest=FunctionsCommandTest -Dterrane.write=true")
                .hasContent(page);
    }

    private static Functions functions() {
        CommandLine line = CommandLineParser.parse(List.of("hcl", "functions"), Map.of());
        return FunctionsCommand.functions(new Invocation(new Console("terrane", HERE, Map.of()).launch(), line,
                Modes.of(line), HERE, LogSetup.options(line.options()), Log.silent(InstantSource.system())));
    }
}
