package dev.terrane.run.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.run.RunOptions;
import dev.terrane.run.RunOptions.BackendOptions;
import dev.terrane.run.testing.Workshop;
import dev.terrane.run.unit.UnitRunner;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.record.RecordedRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bucket and the lock table of a unit's state, made by `backend bootstrap` and by an `init` that may. */
class BootstrapTest {
    private static final String ACCOUNT = "111111111111";

    @TempDir
    private Path folder;
    private Workshop workshop;
    private Sandbox sandbox;

    @BeforeEach
    void open() throws IOException {
        sandbox = Sandbox.builder()
                .account(ACCOUNT,
                        account -> account.user("alice", user -> user.allow("s3:*", "dynamodb:*", "sts:*"))
                                .user("guest", user -> user.allow("sts:*")).bucket("taken", "eu-west-1"))
                .start();
        workshop = new Workshop(folder).in(sandbox, sandbox.accessKey(ACCOUNT, "alice"));
        unit("");
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private void unit(String more) throws IOException {
        workshop.unit("app", """
                remote_state {
                  backend = "s3"
                  generate = { path = "backend.tf", if_exists = "overwrite" }
                  config = {
                    bucket         = "states"
                    key            = "app/terraform.tfstate"
                    region         = "eu-west-1"
                    dynamodb_table = "locks"
                    %s
                  }
                }
                """.formatted(more));
    }

    @Test
    void makesABucketThatKeepsVersionsEncryptsAndShowsNobodyAnything() {
        assertThat(bootstrap()).isZero();
        assertThat(sandbox.buckets()).anySatisfy(bucket -> {
            assertThat(bucket.bucket()).isEqualTo("states");
            assertThat(bucket.region()).isEqualTo("eu-west-1");
        });
        assertThat(changes()).contains("CreateBucket", "PutBucketPolicy", "PutPublicAccessBlock",
                "PutBucketVersioning", "PutBucketEncryption", "CreateTable");
    }

    @Test
    void changesNothingOfWhatItHasMade() {
        bootstrap();
        sandbox.forgetRequests();

        assertThat(bootstrap()).isZero();
        assertThat(changes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"skip_bucket_versioning, PutBucketVersioning", "skip_bucket_ssencryption, PutBucketEncryption",
        "skip_bucket_public_access_blocking, PutPublicAccessBlock"})
    void leavesOutWhatIsNotWanted(String setting, String change) throws IOException {
        unit(setting + " = true");

        assertThat(bootstrap()).isZero();
        assertThat(changes()).doesNotContain(change).contains("CreateBucket");
    }

    @Test
    void tagsWhatItMakesAndLogsAccessWhereAskedTo() throws IOException {
        unit("""
                s3_bucket_tags            = { team = "net" }
                dynamodb_table_tags       = { team = "net" }
                accesslogging_bucket_name = "access-logs"
                """);

        assertThat(bootstrap()).isZero();
        assertThat(sandbox.buckets()).extracting(bucket -> bucket.bucket()).contains("states", "access-logs");
        assertThat(changes()).contains("PutBucketTagging", "PutBucketLogging");
    }

    @Test
    void bringsABucketThatIsThereUpToDate() throws IOException {
        workshop.unit("app", """
                remote_state {
                  backend = "s3"
                  generate = { path = "backend.tf", if_exists = "overwrite" }
                  config = { bucket = "taken", key = "k", region = "eu-west-1" }
                }
                """);

        assertThat(bootstrap()).isZero();
        assertThat(changes()).doesNotContain("CreateBucket").contains("PutBucketEncryption", "PutBucketPolicy");
    }

    @Test
    void makesNothingWhereTheAnswerIsNo() {
        workshop.answering("n\n");

        workshop.with("app", options -> options, UnitRunner::bootstrapBackend, "init");

        assertThat(changes()).isEmpty();
    }

    @Test
    void anInitMakesItWhereItMay() {
        assertThat(workshop.run("app", options -> with(options, new BackendOptions(true, false, true)), "plan"))
                .isZero();
        assertThat(changes()).contains("CreateBucket", "CreateTable");
        assertThat(workshop.programs().calls()).containsExactly("terraform init", "terraform plan");
    }

    @Test
    void anInitMakesNothingUnasked() {
        assertThat(workshop.run("app", "plan")).isZero();
        assertThat(changes()).isEmpty();
    }

    @Test
    void whoMayNotIsNamed() {
        workshop.in(sandbox, sandbox.accessKey(ACCOUNT, "guest"));

        assertThat(bootstrap()).isEqualTo(1);
        assertThat(workshop.said()).anyMatch(line -> line.contains("states") && line.contains("AWS_ACCESS_KEY_ID"));
    }

    private int bootstrap() {
        return workshop.with("app", options -> with(options, options.backend()), UnitRunner::bootstrapBackend, "init");
    }

    private static RunOptions with(RunOptions options, BackendOptions backend) {
        return new RunOptions(options.workingDirectory(), options.configFile(), options.downloadDirectory(),
                options.command(), options.scope(), options.terraform(), options.auth(), options.source(), backend,
                options.dependencies(), options.queue(), options.report(), options.log(), options.features(),
                options.experiments(), options.strictControls(), true, options.hooks(), options.inputsDebug());
    }

    /** What was changed, by the names of the operations. */
    private List<String> changes() {
        return sandbox.requests().stream().map(RecordedRequest::action)
                .filter(action -> action.startsWith("Put") || action.startsWith("Create")
                        || action.startsWith("Update"))
                .toList();
    }
}
