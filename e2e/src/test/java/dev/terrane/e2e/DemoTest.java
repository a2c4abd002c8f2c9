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

    @Test
    void runsAProgramWhereTheRolesAreAndEndsWithItsExitCode(@TempDir Path folder) {
        Workbench bench = new Workbench(folder).with("AWS_PROFILE", "somebody-else").file("terragrunt.hcl", "");

        Launcher.Outcome outcome = bench.terrane("").run("demo", "--", "sh", "-c",
                "terrane auth whoami --iam-assume-role arn:aws:iam::222222222222:role/terrane-plan; exit 7");

        assertThat(outcome.exitCode()).as(outcome.all()).isEqualTo(7);
        assertThat(outcome.out()).contains("222222222222  arn:aws:sts::222222222222:assumed-role/terrane-plan/");
    }

    @Test
    void aProgramThatIsNotThereIsNamed(@TempDir Path folder) {
        Launcher.Outcome outcome = new Workbench(folder).terrane("").run("demo", "no-such-program");

        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.err()).contains("there is no program `no-such-program` on PATH");
    }
}
