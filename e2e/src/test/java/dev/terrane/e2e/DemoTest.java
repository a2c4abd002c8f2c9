package dev.terrane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    @Test
    void showsTheThreeWays(@TempDir Path folder) {
        Launcher.Outcome outcome = new Workbench(folder).terrane("").run("demo");

        assertThat(outcome.exitCode()).as(outcome.all()).isZero();
        assertThat(outcome.out()).contains("--terragrunt-iam-role", "TERRAGRUNT_IAM_ROLE", "✓ applied",
                "✓ dev   222222222222  arn:aws:sts::222222222222:assumed-role/terrane-deploy",
                "✓ stage 333333333333  arn:aws:sts::333333333333:assumed-role/terrane-deploy",
                "✓ prod  444444444444  arn:aws:sts::444444444444:assumed-role/terrane-deploy", "✓ none of the")
                .doesNotContain("✗");
    }
}
