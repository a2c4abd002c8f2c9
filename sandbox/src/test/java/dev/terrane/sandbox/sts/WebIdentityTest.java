package dev.terrane.sandbox.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrane.sandbox.Clients;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.TestClock;
import dev.terrane.sandbox.iam.Trust;
import dev.terrane.sandbox.oidc.OidcIssuer;
import dev.terrane.sandbox.record.Secret;
import dev.terrane.sandbox.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

class WebIdentityTest {
    private static final String ACCOUNT = "222222222222";
    private static final String CI = "https://token.ci.example";
    private static final String PROVIDER = "arn:aws:iam::222222222222:oidc-provider/token.ci.example";
    private static final String ROLE = "arn:aws:iam::222222222222:role/ci";
    private static final String SUBJECT = "repo:org/app:ref:refs/heads/main";
    private static final String AUDIENCE = "sts.amazonaws.com";
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private static final TestClock CLOCK = new TestClock();
    private static final Sandbox SANDBOX = Sandbox.builder().clock(CLOCK).issuer(CI).issuer("https://other.example")
            .account(ACCOUNT, account -> account.oidcProvider(CI, AUDIENCE)
                    .role("ci", role -> role
                            .trust(Trust.web(PROVIDER).subject("repo:org/app:*").audience(AUDIENCE).sessionTags())
                            .maxSession(Duration.ofHours(12)).allow("sts:AssumeRole"))
                    .role("keys-only", role -> role.trust(Trust.of(ACCOUNT)))
                    .role("next", role -> role.trust(Trust.of(ROLE)).maxSession(Duration.ofHours(12))))
            .start();
    private static final OidcIssuer ISSUER = SANDBOX.issuer(CI);
    private static final StsClient ANONYMOUS = new Clients(SANDBOX).anonymousSts();

    @AfterAll
    static void close() {
        ANONYMOUS.close();
        SANDBOX.close();
    }

    private AssumeRoleWithWebIdentityResponse assume(String role, String token) {
        return ANONYMOUS.assumeRoleWithWebIdentity(request -> request.roleArn(role).roleSessionName("job")
                .webIdentityToken(token).durationSeconds(43200));
    }

    private void refused(String role, String token, String code, String message) {
        StsException refused = catchThrowableOfType(StsException.class, () -> assume(role, token));
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(refused.awsErrorDetails().errorMessage()).contains(message);
    }

