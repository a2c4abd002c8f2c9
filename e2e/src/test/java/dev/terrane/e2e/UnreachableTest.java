package dev.terrane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.e2e.Launcher.Outcome;
import dev.terrane.sandbox.fault.Fault;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** STS does not answer as it should: Terrane tries again, says what it waits for, and gives up. */
class UnreachableTest {
    private static final List<String> APPLY = List.of("apply", "--terragrunt-iam-role",
            AwsWorld.role(AwsWorld.TARGETS.getFirst()));

    private SandboxWorld world;
    private Workbench bench;

    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        world = new SandboxWorld();
        bench = new Workbench(folder).in(world).standIn().file("terragrunt.hcl", "").file("main.tf", "");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void isTold(Outcome outcome, String... said) {
        assertThat(outcome.exitCode()).as(outcome.all()).isEqualTo(1);
        assertThat(outcome.err()).contains(said).doesNotContain("Exception", "\tat ");
        assertThat(bench.started()).as("Terraform").doesNotExist();
    }

    @Test
    void nobodyListens() {
        world.sandbox().faults().stopListening();

        isTold(bench.terragrunt("").run(APPLY), "Waiting for STS at " + world.endpoint() + " (at most 45 s)",
                "STS could not be reached", "endpoint: " + world.endpoint(), "the connection was refused");
    }

    @Test
    void theHostIsNotKnown() {
        bench.with("AWS_ENDPOINT_URL", "http://sts.invalid");

        isTold(bench.terragrunt("").run(APPLY), "the host sts.invalid of STS is not known", "AWS_REGION");
    }

    @Test
    void itComesBackInTime() {
        world.sandbox().faults().next(1, "sts:AssumeRole", Fault.throttle())
                .next(1, "sts:AssumeRole", Fault.internalError()).next(1, "sts:AssumeRole", Fault.cut());

        Outcome outcome = bench.terragrunt("").run(APPLY);

        assertThat(outcome.exitCode()).as(outcome.all()).isZero();
        assertThat(bench.started()).exists();
    }
}
