package dev.terrane.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.terrane.sandbox.iam.Session;
import dev.terrane.sandbox.iam.Trust;
import dev.terrane.sandbox.record.RecordedRequest;
import dev.terrane.sandbox.record.SecretScan;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The real OpenTofu or Terraform keeps its state here and locks it, in the bucket and in the table. */
class TerraformBackendTest {
    private static final String ACCOUNT = "222222222222";
    private static final String KEY = "app/terraform.tfstate";
    private static final String IN_BUCKET = "use_lockfile = true";
    private static final String IN_TABLE = "dynamodb_table = \"locks\"";

    private final Sandbox sandbox = Sandbox.builder()
            .account(ACCOUNT,
                    account -> account.bucket("state-222").lockTable("locks")
                            .role("deploy", role -> role.trust(Trust.of(ACCOUNT)).allow("s3:*", "dynamodb:*"))
                            .role("reader",
                                    role -> role.trust(Trust.of(ACCOUNT)).allow("s3:Get*", "s3:List*",
                                            "dynamodb:GetItem")))
            .start();

    @TempDir
    private Path folder;
    private String program = "";

    private record Result(int code, String output) {}

    @BeforeEach
    void find() {
        Optional<String> found = Stream.of("tofu", "terraform")
                .flatMap(name -> Pattern.compile(File.pathSeparator).splitAsStream(System.getenv("PATH"))
                        .map(path -> Path.of(path, name)))
                .filter(Files::isExecutable).map(Path::toString).findFirst();
        assumeTrue(found.isPresent() || System.getenv("CI") != null, "needs tofu or terraform on the PATH");
        program = found.orElseThrow();
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private void write(String lock) throws IOException {
        Files.writeString(folder.resolve("main.tf"), """
                terraform {
                  backend "s3" {
                    bucket = "state-222"
                    key    = "%s"
                    region = "us-east-1"
                    %s
                  }
                }

                resource "terraform_data" "it" {
                  input = "x"
                }
                """.formatted(KEY, lock));
    }

    private Result run(String role, String... arguments) throws IOException, InterruptedException {
        Session session = sandbox.session("arn:aws:iam::" + ACCOUNT + ":role/" + role, "it", Duration.ofHours(1));
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(program), Stream.of(arguments)).toList()).directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("TF_"));
        builder.environment().put("AWS_ENDPOINT_URL", sandbox.endpoint().toString());
        builder.environment().put("AWS_ACCESS_KEY_ID", session.accessKeyId());
        builder.environment().put("AWS_SECRET_ACCESS_KEY", session.secret());
        builder.environment().put("AWS_SESSION_TOKEN", session.token());
        builder.environment().put("AWS_CONFIG_FILE", folder.resolve("absent").toString());
        builder.environment().put("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("absent").toString());
        builder.environment().put("CHECKPOINT_DISABLE", "true");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private void succeed(String role, String... arguments) throws IOException, InterruptedException {
        Result result = run(role, arguments);
        assertThat(result.code()).as(result.output()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {IN_BUCKET, IN_TABLE})
    void anApplyLocksWritesItsStateAndUnlocks(String lock) throws IOException, InterruptedException {
        write(lock);
        succeed("deploy", "init", "-no-color");
        succeed("deploy", "apply", "-auto-approve", "-no-color");
        assertThat(sandbox.buckets().getFirst().keys()).containsExactly(KEY);
        assertThat(sandbox.object("state-222", KEY).orElseThrow().text()).contains("terraform_data");
        assertThat(sandbox.items(ACCOUNT, "locks")).noneMatch(item -> item.get("Info").isPresent());
        assertThat(sandbox.requests()).filteredOn(request -> request.resource().contains(KEY))
                .extracting(RecordedRequest::principal)
                .containsOnly("arn:aws:sts::222222222222:assumed-role/deploy/it");
        assertThat(new SecretScan(sandbox.issuedSecrets()).files(folder)).isEmpty();
        succeed("deploy", "plan", "-detailed-exitcode", "-no-color");
    }

    @ParameterizedTest
    @ValueSource(strings = {IN_BUCKET, IN_TABLE})
    void whoMayOnlyReadCannotLockAndCanPlanWithout(String lock) throws IOException, InterruptedException {
        write(lock);
        succeed("deploy", "init", "-no-color");
        Result locked = run("reader", "plan", "-no-color");
        assertThat(locked.code()).isEqualTo(1);
        assertThat(locked.output().replaceAll("\\s+", " ")).contains("Error acquiring the state lock",
                "is not authorized to perform");
        succeed("reader", "plan", "-lock=false", "-no-color");
    }

    @Test
    void aLockThatIsHeldIsTold() throws IOException, InterruptedException {
        write(IN_BUCKET);
        succeed("deploy", "init", "-no-color");
        try (S3Client s3 = new Clients(sandbox)
                .s3(Clients
                        .of(sandbox.session("arn:aws:iam::222222222222:role/deploy", "other", Duration.ofHours(1))))) {
            s3.putObject(request -> request.bucket("state-222").key(KEY + ".tflock"),
                    RequestBody.fromString("{\"ID\":\"held\",\"Who\":\"somebody\"}"));
        }
        Result refused = run("deploy", "apply", "-auto-approve", "-no-color");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.output()).contains("Error acquiring the state lock", "somebody");
    }
}