    @Test
    void aTokenOfTheTrustedIssuerIsGoodForUpToTwelveHoursWithoutASignature() {
        SANDBOX.forgetRequests();
        AssumeRoleWithWebIdentityResponse response = assume(ROLE, ISSUER.token(SUBJECT, AUDIENCE, FIVE_MINUTES));
        assertThat(response.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::222222222222:assumed-role/ci/job");
        assertThat(response.subjectFromWebIdentityToken()).isEqualTo(SUBJECT);
        assertThat(response.audience()).isEqualTo(AUDIENCE);
        assertThat(response.provider()).isEqualTo(PROVIDER);
        assertThat(Duration.between(CLOCK.instant(), response.credentials().expiration()))
                .isBetween(Duration.ofHours(12).minusSeconds(1), Duration.ofHours(12));
        assertThat(SANDBOX.requests().getFirst().accessKeyId()).isEmpty();
        assertThat(SANDBOX.requests().getFirst().parameters()).doesNotContainKey("WebIdentityToken");
    }

    @Test
    void whatItAssumesFurtherIsAChain() {
        AssumeRoleWithWebIdentityResponse first = assume(ROLE, ISSUER.token(SUBJECT, AUDIENCE, FIVE_MINUTES));
        try (StsClient sts = new Clients(SANDBOX).sts(Clients.of(first.credentials()))) {
            assertThat(catchThrowableOfType(StsException.class,
                    () -> sts.assumeRole(request -> request.roleArn("arn:aws:iam::222222222222:role/next")
                            .roleSessionName("it").durationSeconds(7200)))
                    .awsErrorDetails().errorMessage()).contains("1 hour session limit");
        }
    }

    @Test
    void tagsComeFromTheClaimsAndNeedToBeTrusted() {
        Map<String, Json> tags = Map.of("https://aws.amazon.com/tags", Json.object().with("principal_tags",
                Json.object().with("project", Json.array(List.of(Json.text("x"))))));
        assume(ROLE, ISSUER.token(SUBJECT, AUDIENCE, FIVE_MINUTES, tags));
        Map<String, Json> source = Map.of("https://aws.amazon.com/source_identity", Json.text("alice"));
        refused(ROLE, ISSUER.token(SUBJECT, AUDIENCE, FIVE_MINUTES, source), "AccessDenied",
                "Not authorized to perform sts:SetSourceIdentity");
    }

    @Test
    void tokensThatDoNotFitAreRefusedEachInItsOwnWords() {
        refused(ROLE, "not-a-token", "InvalidIdentityToken", "not a valid JWT");
        refused(ROLE, SANDBOX.issuer("https://other.example").token(SUBJECT, AUDIENCE, FIVE_MINUTES),
                "InvalidIdentityToken", "No OpenIDConnect provider found in your account for https://other.example");
        refused(ROLE, ISSUER.token(SUBJECT, "another-audience", FIVE_MINUTES), "InvalidIdentityToken",
                "Incorrect token audience");
        refused(ROLE, ISSUER.token("repo:org/fork:ref:refs/heads/main", AUDIENCE, FIVE_MINUTES), "AccessDenied",
                "Not authorized to perform sts:AssumeRoleWithWebIdentity");
        refused("arn:aws:iam::222222222222:role/keys-only", ISSUER.token(SUBJECT, AUDIENCE, FIVE_MINUTES),
                "AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity");
        refused("arn:aws:iam::222222222222:role/missing", ISSUER.token(SUBJECT, AUDIENCE, FIVE_MINUTES),
                "AccessDenied", "Not authorized");
    }

    @Test
    void aTokenEndsWithItsTime() {
        String token = ISSUER.token(SUBJECT, AUDIENCE, Duration.ofMinutes(1));
        CLOCK.advance(Duration.ofMinutes(1));
        refused(ROLE, token, "ExpiredTokenException", "Token expired: current date/time");
    }

    @Test
    void aTokenOfAKeyThatWasRotatedOutIsNotBelieved() {
        String token = ISSUER.token(SUBJECT, AUDIENCE, FIVE_MINUTES);
        ISSUER.rotateKey();
        refused(ROLE, token, "InvalidIdentityToken", "Couldn't retrieve verification key");
        assume(ROLE, ISSUER.token(SUBJECT, AUDIENCE, FIVE_MINUTES));
    }

    @Test
    void aTokenWhoseClaimsWereChangedIsNotBelieved() {
        String[] parts = ISSUER.token("repo:org/fork", AUDIENCE, FIVE_MINUTES).split("\\.", -1);
        String[] good = ISSUER.token(SUBJECT, AUDIENCE, FIVE_MINUTES).split("\\.", -1);
        refused(ROLE, parts[0] + "." + good[1] + "." + parts[2], "InvalidIdentityToken", "verification key");
    }

    @Test
    void aJobAsksForItsTokenWithABearerToken() throws IOException, InterruptedException {
        Sandbox.Job job = SANDBOX.startJob(CI, SUBJECT);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(job.requestUrl() + "&audience=" + AUDIENCE));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    request.copy().header("Authorization", "bearer " + job.requestToken()).build(),
                    HttpResponse.BodyHandlers.ofString());
            String token = Json.parse(answer.body()).orElseThrow().string("value").orElseThrow();
            assume(ROLE, token);
            assertThat(client.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(401);
            assertThat(SANDBOX.issuedSecrets()).extracting(Secret::value).contains(token, job.requestToken());
        }
    }
}
