package dev.terrane.run.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.run.process.Command;
import dev.terrane.run.testing.StandIns.Result;
import dev.terrane.run.testing.Workshop;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hooks call `true` with their own names. */
class HooksTest {
    @TempDir
    private Path folder;
    private Workshop workshop;

    @BeforeEach
    void open() throws IOException {
        workshop = new Workshop(folder);
        workshop.programs().on("terraform init", _ -> Result.QUIET);
    }

    @Test
    void runInOrderAroundTheCommandsTheyNameAndAfterTheReading() throws IOException {
        unit(hook("before_hook", "b1", "plan", ""), hook("before_hook", "other", "apply", ""),
                hook("before_hook", "b2", "plan", ""), hook("after_hook", "a1", "plan", ""),
                hook("after_hook", "read", "terragrunt-read-config", ""), hook("before_hook", "i", "init", ""));

        assertThat(workshop.run("app", "plan")).isZero();
        assertThat(workshop.programs().calls()).containsExactly("true read", "true i", "terraform init", "true b1",
                "true b2", "terraform plan", "true a1");
    }

    @Test
    void aBeforeHookThatFailsKeepsTheCommandFromRunning() throws IOException {
        unit(hook("before_hook", "bad", "plan", ""), hook("before_hook", "next", "plan", ""),
                hook("before_hook", "always", "plan", "run_on_error = true"),
                hook("after_hook", "after", "plan", ""),
                hook("after_hook", "cleanup", "plan", "run_on_error = true"));
        workshop.programs().on("true bad", _ -> Result.fails(3, "not today"));

        assertThat(workshop.run("app", "plan")).isEqualTo(3);
        assertThat(workshop.programs().calls()).containsExactly("terraform init", "true bad", "true always",
                "true cleanup");
        assertThat(workshop.said()).anyMatch(line -> line.contains("\"bad\"") && line.contains("not today"));
    }

    @Test
    void anAfterHookThatFailsFailsTheUnit() throws IOException {
        unit(hook("after_hook", "bad", "plan", ""));
        workshop.programs().on("true bad", _ -> Result.fails(3, "not today"));

        assertThat(workshop.run("app", "plan")).isEqualTo(3);
        assertThat(workshop.programs().calls()).endsWith("terraform plan", "true bad");
    }

    @Test
    void errorHooksRunWhereTheirPatternsFitWhatTheChildSaid() throws IOException {
        unit(hook("error_hook", "fits", "plan", "on_errors = [\".*quota.*\"]"),
                hook("error_hook", "fits-not", "plan", "on_errors = [\"timeout\"]"));
        workshop.programs().on("terraform plan", _ -> Result.fails(1, "the quota is used up"));

        assertThat(workshop.run("app", "plan")).isEqualTo(1);
        assertThat(workshop.programs().calls()).endsWith("terraform plan", "true fits");
    }

    @Test
    void aHookKnowsWhatItIsCalledFor() throws IOException {
        unit(hook("before_hook", "b", "plan", "working_dir = \"sub\""));
        workshop.file("app/sub/x", "");

        workshop.run("app", "plan");

        Command call = workshop.programs().commands().stream().filter(c -> c.program().endsWith("true")).findFirst()
                .orElseThrow();
        assertThat(call.directory()).isEqualTo(workshop.path("app/sub"));
        assertThat(call.environment()).containsEntry("TG_CTX_COMMAND", "plan").containsEntry("TG_CTX_HOOK_NAME", "b")
                .containsEntry("TG_CTX_TF_PATH", "terraform");
    }

    @Test
    void aHookThatSaysNothingOrItsConditionIsFalseIsNotHeard() throws IOException {
        unit(hook("before_hook", "loud", "plan", ""), hook("before_hook", "quiet", "plan", "suppress_stdout = true"),
                hook("before_hook", "off", "plan", "if = false"));
        workshop.programs().on("true loud", _ -> Result.prints("heard\n")).on("true quiet",
                _ -> Result.prints("unheard\n"));

        workshop.run("app", "plan");

        assertThat(workshop.out()).isEqualTo("heard\n");
        assertThat(workshop.programs().calls()).doesNotContain("true off");
    }

    @Test
    void aProgramThatIsNotThereIsNamed() throws IOException {
        workshop.unit("app", """
                terraform {
                  before_hook "b" {
                    commands = ["plan"]
                    execute  = ["no-such-program", "x"]
                  }
                }
                """);

        assertThat(workshop.run("app", "plan")).isEqualTo(1);
        assertThat(workshop.said()).anyMatch(line -> line.contains("no-such-program"));
    }

    private void unit(String... hooks) throws IOException {
        workshop.unit("app", "terraform {\n" + String.join("", hooks) + "}\n");
    }

    private static String hook(String kind, String name, String command, String more) {
        return """
                  %s "%s" {
                    commands = ["%s"]
                    execute  = ["true", "%s"]
                    %s
                  }
                """.formatted(kind, name, command, name, more);
    }
}
