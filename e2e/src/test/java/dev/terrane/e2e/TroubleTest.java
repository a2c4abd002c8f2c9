package dev.terrane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.e2e.Launcher.Outcome;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.fault.Fault;
import dev.terrane.sandbox.iam.Session;
import dev.terrane.sandbox.iam.Trust;
import dev.terrane.sandbox.record.RecordedRequest;
import dev.terrane.sandbox.record.SecretScan;
import dev.terrane.sandbox.s3.S3;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What befalls identities while real Terraform runs with a locked state in S3. After each trouble there is no process, no temporary file
 * and no open port left, no lock but one that Terraform could not give back, and no secret in anything that was written.
 */
class TroubleTest {
    private static final String ISSUER = "https://token.example";
    private static final String AUDIENCE = "sts.amazonaws.com";
    private static final String ACCOUNT = AwsWorld.TARGETS.getFirst();
    private static final String ROLE = AwsWorld.role(ACCOUNT);
    private static final String HUB = "arn:aws:iam::" + AwsWorld.SECURITY + ":role/hub";
    private static final String STATE = "terraform.tfstate";
    private static final Duration LIFE = Duration.ofSeconds(16);
    private static final List<String> APPLY = List.of("apply", "-auto-approve", "--log-level", "trace");
    /** Asks for credentials as an SDK would, again and again, until it is told to end. */
    private static final String WORK = """
            echo "$AWS_CONTAINER_CREDENTIALS_FULL_URI" > "$1/uri"
            while [ ! -e "$1/go" ]; do
              printf 'header = "Authorization: %s"\n' "$AWS_CONTAINER_AUTHORIZATION_TOKEN" |
                curl -s -o /dev/null -w '%{http_code}' -K - "$AWS_CONTAINER_CREDENTIALS_FULL_URI" > "$1/status"
              sleep 0.1
            done
            """;

