package dev.terrane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.e2e.Launcher.Outcome;
import dev.terrane.e2e.Launcher.Typing;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions reach the person at the terminal, Terraform's and Terrane's own. */
class TerminalTest {
    private static final String APPROVAL = "Enter a value:";
    private static final String MFA = "arn:aws:iam::111111111111:mfa/alice";

    private Workbench bench;

    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        bench = new Workbench(folder).file("unit/terragrunt.hcl", "").file("unit/main.tf", Units.CODE);
    }

    @Test
    void terraformAsksBeforeItApplies() {
        Outcome outcome = bench.terragrunt("unit").onTerminal(List.of(Typing.line(APPROVAL, "yes")), "apply");

        assertThat(outcome.exitCode()).as(outcome.all()).isZero();
        assertThat(outcome.out()).contains("Apply complete! Resources: 1 added");
    }

    @Test
    void anotherAnswerAppliesNothing() {
        Outcome outcome = bench.terragrunt("unit").onTerminal(List.of(Typing.line(APPROVAL, "no")), "apply");

        assertThat(outcome.exitCode()).as(outcome.all()).isEqualTo(1);
        assertThat(outcome.out()).contains("Apply cancelled").doesNotContain("Apply complete!");
    }

    @Test
    void variablesWithoutAValueAreAskedFor() {
        bench.file("unit/variables.tf", "variable \"colour\" {}\noutput \"colour\" {\n  value = var.colour\n}\n");

        Outcome outcome = bench.terragrunt("unit").onTerminal(
                List.of(Typing.line("var.colour", "green"), Typing.line(APPROVAL, "yes")), "apply");

        assertThat(outcome.exitCode()).as(outcome.all()).isZero();
        assertThat(outcome.out()).contains("colour = \"green\"");
    }

    @Test
    void manyUnitsAreAskedForOnce() {
        bench.file("other/terragrunt.hcl", "").file("other/main.tf", Units.CODE);

        Outcome refused = bench.terragrunt("").onTerminal(List.of(Typing.line("(y/n)", "n")), "run", "--all", "apply");
        assertThat(refused.out()).as("refused").doesNotContain("Apply complete!");

        Outcome outcome = bench.terragrunt("").onTerminal(List.of(Typing.line("(y/n)", "y")), "run", "--all", "apply");
        assertThat(outcome.exitCode()).as(outcome.all()).isZero();
        assertThat(outcome.out().split("Apply complete!", -1)).as(outcome.out()).hasSize(3);
    }

    private void askForMfa() {
        bench.file("unit/terragrunt.hcl", "iam_role = \"" + AwsWorld.role(AwsWorld.SECURITY) + "\"\n")
                .with("TERRANE_AWS_MFA_SERIAL", MFA).with("AWS_REGION", AwsWorld.REGION)
                .with("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE").with("AWS_SECRET_ACCESS_KEY", "not-needed");
    }

    @Test
    void aCodeIsNotShownAsItIsTyped() {
        askForMfa();

        Outcome outcome = bench.terragrunt("unit").onTerminal(List.of(Typing.line(MFA + ": ", "no code")), "plan");

        assertThat(outcome.exitCode()).as(outcome.all()).isEqualTo(1);
        assertThat(outcome.out()).contains("is not six digits").doesNotContain("no code", "without echo");
    }

    @Test
    void whoIsInterruptedWhileAskedForACodeSeesWhatIsTypedNext() {
        askForMfa();

        Outcome outcome = bench.terragrunt("unit").onTerminal(List.of(Typing.ctrlC(MFA + ": ")), "plan");

        assertThat(outcome.exitCode()).as(outcome.all()).isEqualTo(130);
        assertThat(outcome.out()).doesNotContain("without echo");
    }
}
