package dev.terrane.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.StsClient;

/** A world from a file, and its switches over HTTP. */
class ControlPanelTest {
    private static final String WORLD = """
            {"issuers": ["https://token.example"],
             "accounts": {"111111111111": {
               "users": {"alice": {"allow": ["sts:*"], "mfa": ["phone"], "tags": {"team": "x"},
                                   "access_key": {"id": "AKIAALICEALICEALICEA", "secret": "alice-secret"}}},
               "roles": {"deploy": {"path": "/ci/", "max_session": 7200, "policies": [],
                 "trust": {"Statement": {"Effect": "Allow", "Principal": {"AWS": "111111111111"},
                                         "Action": "sts:AssumeRole"}}}},
               "oidc_providers": {"token.example": ["sts.amazonaws.com"]},
               "buckets": {"state-111": "eu-west-1"}, "lock_tables": {"locks": "us-east-1"}}}}""";

    private final Sandbox sandbox = start();
    private final HttpClient client = HttpClient.newHttpClient();

    private static Sandbox start() {
        SandboxBuilder builder = Sandbox.builder().controlPanel();
        WorldFile.declare(WORLD, builder);
        return builder.start();
    }

    @AfterEach
    void close() {
        client.close();
        sandbox.close();
    }

    private HttpResponse<String> call(String method, String path, String body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(sandbox.endpoint().resolve("/-/" + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void assume() {
        try (StsClient sts = new Clients(sandbox).sts(Clients.of(sandbox.accessKey("111111111111", "alice")))) {
            sts.assumeRole(request -> request.roleArn("arn:aws:iam::111111111111:role/ci/deploy").roleSessionName("it")
                    .durationSeconds(7200));
        }
    }

    @Test
    void requestsAreToldAndForgotten() throws IOException, InterruptedException {
        assume();
        assertThat(call("GET", "requests", "").body()).contains("\"action\":\"AssumeRole\"",
                "\"principal\":\"arn:aws:iam::111111111111:user/alice\"", "\"DurationSeconds\":\"7200\"");
        assertThat(call("DELETE", "requests", "").statusCode()).isEqualTo(204);
        assertThat(sandbox.requests()).isEmpty();
        assertThat(call("GET", "secrets", "").body()).contains("alice-secret", "SESSION_TOKEN");
    }

    @Test
    void faultsAreSwitched() throws IOException, InterruptedException {
        assertThat(
                call("POST", "faults", "{\"next\": 1, \"operation\": \"sts:*\", \"fault\": \"throttle\"}").statusCode())
                .isEqualTo(204);
        assertThatThrownBy(this::assume).hasMessageContaining("Rate exceeded");
        assume();
        call("POST", "faults", "{\"withdraw_trust\": \"arn:aws:iam::111111111111:role/ci/deploy\"}");
        assertThatThrownBy(this::assume).hasMessageContaining("is not authorized");
        assertThat(call("POST", "faults", "{\"next\": 1, \"fault\": \"flood\"}").body())
                .isEqualTo("no fault is called \"flood\"");
    }

    @Test
    void tokensAndCodesAreGivenOut() throws IOException, InterruptedException {
        assertThat(call("GET", "mfa?account=111111111111&user=alice", "").body()).matches("\\d{6}");
        assertThat(call("GET", "token?issuer=https://token.example&subject=s&audience=a&seconds=60", "").body())
                .contains(".");
        assertThat(call("GET", "token?issuer=https://absent.example&subject=s&audience=a&seconds=60", "").statusCode())
                .isEqualTo(400);
        assertThat(call("GET", "nothing", "").statusCode()).isEqualTo(404);
    }

    @Test
    void aSandboxOfAProgramHasNoPanel() throws IOException, InterruptedException {
        try (Sandbox plain = Sandbox.builder().start()) {
            URI secrets = plain.endpoint().resolve("/-/secrets");
            assertThat(client.send(HttpRequest.newBuilder(secrets).build(), HttpResponse.BodyHandlers.ofString())
                    .statusCode()).isEqualTo(403);
        }
    }

    @Test
    void aWorldThatSaysWhatIsNotKnownIsRefused() {
        assertThatThrownBy(
                () -> WorldFile.declare("{\"accounts\": {\"111111111111\": {\"user\": {}}}}", Sandbox.builder()))
                .hasMessage("account 111111111111 has no \"user\"");
    }
}
