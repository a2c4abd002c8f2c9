package dev.terrane.aws.sts;

import static dev.terrane.aws.testing.Accounts.APPLY;
import static dev.terrane.aws.testing.Accounts.DEPLOY_DEV;
import static dev.terrane.aws.testing.Accounts.SECURITY;
import static dev.terrane.aws.testing.Accounts.UNIT;
import static dev.terrane.aws.testing.Accounts.role;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.AwsFailure.Kind;
import dev.terrane.aws.AwsIdentities;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.auth.AuthAnswer;
import dev.terrane.aws.http.Patience;
import dev.terrane.aws.session.Credentials;
import dev.terrane.aws.testing.Accounts;
import dev.terrane.aws.testing.FakeTime;
import dev.terrane.aws.testing.TestWorld;
import dev.terrane.aws.world.Notices.Level;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.fault.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong between Terrane and STS, and what becomes of it. */
class StsFaultsTest {
    @TempDir
    Path home;

    private TestWorld world;
    private FakeTime time;
    private Sandbox sandbox;

    @BeforeEach
    void start() {
        world = new TestWorld(home).patience(TestWorld.SHORT);
        time = world.time();
        sandbox = Accounts.sandbox(time.clock());
        world.user(sandbox, SECURITY, "alice");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private Credentials obtain() {
        try (AwsIdentities identities = world.identities()) {
            return identities.session(identities.plan(UNIT, world.layers(role(DEPLOY_DEV)), AuthAnswer.NOTHING, APPLY))
                    .credentials();
        }
    }

    private AwsFailure failure() {
        return catchThrowableOfType(IdentityException.class, this::obtain).failure();
    }

    private static List<Fault> passing() {
        return List.of(Fault.throttle(), Fault.internalError(), Fault.cut(), Fault.hang(),
                Fault.refuse(400, "IDPCommunicationError", "try again"), Fault.refuse(429, "TooManyRequests", "slow"),
                Fault.refuse(503, "ServiceUnavailable", "down"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whatPassesIsAskedAgain(Fault fault) {
        sandbox.faults().next(2, "sts:AssumeRole", fault);

        assertThat(obtain().accessKeyId()).startsWith("ASIA");
        assertThat(time.pauses()).hasSize(2);
    }

    @Test
    void anEndpointThatIsAwayForHalfAMinuteIsWaitedForAndThatIsSaidOnce() {
        sandbox.faults().stopListening();
        time.at(time.now().plusSeconds(30), () -> sandbox.faults().listenAgain());

        assertThat(obtain().accessKeyId()).startsWith("ASIA");
        assertThat(world.notices().of(Level.INFO)).singleElement().asString().contains("Waiting for STS at http://127",
                "45 s");
    }

    @Test
    void anEndpointThatStaysAwayIsGivenUpWithin45SecondsAndNamed() {
        sandbox.faults().stopListening();

        AwsFailure failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure.text()).contains("could not be reached", "endpoint: " + sandbox.endpoint(),
                "the connection was refused", "AWS_ENDPOINT_URL_STS", "role: " + DEPLOY_DEV);
        assertThat(time.pauses().stream().reduce(Duration.ZERO, Duration::plus)).isBetween(Duration.ofSeconds(30),
                Duration.ofSeconds(45));
    }

    @Test
    void anEndpointThatWasJustGivenUpIsNotWaitedForByEachUnit() {
        sandbox.faults().stopListening();
        try (AwsIdentities identities = world.identities()) {
            for (String role : List.of(DEPLOY_DEV, Accounts.HUB, Accounts.NOBODY)) {
                assertThat(catchThrowableOfType(IdentityException.class,
                        () -> identities
                                .session(identities.plan(UNIT, world.layers(role(role)), AuthAnswer.NOTHING, APPLY)))
                        .failure().kind()).isEqualTo(Kind.UNREACHABLE);
            }
            assertThat(time.pauses().stream().reduce(Duration.ZERO, Duration::plus)).isLessThan(Duration.ofSeconds(46));

            sandbox.faults().listenAgain();
            time.pass(Duration.ofSeconds(10));
            assertThat(identities
                    .session(identities.plan(UNIT, world.layers(role(DEPLOY_DEV)), AuthAnswer.NOTHING, APPLY))
                    .credentials().accessKeyId()).startsWith("ASIA");
        }
    }

    @Test
    void throttlingWithoutEndIsGivenUpToo() {
        sandbox.faults().always("sts:AssumeRole", Fault.throttle());

        assertThat(failure().text()).contains("could not be reached", "it answered Throttling (HTTP 400)");
    }

    @Test
    void anUnknownHostIsGivenUpAfterTenSeconds() {
        world.set("AWS_ENDPOINT_URL", "http://sts.invalid");

        AwsFailure failure = failure();

        assertThat(failure.text()).contains("the host sts.invalid of STS is not known");
        assertThat(time.pauses().stream().reduce(Duration.ZERO, Duration::plus)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aFinalRefusalIsNotAskedAgain() {
        sandbox.faults().withdrawTrust(DEPLOY_DEV);

        failure();

        assertThat(time.pauses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-10, 10})
    void aClockThatIsTenMinutesOffIsTakenIntoAccount(int minutes) {
        sandbox.faults().clockAhead(Duration.ofMinutes(minutes));

        Credentials credentials = obtain();

        assertThat(credentials.expiration()).as("in terms of this machine's clock").hasValueSatisfying(
                end -> assertThat(Duration.between(time.now().plus(Duration.ofHours(1)), end).abs())
                        .isLessThan(Duration.ofSeconds(2)));
        assertThat(world.notices().of(Level.WARN)).singleElement().asString().contains("clock is off by");
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        sandbox.faults().always("sts:AssumeRole", Fault.hang());
        world.patience(Patience.USUAL);
        CompletableFuture<AwsFailure> failure = new CompletableFuture<>();
        Thread unit = Thread.ofVirtual().start(() -> failure.complete(failure()));
        while (unit.getState() != Thread.State.WAITING && unit.isAlive()) {
            Thread.onSpinWait();
        }

        unit.interrupt();

        assertThat(failure.get().kind()).isEqualTo(Kind.CANCELLED);
    }

    @Test
    void expiredBaseCredentialsAreSaidToBe() {
        sandbox.faults().expire(sandbox.accessKey(SECURITY, "alice").id());

        AwsFailure failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.BASE_EXPIRED);
        assertThat(failure.text()).contains("log in again");
    }

    @Test
    void aKeyThatAwsDoesNotKnowIsSaidToBe() {
        sandbox.faults().deactivate(sandbox.accessKey(SECURITY, "alice").id());

        assertThat(failure().text()).contains("InvalidClientTokenId", "AWS does not know the access key");
    }

    @Test
    void aSecretThatDoesNotBelongToTheKeyIsSaidTo() {
        world.set("AWS_SECRET_ACCESS_KEY", "not-the-secret");

        assertThat(failure().text()).contains("SignatureDoesNotMatch", "does not belong to the access key id")
                .doesNotContain("not-the-secret");
    }

    @Test
    void aRegionForWhichTheAccountHasSwitchedStsOffIsNamed() {
        sandbox.close();
        sandbox = Accounts.builder().clock(time.clock())
                .account(SECURITY, account -> account.withoutSts("eu-central-1")).start();
        world.user(sandbox, SECURITY, "alice");

        assertThat(failure().text()).contains("RegionDisabledException",
                "STS is switched off for the region eu-central-1", "name another region");

        world.set("AWS_REGION", "eu-west-1");
        assertThat(obtain().accessKeyId()).startsWith("ASIA");
    }
}
