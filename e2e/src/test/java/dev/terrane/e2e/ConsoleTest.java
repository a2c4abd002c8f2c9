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

    /** An empty line that waits for keys: what is typed before it is there is the terminal's to deal with. */
    private static final String PROMPT = "\r\n\r> \033[K";

    @Test
    void evaluatesWhatIsTyped(@TempDir Path folder) {
        Workbench bench = new Workbench(folder).file("unit/terragrunt.hcl", """
                locals {
                  name  = "web"
                  token = sensitive("hunter2")
                }
                """);

        Outcome outcome = bench.terragrunt("unit").onTerminal(
                List.of(Typing.line("leaves." + PROMPT, "upper(local.name)"),
                        new Typing("\"WEB\"" + PROMPT, "[\r1]\r"), Typing.ctrlC("[1]" + PROMPT),
                        new Typing("^C\r" + PROMPT, "\033[A\033[A\033[A\r"),
                        new Typing("\"WEB\"" + PROMPT, "local.to\t\r"),
                        new Typing("(sensitive value)" + PROMPT, "\004")),
                "hcl", "eval");

        assertThat(outcome.exitCode()).as(outcome.all()).isZero();
        assertThat(outcome.all()).doesNotContain("hunter2");
    }
}
