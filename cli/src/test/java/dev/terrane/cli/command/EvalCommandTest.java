package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.cli.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvalCommandTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeUnit() throws IOException {
        Files.writeString(folder.resolve("terragrunt.hcl"), """
                locals {
                  name  = "web"
                  tags  = { team = "core", env = local.name }
                  token = sensitive("hunter2")
                  wrong = 1 + "x"
                }
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            upper(local.name)              | "WEB"
            --json local.name              | {"type":"string","value":"web"}
            --json length(local.tags)      | {"type":"number","value":2}
            local.name upper(local.name)   | "web"\\n"WEB"
            local.token                    | (sensitive value)
            --json [local.token,1]         | {"type":"tuple","value":[null,1]}
            """)
    void evaluatesInTheUnitOfTheFolder(String words, String printed) {
        Console console = new Console("terrane", folder, Map.of());

        assertThat(console.run("hcl eval " + words)).isZero();
        assertThat(console.out()).isEqualTo(printed.replace("\\n", "\n") + "\n");
    }

    @Test
    void evaluatesWhereThereIsNoUnit() throws IOException {
        Console console = new Console("terrane", Files.createDirectory(folder.resolve("empty")), Map.of());

        assertThat(console.run("hcl eval 1+1")).isZero();
        assertThat(console.out()).isEqualTo("2\n");
    }

    @ParameterizedTest
    @CsvSource({"local.wrong, terragrunt.hcl:5:", "1+, <expression>:1:3", "local.nope, nope"})
    void saysWhatIsWrong(String expression, String said) {
        Console console = new Console("terrane", folder, Map.of());

        assertThat(console.run("hcl eval " + expression)).isEqualTo(1);
        assertThat(console.out()).isEmpty();
        assertThat(console.err()).contains(said);
    }

    @Test
    void wantsAnExpressionWhereNobodySitsAtTheTerminal() {
        Console console = new Console("terrane", folder, Map.of());

        assertThat(console.run("hcl eval")).isEqualTo(1);
        assertThat(console.err()).contains("hcl eval");
    }

    @Test
    void isAConsoleWhereSomebodyDoes() {
        Console console = Console.typing(folder, """
                upper(local.name)
                {
                  a = local.tags
                }
                <<EOT
                hi ${local.name}
                EOT
                :type local.tags
                :type [
                1]
                local.token
                1 +
                2

                :nonsense
                :quit
                "never"
                """);

        assertThat(console.run("hcl eval")).isZero();
        assertThat(console.out()).isEqualTo("""
                Expressions of this unit. :help says more; Ctrl-D or :quit leaves.
                > "WEB"
                > | | {
                  a = {
                    env  = "web"
                    team = "core"
                  }
                }
                > | | "hi web\\n"
                > object({env=string,team=string})
                > | tuple([number])
                > (sensitive value)
                > | 3
                > > `:nonsense` is not a command; :help lists them.
                >\s""");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void goesOnAfterAnError() {
        Console console = Console.typing(folder, "local.wrong\nnope\n1 2\n:help\n40 + 2\n");

        assertThat(console.run("hcl eval")).isZero();
        assertThat(console.out()).contains(":type EXPRESSION", "local", "> 42\n");
        assertThat(console.err()).contains("terragrunt.hcl:5:", "`nope`", "<console>:1:3");
    }

    @Test
    void shownValuesAreJsonWhereThatIsAskedFor() {
        Console console = Console.typing(folder, "local.name\n");

        assertThat(console.run("hcl eval --json")).isZero();
        assertThat(console.out()).contains("> {\"type\":\"string\",\"value\":\"web\"}\n");
    }
}