    private Sandbox sandbox;
    private Workbench bench;
    private CommandLines arguments;
    private List<ProcessHandle> children = List.of();

    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        Trust people = Trust.of("arn:aws:iam::" + AwsWorld.SECURITY + ":root");
        sandbox = Sandbox.builder().issuer(ISSUER)
                .account(AwsWorld.SECURITY,
                        account -> account.user("alice", user -> user.allow("sts:AssumeRole")).role("hub",
                                role -> role.trust(people).allow("sts:AssumeRole")))
                .account(ACCOUNT,
                        account -> account.bucket(AwsWorld.bucket(ACCOUNT), AwsWorld.REGION)
                                .oidcProvider(ISSUER, AUDIENCE)
                                .role("deploy", role -> role.trust(people).allow("s3:*"))
                                .role("job", role -> role.allow("s3:*").trust("""
                                        {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
                                          "Principal": {"Federated": "arn:aws:iam::%s:oidc-provider/token.example"}}}
                                        """.formatted(ACCOUNT))))
                .start();
        bench = new Workbench(folder).with("AWS_ENDPOINT_URL", sandbox.endpoint().toString())
                .with("AWS_REGION", AwsWorld.REGION)
                .with("TERRANE_AUDIT_LOG", folder.resolve("audit.jsonl").toString())
                .file("work.sh", WORK).file("terrane.hcl", "aws {\n  credentials = \"endpoint\"\n}\n")
                .file("unit/main.tf", Units.CODE);
        base(sandbox.accessKey(AwsWorld.SECURITY, "alice").id(),
                sandbox.accessKey(AwsWorld.SECURITY, "alice").secret());
        role(ROLE);
        arguments = new CommandLines();
    }

    private void base(String id, String secret) {
        bench.with("AWS_ACCESS_KEY_ID", id).with("AWS_SECRET_ACCESS_KEY", secret);
    }

    private void role(String arn) {
        String impatient = Units.backend(ACCOUNT, STATE).replace("use_lockfile ",
                "max_retries    = 1\n    use_lockfile ");
        bench.file("unit/terragrunt.hcl", "iam_role = \"" + arn + "\"\n" + impatient);
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        arguments.close();
        SecretScan scan = new SecretScan(sandbox.issuedSecrets());
        sandbox.close();
        assertThat(children).as("processes").noneMatch(ProcessHandle::isAlive);
        assertThat(bench.temporary()).as("temporary files").isEmptyDirectory();
        assertThat(scan.files(bench.folder())).as("files").isEmpty();
        assertThat(scan.text("command lines", String.join("\n", arguments.seen()))).isEmpty();
        if (Files.exists(note("uri"))) {
            assertThat(isOpen(URI.create(Files.readString(note("uri")).strip()))).as("the endpoint").isFalse();
        }
    }

    private static boolean isOpen(URI endpoint) {
        try (Socket _ = new Socket(endpoint.getHost(), endpoint.getPort())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** What the work writes down, and what it waits for. */
    private Path note(String name) {
        return folder.resolve(name);
    }

    private String status() {
        try {
            return Files.exists(note("status")) ? Files.readString(note("status")) : "";
        } catch (IOException e) {
            return "";
        }
    }

    /** Starts an apply and waits until its work has got credentials. */
    private Running work() {
        bench.file("unit/main.tf", """
                resource "terraform_data" "work" {
                  provisioner "local-exec" {
                    command = "exec sh '%s' '%s'"
                  }
                }
                """.formatted(bench.repository().resolve("work.sh"), folder));
        Running running = bench.terragrunt("unit").start(APPLY).await("work has credentials",
                () -> status().equals("200"));
        children = running.descendants();
        return running;
    }

    private Outcome ended(Running running) throws IOException {
        Files.createFile(note("go"));
        return clean(running.end());
    }

    private Outcome clean(Outcome outcome) {
        assertThat(new SecretScan(sandbox.issuedSecrets()).text("the log", outcome.all())).isEmpty();
        assertThat(outcome.err()).doesNotContain("Exception", "\tat ");
        return outcome;
    }

    private List<RecordedRequest> asked(String operation, boolean successfully) {
        return sandbox.requests().stream()
                .filter(request -> request.is(operation) && request.succeeded() == successfully).toList();
    }

    private void isApplied(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.all()).isZero();
        assertThat(sandbox.buckets()).flatExtracting(S3.Contents::keys).as("the state, and no lock")
                .containsExactly(STATE);
        assertThat(asked("s3:PutObject", true)).extracting(RecordedRequest::resource).as("the lock was held")
                .anyMatch(object -> object.endsWith(AwsWorld.lock(STATE)));
    }

    private static long warnings(Outcome outcome, String text) {
        return outcome.err().lines().filter(line -> line.contains("WARN") && line.contains(text)).count();
    }

    /** Credentials of a role, as those of an instance or a sign-on: what asks for the unit's role. */
    private Session ofHub() {
        Session hub = sandbox.session(HUB, "me", Duration.ofHours(1));
        base(hub.accessKeyId(), hub.secret());
        bench.with("AWS_SESSION_TOKEN", hub.token());
        return hub;
    }

    enum Loss {
        BASE_ENDS, ROLE_IS_WITHDRAWN
    }

    private void lose(Loss loss, Session hub) {
        switch (loss) {
            case BASE_ENDS -> sandbox.faults().expire(hub.accessKeyId());
            case ROLE_IS_WITHDRAWN -> sandbox.faults().withdrawTrust(ROLE);
        }
    }

    @ParameterizedTest
    @CsvSource({"BASE_ENDS, ExpiredToken", "ROLE_IS_WITHDRAWN, AccessDenied"})
    void whatCannotBeRenewedIsUsedWhileItLivesAndThatIsSaidOnce(Loss loss, String reason) throws IOException {
        Session hub = ofHub();
        sandbox.faults().sessionsLive(LIFE);
        Running running = work();

        lose(loss, hub);
        running.await("two renewals were refused", () -> asked("sts:AssumeRole", false).size() >= 2);

        Outcome outcome = ended(running);
        isApplied(outcome);
        assertThat(warnings(outcome, ROLE)).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.err()).contains(reason);
        assertThat(folder.resolve("audit.jsonl")).content().contains("\"event\":\"session.refused\"", reason);
    }

    @ParameterizedTest
    @CsvSource({"BASE_ENDS, ExpiredToken", "ROLE_IS_WITHDRAWN, AccessDenied"})
    void whereTheSessionEndsTooTheReasonIsToldAndTheStateKept(Loss loss, String reason) throws IOException {
        Session hub = ofHub();
        sandbox.faults().sessionsLive(Duration.ofSeconds(6));
        bench.with("AWS_MAX_ATTEMPTS", "1");
        Running running = work();

        lose(loss, hub);
        running.await("there are no credentials any more", () -> !status().matches("|200"));

        Outcome outcome = ended(running);
        assertThat(outcome.exitCode()).as(outcome.all()).isEqualTo(1);
        assertThat(outcome.err()).contains(reason);
        try (Stream<Path> files = Files.walk(bench.repository())) {
            assertThat(files).as("the state is kept beside the code")
                    .anyMatch(file -> file.endsWith("errored.tfstate"));
        }
        assertThat(sandbox.buckets()).flatExtracting(S3.Contents::keys).as("the lock guards what is not written yet")
                .containsExactly(AwsWorld.lock(STATE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BASE_ENDS", "ROLE_IS_WITHDRAWN"})
    void whatComesBackIsUsedAgain(Loss loss) throws IOException {
        Session hub = ofHub();
        sandbox.faults().sessionsLive(LIFE);
        Running running = work();

        lose(loss, hub);
        running.await("a renewal was refused", () -> !asked("sts:AssumeRole", false).isEmpty());
        sandbox.faults().restore(ROLE).reactivate(hub.accessKeyId());
        running.await("a session was renewed", () -> asked("sts:AssumeRole", true).size() >= 2);

        isApplied(ended(running));
    }

    @Test
    void aTokenThatIsRotatedIsReadAnew() throws IOException {
        Path token = folder.resolve("token");
        Files.writeString(token, sandbox.issuer(ISSUER).token("job", AUDIENCE, Duration.ofSeconds(6)));
        role("arn:aws:iam::" + ACCOUNT + ":role/job");
        bench.with("TG_IAM_ASSUME_ROLE_WEB_IDENTITY_TOKEN", token.toString()).without("AWS_ACCESS_KEY_ID")
                .without("AWS_SECRET_ACCESS_KEY");
        sandbox.faults().sessionsLive(LIFE);
        Running running = work();

        Files.writeString(token, sandbox.issuer(ISSUER).token("job", AUDIENCE, Duration.ofHours(1)));
        running.await("the session was renewed",
                () -> asked("sts:AssumeRoleWithWebIdentity", true).size() >= 2);
        Files.delete(token);

        isApplied(ended(running));
        assertThat(asked("sts:AssumeRoleWithWebIdentity", false)).isEmpty();
    }

    /** Terraform signs by the machine's clock: STS minds ten minutes, S3 does not, and an S3 backend need not ask STS. */
    @ParameterizedTest
    @CsvSource({"-10, environment", "-10, endpoint", "-10, process", "10, environment", "10, endpoint", "10, process"})
    void aClockThatIsOffIsMadeUpFor(int minutes, String delivery) {
        sandbox.faults().clockAhead(Duration.ofMinutes(minutes));
        bench.with("TERRANE_AWS_CREDENTIALS", delivery).file("unit/terragrunt.hcl",
                "iam_role = \"" + ROLE + "\"\n" + Units.backend(ACCOUNT, STATE).replace("use_lockfile ",
                        "skip_credentials_validation = true\n    skip_requesting_account_id = true\n    use_lockfile "));

        Outcome outcome = clean(bench.terragrunt("unit").run(APPLY));

        isApplied(outcome);
        assertThat(asked("sts:AssumeRole", true)).hasSize(1);
        assertThat(warnings(outcome, "clock is off by")).as(outcome.err()).isEqualTo(1);
    }

    static Stream<Arguments> passing() {
        return Stream.of(Arguments.of("throttling", Fault.throttle()),
                Arguments.of("an error inside of STS", Fault.internalError()),
                Arguments.of("a connection that is cut", Fault.cut()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void whatPassesIsWaitedFor(String name, Fault fault) {
        sandbox.faults().next(3, "sts:AssumeRole", fault);

        isApplied(clean(bench.terragrunt("unit").run(APPLY)));

        assertThat(asked("sts:AssumeRole", true)).hasSize(1);
    }

    @Test
    void anStsThatHangsAndIsCutIsAskedAgain() throws InterruptedException {
        sandbox.faults().next(1, "sts:AssumeRole", Fault.hang());
        Running running = bench.terragrunt("unit").start(APPLY);

        sandbox.faults().awaitHanging();
        sandbox.faults().clear();

        isApplied(clean(running.end()));
    }

    @Test
    void anStsThatIsAwayIsWaitedFor() {
        sandbox.faults().stopListening();
        Running running = bench.terragrunt("unit").start(APPLY).awaitSaid("Waiting for STS");

        sandbox.faults().listenAgain();

        Outcome outcome = clean(running.end());
        isApplied(outcome);
        assertThat(outcome.err()).containsOnlyOnce("Waiting for STS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apply", "run --all --non-interactive -- apply", "auth doctor", "auth whoami",
        "auth exec -- true", "auth credentials", "auth console --print"})
    void ctrlCEndsACallThatIsInFlight(String line) throws InterruptedException {
        sandbox.faults().always("sts:*", Fault.hang());
        Running running = bench.terrane("unit").start(Arrays.asList(line.split(" ")));
        sandbox.faults().awaitHanging();
        children = running.descendants();

        running.signal("INT");

        Outcome outcome = clean(running.end());
        assertThat(outcome.exitCode()).as(outcome.all()).isEqualTo(130);
        assertThat(outcome.err()).containsOnlyOnce("Interrupted").doesNotContain("ERROR");
        assertThat(sandbox.buckets()).flatExtracting(S3.Contents::keys).isEmpty();
    }

    @Test
    void aHundredUnitsWaitForASlowStsTogether() {
        int units = 100;
        bench.standIn(":").file("terrane.hcl", "aws {\n  session_name = \"{unit}\"\n}\n");
        for (int unit = 0; unit < units; unit++) {
            bench.file("many/unit-" + unit + "/main.tf", "").file("many/unit-" + unit + "/terragrunt.hcl",
                    "iam_role = \"" + ROLE + "\"\n");
        }
        sandbox.faults().always("sts:AssumeRole", Fault.delay(Duration.ofMillis(300)));

        Outcome outcome = clean(bench.terragrunt("many").run("run", "--all", "--non-interactive", "--log-level",
                "trace", "--report-file", "report.json", "--", "plan"));

        assertThat(outcome.exitCode()).as(outcome.all()).isZero();
        assertThat(asked("sts:AssumeRole", true)).hasSize(units);
        assertThat(bench.repository().resolve("many/report.json")).content().contains("unit-99");
    }
}
