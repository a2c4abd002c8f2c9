package dev.terrane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.e2e.Launcher.Outcome;
import dev.terrane.e2e.Launcher.Typing;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console of `hcl eval`, on a terminal. */
class ConsoleTest {

    @Test
    void evaluatesWhatIsTyped(@TempDir Path folder) {
        Workbench bench = new Workbench(folder).file("unit/terragrunt.hcl", """
                locals {
                  name  = "web"
                  token = sensitive("hunter2")
                }
                """);

        Outcome outcome = bench.terragrunt("unit").onTerminal(
                List.of(Typing.line("leaves.", "upper(local.name)"), new Typing("\"WEB\"", "[\r1]\r"),
                        Typing.ctrlC("[1]"), new Typing("^C", "\033[A\033[A\033[A\r"),
                        new Typing("\"WEB\"", "local.to\t\r"), new Typing("(sensitive value)", "\004")),
                "hcl", "eval");

        assertThat(outcome.exitCode()).as(outcome.all()).isZero();
        assertThat(outcome.all()).doesNotContain("hunter2");
    }
}
