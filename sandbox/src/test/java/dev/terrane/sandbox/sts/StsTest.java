package dev.terrane.sandbox.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrane.sandbox.Clients;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.TestClock;
import dev.terrane.sandbox.iam.Trust;
import dev.terrane.sandbox.record.RecordedRequest;
import dev.terrane.sandbox.record.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

/** STS as the AWS SDK sees it. */
class StsTest {
    private static final String SECURITY = "111111111111";
    private static final String TARGET = "222222222222";
    private static final String DEPLOY = "arn:aws:iam::222222222222:role/ci/deploy";

    private final TestClock clock = new TestClock();
    private final Sandbox sandbox = Sandbox.builder().clock(clock)
            .account(SECURITY,
                    account -> account.user("alice", user -> user.allow("sts:AssumeRole").mfaDevice("alice"))
                            .user("bob", user -> {
                            }).role("hub", role -> role.trust(Trust.of(SECURITY)).allow("sts:*")))
            .account(TARGET, account -> account.role("deploy",
                    role -> role.path("/ci/").trust(Trust.of(SECURITY)).maxSession(Duration.ofHours(2)).allow("s3:*")))
            .start();
    private final Clients clients = new Clients(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
        SdkGlobalTime.setGlobalTimeOffset(0); // the SDK keeps the skew that it saw for the whole process
    }

    private StsClient as(String user) {
        return clients.sts(Clients.of(sandbox.accessKey(SECURITY, user)));
    }

    private StsException refused(ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(StsException.class, call);
    }

    @Test
    void aUserIsToldWhoItIs() {
        try (StsClient sts = as("alice")) {
            assertThat(sts.getCallerIdentity()).satisfies(identity -> {
                assertThat(identity.arn()).isEqualTo("arn:aws:iam::111111111111:user/alice");
                assertThat(identity.account()).isEqualTo(SECURITY);
                assertThat(identity.userId()).startsWith("AIDA").hasSize(21);
            });
        }
    }

    @Test
    void anAssumedRoleIsAnotherIdentityAndLeavesItsPathOut() {
        try (StsClient sts = as("alice")) {
            AssumeRoleResponse assumed = sts.assumeRole(request -> request.roleArn(DEPLOY).roleSessionName("it"));
            assertThat(assumed.assumedRoleUser().arn())
                    .isEqualTo("arn:aws:sts::222222222222:assumed-role/deploy/it");
            assertThat(assumed.credentials().accessKeyId()).startsWith("ASIA").hasSize(20);
            assertThat(assumed.credentials().expiration())
                    .isEqualTo(clock.instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS));
            try (StsClient role = clients.sts(Clients.of(assumed.credentials()))) {
                assertThat(role.getCallerIdentity().arn())
                        .isEqualTo("arn:aws:sts::222222222222:assumed-role/deploy/it");
            }
        }
    }

    @Test
    void everyRequestIsRecordedWithWhoAskedAndWhatBecameOfIt() {
        try (StsClient sts = as("alice"); StsClient bob = as("bob")) {
            sts.assumeRole(request -> request.roleArn(DEPLOY).roleSessionName("it").durationSeconds(1000));
            refused(() -> bob.assumeRole(request -> request.roleArn(DEPLOY).roleSessionName("it")));
        }
        assertThat(sandbox.requests()).hasSize(2);
        RecordedRequest done = sandbox.requests().getFirst();
        assertThat(done.is("sts:AssumeRole")).isTrue();
        assertThat(done.principal()).isEqualTo("arn:aws:iam::111111111111:user/alice");
        assertThat(done.account()).isEqualTo(SECURITY);
        assertThat(done.accessKeyId()).isEqualTo(sandbox.accessKey(SECURITY, "alice").id());
        assertThat(done.resource()).isEqualTo(DEPLOY);
        assertThat(done.parameters()).containsEntry("DurationSeconds", "1000").containsEntry("RoleSessionName", "it");
        assertThat(done.succeeded()).isTrue();
        assertThat(sandbox.requests().get(1).error()).contains("AccessDenied");
    }

    @Test
    void everySecretIsListedAndNoneShowsInAText() {
        try (StsClient sts = as("alice")) {
            Credentials issued = sts.assumeRole(request -> request.roleArn(DEPLOY).roleSessionName("it"))
                    .credentials();
            assertThat(sandbox.issuedSecrets()).extracting(Secret::value).contains(issued.secretAccessKey(),
                    issued.sessionToken(), sandbox.accessKey(SECURITY, "alice").secret());
        }
        assertThat(sandbox.issuedSecrets()).allSatisfy(secret -> {
            assertThat(secret.toString()).doesNotContain(secret.value());
            assertThat(sandbox.requests().toString()).doesNotContain(secret.value());
        });
    }

    @Test
    void anUnknownKeyAWrongSecretAndAWrongTokenAreRefusedInStsOwnWords() {
        AwsCredentials alice = Clients.of(sandbox.accessKey(SECURITY, "alice"));
        try (StsClient unknown = clients.sts(AwsBasicCredentials.create("AKIAAAAAAAAAAAAAAAAA", "x"));
                StsClient wrong = clients.sts(AwsBasicCredentials.create(alice.accessKeyId(), "x"))) {
            assertThat(refused(unknown::getCallerIdentity)).satisfies(e -> {
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId");
                assertThat(e.statusCode()).isEqualTo(403);
                assertThat(e.requestId()).isNotEmpty();
            });
            assertThat(refused(wrong::getCallerIdentity).awsErrorDetails().errorCode())
                    .isEqualTo("SignatureDoesNotMatch");
        }
    }

    @Test
    void credentialsEndWhenTheirTimeHasCome() {
        try (StsClient sts = as("alice")) {
            Credentials issued = sts
                    .assumeRole(request -> request.roleArn(DEPLOY).roleSessionName("it").durationSeconds(900))
                    .credentials();
            sandbox.faults().expire(issued.accessKeyId());
            try (StsClient role = clients.sts(Clients.of(issued))) {
                StsException refused = refused(role::getCallerIdentity);
                assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ExpiredToken");
                assertThat(refused.awsErrorDetails().errorMessage())
                        .isEqualTo("The security token included in the request is expired");
            }
        }
    }

    @Test
    void theClockOfTheServerShowsInItsAnswersAndASignatureFromAnotherTimeIsRefused() {
        sandbox.faults().clockAhead(Duration.ofMinutes(10));
        try (StsClient sts = as("alice")) {
            StsException refused = refused(sts::getCallerIdentity);
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("SignatureDoesNotMatch");
            assertThat(refused.awsErrorDetails().errorMessage()).startsWith("Signature expired: ")
                    .endsWith("- 5 min.)");
            Instant date = ZonedDateTime
                    .parse(refused.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("Date").orElseThrow(),
                            DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            assertThat(date).isEqualTo(clock.instant().plus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.SECONDS));
        }
    }
}
