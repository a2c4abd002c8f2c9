package dev.terrane.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrane.sandbox.Clients;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.TestClock;
import dev.terrane.sandbox.iam.Trust;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

/** Each switch does what it says, and undoes it. */
class FaultsTest {
    private static final String ACCOUNT = "111111111111";
    private static final String ROLE = "arn:aws:iam::111111111111:role/deploy";

    private final TestClock clock = new TestClock();
    private final Sandbox sandbox = Sandbox.builder().clock(clock)
            .account(ACCOUNT, account -> account.user("alice", user -> user.allow("sts:*")).role("deploy",
                    role -> role.trust(Trust.of(ACCOUNT)).allow("ssm:*")))
            .start();
    private final Faults faults = sandbox.faults();
    private final Clients clients = new Clients(sandbox);
    private final StsClient alice = clients.sts(Clients.of(sandbox.accessKey(ACCOUNT, "alice")));

    @AfterEach
    void close() {
        alice.close();
        sandbox.close();
    }

    private Credentials assume() {
        return alice.assumeRole(request -> request.roleArn(ROLE).roleSessionName("it")).credentials();
    }

    private String code(ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(StsException.class, call).awsErrorDetails().errorCode();
    }

    @Test
    void theNextCallsAreThrottledAndThenItWorks() {
        faults.next(2, "sts:AssumeRole", Fault.throttle());
        assertThat(code(this::assume)).isEqualTo("Throttling");
        alice.getCallerIdentity();
        assertThat(code(this::assume)).isEqualTo("Throttling");
        assume();
        assertThat(sandbox.requests()).extracting(request -> request.error().orElse("done")).containsExactly(
                "Throttling", "done", "Throttling", "done");
    }

    @Test
    void aServiceFailsUntilItIsMended() {
        faults.always("sts:*", Fault.internalError());
        StsException refused = catchThrowableOfType(StsException.class, this::assume);
        assertThat(refused.statusCode()).isEqualTo(500);
        assertThat(code(alice::getCallerIdentity)).isEqualTo("InternalFailure");
        faults.clear();
        assume();
    }

    @Test
    void aConnectionIsCutAndRecorded() {
        faults.next(1, "*", Fault.cut());
        assertThatThrownBy(this::assume).isInstanceOf(SdkClientException.class);
        assertThat(sandbox.requests()).singleElement().satisfies(request -> {
            assertThat(request.status()).isZero();
            assertThat(request.error()).contains("ConnectionCut");
        });
        assume();
    }

    @Test
    void aCallHangsUntilTheFaultIsCleared() throws InterruptedException {
        faults.next(1, "sts:AssumeRole", Fault.hang());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Credentials> hanging = CompletableFuture.supplyAsync(this::assume, threads);
            faults.awaitHanging();
            assume();
            assertThat(hanging).isNotDone();
            faults.clear();
            assertThatThrownBy(hanging::join).hasCauseInstanceOf(SdkClientException.class);
        }
    }

    @Test
    void aDelayIsFollowedByTheAnswer() {
        faults.next(1, "sts:AssumeRole", Fault.delay(Duration.ofMillis(1)));
        faults.next(1, "sts:AssumeRole", Fault.throttle());
        assertThat(code(this::assume)).isEqualTo("Throttling");
        assume();
    }

    @Test
    void nobodyListensAndThenSomebodyDoesOnTheSamePort() {
        assume();
        faults.stopListening();
        assertThatThrownBy(this::assume).isInstanceOf(SdkClientException.class);
        faults.listenAgain();
        assume();
    }

    @Test
    void sessionsLiveShorterThanIsAskedAndSaySo() {
        faults.sessionsLive(Duration.ofSeconds(20));
        Credentials issued = assume();
        assertThat(issued.expiration()).isBeforeOrEqualTo(clock.instant().plusSeconds(20));
        try (StsClient session = clients.sts(Clients.of(issued))) {
            session.getCallerIdentity();
            clock.advance(Duration.ofSeconds(20));
            assertThat(code(session::getCallerIdentity)).isEqualTo("ExpiredToken");
        }
    }

    @Test
    void trustIsWithdrawnWhileSessionsLiveOn() {
        try (StsClient session = clients.sts(Clients.of(assume()))) {
            faults.withdrawTrust(ROLE);
            assertThat(code(this::assume)).isEqualTo("AccessDenied");
            session.getCallerIdentity();
            faults.restore(ROLE);
            assume();
        }
    }

    @Test
    void permissionsAreWithdrawnFromSessionsThatLive() {
        try (SsmClient ssm = clients.ssm(Clients.of(assume()))) {
            ssm.describeParameters();
            faults.withdrawPermissions(ROLE);
            assertThatThrownBy(ssm::describeParameters).hasMessageContaining("is not authorized to perform");
            faults.restore(ROLE);
            ssm.describeParameters();
        }
    }

    @Test
    void baseCredentialsExpireOrVanishAndComeBack() {
        String key = sandbox.accessKey(ACCOUNT, "alice").id();
        faults.expire(key);
        assertThat(code(this::assume)).isEqualTo("ExpiredToken");
        faults.deactivate(key);
        assertThat(code(this::assume)).isEqualTo("InvalidClientTokenId");
        faults.reactivate(key);
        assume();
    }
}
