package dev.terrane.sandbox.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrane.sandbox.Clients;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.TestClock;
import dev.terrane.sandbox.iam.Trust;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

class MfaTest {
    private static final String ACCOUNT = "111111111111";
    private static final String ROLE = "arn:aws:iam::111111111111:role/careful";

    private final TestClock clock = new TestClock();
    private final Sandbox sandbox = Sandbox.builder().clock(clock)
            .account(ACCOUNT,
                    account -> account.user("alice", user -> user.allow("sts:*").mfaDevice("alice"))
                            .user("bob", user -> user.allow("sts:*").mfaDevice("bob"))
                            .role("careful", role -> role.trust(Trust.of(ACCOUNT).mfa())))
            .start();
    private final StsClient alice = new Clients(sandbox).sts(Clients.of(sandbox.accessKey(ACCOUNT, "alice")));
    private final String serial = sandbox.mfaSerial(ACCOUNT, "alice");

    @AfterEach
    void close() {
        alice.close();
        sandbox.close();
    }

    private void assume(String code) {
        alice.assumeRole(
                request -> request.roleArn(ROLE).roleSessionName("it").serialNumber(serial).tokenCode(code));
    }

    private static String message(ThrowableAssert.ThrowingCallable call) {
        StsException refused = catchThrowableOfType(StsException.class, call);
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
        return refused.awsErrorDetails().errorMessage();
    }

    @Test
    void aCodeOpensTheRoleOnce() {
        String code = sandbox.mfaCode(ACCOUNT, "alice");
        assume(code);
        assertThat(message(() -> assume(code))).contains("invalid MFA one time pass code");
        clock.advance(Duration.ofSeconds(30));
        assume(sandbox.mfaCode(ACCOUNT, "alice"));
    }

    @Test
    void aCodeOfTheStepBeforeStillCountsAndAnOlderOneDoesNot() {
        String code = sandbox.mfaCode(ACCOUNT, "alice");
        clock.advance(Duration.ofSeconds(30));
        assume(code);
        String next = sandbox.mfaCode(ACCOUNT, "alice");
        clock.advance(Duration.ofSeconds(60));
        assertThat(message(() -> assume(next))).contains("invalid MFA one time pass code");
    }

    @Test
    void anotherUsersDeviceAndHalfAProofAreRefused() {
        assertThat(message(() -> alice.assumeRole(request -> request.roleArn(ROLE).roleSessionName("it")
                .serialNumber(sandbox.mfaSerial(ACCOUNT, "bob")).tokenCode(sandbox.mfaCode(ACCOUNT, "bob")))))
                .contains("verify your MFA serial number is valid");
        assertThat(message(() -> alice
                .assumeRole(request -> request.roleArn(ROLE).roleSessionName("it").serialNumber(serial))))
                .contains("must provide both MFA serial number and one time pass code");
    }

    @Test
    void aSessionWithMfaOpensTheRoleAsOftenAsItLikes() {
        Credentials session = alice
                .getSessionToken(
                        request -> request.serialNumber(serial).tokenCode(sandbox.mfaCode(ACCOUNT, "alice")))
                .credentials();
        assertThat(session.expiration()).isBetween(clock.instant().plus(Duration.ofHours(12)).minusSeconds(1),
                clock.instant().plus(Duration.ofHours(12)));
        try (StsClient sts = new Clients(sandbox).sts(Clients.of(session))) {
            assertThat(sts.getCallerIdentity().arn()).isEqualTo("arn:aws:iam::111111111111:user/alice");
            sts.assumeRole(request -> request.roleArn(ROLE).roleSessionName("one"));
            sts.assumeRole(request -> request.roleArn(ROLE).roleSessionName("two").durationSeconds(3600));
            assertThat(message(sts::getSessionToken)).isEqualTo("Cannot call GetSessionToken with session credentials");
        }
    }

    @Test
    void aSessionWithoutMfaDoesNotOpenIt() {
        Credentials session = alice.getSessionToken(request -> request.durationSeconds(900)).credentials();
        try (StsClient sts = new Clients(sandbox).sts(Clients.of(session))) {
            message(() -> sts.assumeRole(request -> request.roleArn(ROLE).roleSessionName("it")));
        }
    }
}
