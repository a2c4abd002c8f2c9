package dev.terrane.cli.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.sandbox.demo.DemoWorld;
import dev.terrane.sandbox.fault.Fault;
import dev.terrane.sandbox.record.RecordedRequest;
import dev.terrane.sandbox.record.SecretScan;
import dev.terrane.signal.Signals;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the whole program does when AWS fails it. After each test no secret stands in what was said at `trace`, in the audit log or in any
 * file, and nothing is left in the folder for temporary files.
 */
@Timeout(120)
class IdentityFaultsTest {
    private static final String ROLE = DemoWorld.DEV.deployRole();

    private final Live live;

    IdentityFaultsTest(@TempDir Path folder) {
        live = new Live(folder).unit("app", "iam_role = \"" + ROLE + "\"\n").with("TERRANE_AUDIT_LOG",
                folder.resolve("audit.jsonl").toString());
    }

    @AfterEach
    void nothingIsLeftAndNothingIsTold() throws IOException {
        SecretScan scan = new SecretScan(live.sandbox().issuedSecrets());
        live.close();
        assertThat(scan.text("the log", live.err() + live.out())).isEmpty();
        assertThat(scan.files(live.folder())).isEmpty();
        try (Stream<Path> temporary = Files.list(live.temporary())) {
            assertThat(temporary).isEmpty();
        }
    }

    private int plan(String... more) {
        return live.run("app", Stream.concat(Stream.of("plan", "--no-auto-init", "--log-level", "trace"),
                Stream.of(more)).toArray(String[]::new));
    }

    private String audit() throws IOException {
        return Files.readString(live.folder().resolve("audit.jsonl"));
    }

    static Stream<Arguments> passing() {
        return Stream.of(Arguments.of("throttling", Fault.throttle()),
                Arguments.of("an error inside of STS", Fault.internalError()),
                Arguments.of("a connection that is cut", Fault.cut()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void whatPassesIsWaitedFor(String name, Fault fault) throws IOException {
        live.sandbox().faults().next(2, "sts:AssumeRole", fault);

        assertThat(plan()).as(live.err()).isZero();

        assertThat(live.calls()).singleElement().asString().startsWith("plan ASIA");
        assertThat(audit()).contains("\"event\":\"session.obtained\"", "\"event\":\"child.finished\"",
                "\"exit_code\":0");
    }

    @Test
    void aRefusalStopsTheUnitBeforeAnythingOfIt() throws IOException {
        live.sandbox().faults().withdrawTrust(ROLE);
        live.unit("app", """
                iam_role = "%s"
                terraform {
                  before_hook "never" {
                    commands = ["plan"]
                    execute  = ["touch", "%s"]
                  }
                }
                """.formatted(ROLE, live.folder().resolve("hooked")));

        assertThat(plan()).isEqualTo(1);

        assertThat(live.calls()).isEmpty();
        assertThat(live.folder().resolve("hooked")).doesNotExist();
        assertThat(live.err()).containsOnlyOnce("STS refused the role " + ROLE).contains("terragrunt.hcl:1");
        assertThat(audit()).contains("\"event\":\"session.refused\"").doesNotContain("child.started");
    }

    @Test
    void aKeyThatWasTakenBackIsSaidToBe() throws IOException {
        live.sandbox().faults().deactivate(live.user().id());

        assertThat(plan()).isEqualTo(1);

        assertThat(live.calls()).isEmpty();
        assertThat(live.err()).contains("InvalidClientTokenId");
    }

    @ParameterizedTest
    @EnumSource(Signals.Kind.class)
    void aSignalEndsACallThatHangs(Signals.Kind signal) throws Exception {
        live.sandbox().faults().always("sts:AssumeRole", Fault.hang());
        CompletableFuture<Void> pressed = CompletableFuture.runAsync(() -> {
            awaitHanging();
            live.signal(signal);
        });

        assertThat(plan()).isEqualTo(signal.exitCode());

        pressed.join();
        assertThat(live.calls()).isEmpty();
        live.sandbox().faults().clear();
    }

    private void awaitHanging() {
        try {
            live.sandbox().faults().awaitHanging();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-10, 10})
    void aClockThatIsOffIsMadeUpFor(int minutes) throws IOException {
        live.sandbox().faults().clockAhead(Duration.ofMinutes(minutes));

        assertThat(plan()).as(live.err()).isZero();

        assertThat(live.calls()).singleElement().asString().startsWith("plan ASIA");
    }

    @Test
    void aChildOfAnEndpointHasNoKeysAndTheEndpointGoesWithIt() throws IOException {
        assertThat(plan("--aws-credentials", "endpoint")).as(live.err()).isZero();

        assertThat(live.calls()).containsExactly("plan none");
        Optional<String> uri = live.err().lines().filter(line -> line.contains("at http://127.0.0.1:"))
                .map(line -> line.substring(line.indexOf("http"))).findFirst();
        assertThat(uri).isPresent();
        assertThat(URI.create(uri.orElseThrow().strip())).satisfies(gone -> assertThat(isOpen(gone)).isFalse());
    }

    private static boolean isOpen(URI uri) {
        try (Socket _ = new Socket(uri.getHost(), uri.getPort())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void credentialsThatEndTooSoonDoNotBegin() throws IOException {
        live.sandbox().faults().sessionsLive(Duration.ofMinutes(15));

        assertThat(plan("--aws-min-remaining", "20m")).isEqualTo(1);
        assertThat(live.calls()).isEmpty();
        assertThat(live.err()).contains("sooner than min_remaining allows", "--aws-min-remaining");
    }

    @Test
    void credentialsThatEndSoonAreForetold() throws IOException {
        live.sandbox().faults().sessionsLive(Duration.ofMinutes(8));

        assertThat(plan()).as(live.err()).isZero();

        assertThat(live.err()).contains("The credentials of app end in 7 min");
        assertThat(live.calls()).hasSize(1);
    }

    @Test
    void aTokenThatIsGoneIsNoReasonToGoOn() throws IOException {
        live.with("TG_IAM_ASSUME_ROLE_WEB_IDENTITY_TOKEN", live.folder().resolve("token").toString());

        assertThat(plan()).isEqualTo(1);

        assertThat(live.calls()).isEmpty();
        assertThat(live.err()).contains("does not exist", "TG_IAM_ASSUME_ROLE_WEB_IDENTITY_TOKEN");
        assertThat(live.sandbox().requests()).extracting(RecordedRequest::action).doesNotContain("AssumeRole");
    }

    @Test
    void theAuthCommandIsNotIgnoredWhenItFails() throws IOException {
        assertThat(plan("--auth-provider-cmd", "sh -c 'exit 9'")).isEqualTo(9);

        assertThat(live.calls()).isEmpty();
        assertThat(live.err()).contains("ended with exit code 9");
    }
}
