package dev.terrane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.e2e.Launcher.Outcome;
import dev.terrane.sandbox.record.RecordedRequest;
import dev.terrane.sandbox.record.SecretScan;
import dev.terrane.sandbox.s3.S3;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Terraform works for longer than a session lives, with the AWS provider and a locked state in S3. */
class LongRunTest {
    private static final String ACCOUNT = AwsWorld.TARGETS.getFirst();
    private static final Duration LIFE = Duration.ofSeconds(10);
    /** One such step, and more than half of a session is over. */
    private static final Duration STEP = Duration.ofSeconds(6);

    private SandboxWorld world;
    private Workbench bench;

    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        world = new SandboxWorld();
        world.sandbox().faults().sessionsLive(LIFE);
        bench = new Workbench(folder).in(world).file("unit/terragrunt.hcl",
                "iam_role = \"" + AwsWorld.role(ACCOUNT) + "\"\n" + Units.backend(ACCOUNT, "terraform.tfstate"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** Steps of work, and after each a parameter that is written with whatever credentials there are by then. */
    private void code(int steps) {
        StringBuilder code = new StringBuilder(Units.PARAMETER);
        String before = "aws_ssm_parameter.it";
        for (int step = 1; step <= steps; step++) {
            code.append("""

                    resource "terraform_data" "work_%1$d" {
                      depends_on = [%2$s]
                      provisioner "local-exec" {
                        command = "sleep %3$d; touch '%4$s-%1$d'"
                      }
                    }

                    resource "aws_ssm_parameter" "step_%1$d" {
                      depends_on = [terraform_data.work_%1$d]
                      name       = "/service/step/%1$d"
                      type       = "String"
                      value      = "done"
                    }
                    """.formatted(step, before, STEP.toSeconds(), mark()));
            before = "aws_ssm_parameter.step_" + step;
        }
        bench.file("unit/main.tf", code.toString());
    }

    private Path mark() {
        return folder.resolve("worked");
    }

    private List<RecordedRequest> sessions() {
        return world.sandbox().requests().stream()
                .filter(request -> request.is("sts:AssumeRole") && request.succeeded()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"endpoint", "process"})
    void theApplyEndsWellWhereCredentialsAreRenewed(String delivery) {
        code(4);
        bench.file("terrane.hcl", "aws {\n  credentials = \"" + delivery + "\"\n}\n");

        Running running = bench.terragrunt("unit").start(List.of("apply", "-auto-approve", "--log-level", "trace"))
                .awaitFile(Path.of(mark() + "-3"));
        List<ProcessHandle> children = running.descendants();
        SecretScan scan = new SecretScan(world.secrets());
        assertThat(scan.commandLines()).as("while it runs").isEmpty();
        assertThat(scan.files(bench.folder())).as("while it runs").isEmpty();
        Outcome outcome = running.end();

        assertThat(outcome.exitCode()).as(outcome.all()).isZero();
        assertThat(outcome.out()).contains("Apply complete! Resources: 9 added");
        assertThat(sessions()).as("the first session and three renewals").hasSizeGreaterThanOrEqualTo(4);
        assertThat(world.sandbox().requests()).as("calls with what had expired").noneMatch(
                request -> request.error().filter(code -> code.startsWith("Expired")).isPresent());
        assertThat(world.sandbox().buckets()).flatExtracting(S3.Contents::keys).as("the state, and no lock")
                .containsExactly("terraform.tfstate");
        assertThat(children).as("processes").isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(bench.temporary()).as("temporary files").isEmptyDirectory();
        SecretScan after = new SecretScan(world.secrets());
        assertThat(after.files(bench.folder())).isEmpty();
        assertThat(after.text("the log", outcome.all())).isEmpty();
    }

    @Test
    void inTheEnvironmentTheFailureIsForetold() {
        code(2);

        Outcome outcome = bench.terragrunt("unit").run("apply", "-auto-approve");

        assertThat(outcome.exitCode()).as(outcome.all()).isEqualTo(1);
        assertThat(outcome.all()).contains("ExpiredToken");
        assertThat(outcome.err().lines()).as("the warning").filteredOn(line -> line.contains("WARN"))
                .first().asString().contains("The credentials of unit end in ", "credentials = \"endpoint\"");
    }

    @Test
    void whereLessIsLeftThanIsAskedForNothingBegins() {
        bench.standIn().file("unit/main.tf", "").file("terrane.hcl", "aws {\n  min_remaining = \"5m\"\n}\n");

        Outcome outcome = bench.terragrunt("unit").run("apply", "-auto-approve");

        assertThat(outcome.exitCode()).as(outcome.all()).isEqualTo(1);
        assertThat(outcome.err()).contains("min_remaining", "terrane.hcl:2", "credentials = \"endpoint\"");
        assertThat(bench.started()).doesNotExist();
        assertThat(world.accountsWithState("terraform.tfstate")).isEqualTo(Set.of());
    }
}
