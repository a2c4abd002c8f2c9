package dev.terrane.sandbox.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.TestClock;
import dev.terrane.sandbox.iam.Session;
import dev.terrane.sandbox.iam.Trust;
import dev.terrane.sandbox.record.Secret;
import dev.terrane.sandbox.wire.Json;
import dev.terrane.sandbox.wire.Parameters;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInTest {
    private final TestClock clock = new TestClock();
    private final Sandbox sandbox = Sandbox.builder().clock(clock)
            .account("222222222222", account -> account.role("deploy", role -> role.trust(Trust.of("222222222222"))))
            .start();
    private final Session session = sandbox.session("arn:aws:iam::222222222222:role/deploy", "it",
            Duration.ofHours(1));
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
        sandbox.close();
    }

    private HttpResponse<String> get(String query) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(sandbox.signInEndpoint() + "?" + query)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String credentials(String id, String key, String token) {
        return "&Session=" + Parameters.encode(
                Json.object().with("sessionId", id).with("sessionKey", key).with("sessionToken", token).write());
    }

    private String token() throws IOException, InterruptedException {
        HttpResponse<String> answer = get("Action=getSigninToken&SessionDuration=3600"
                + credentials(session.accessKeyId(), session.secret(), session.token()));
        return Json.parse(answer.body()).orElseThrow().string("SigninToken").orElseThrow();
    }

    @Test
    void temporaryCredentialsOpenTheConsole() throws IOException, InterruptedException {
        String token = token();
        HttpResponse<String> login = get("Action=login&Issuer=terrane&Destination="
                + Parameters.encode("https://console.aws.amazon.com/s3") + "&SigninToken=" + token);
        assertThat(login.statusCode()).isEqualTo(302);
        assertThat(login.headers().firstValue("Location")).contains("https://console.aws.amazon.com/s3");
        assertThat(sandbox.issuedSecrets()).extracting(Secret::value).contains(token);
    }

    @Test
    void aSignInTokenIsGoodForAQuarterOfAnHour() throws IOException, InterruptedException {
        String token = token();
        clock.advance(Duration.ofMinutes(15));
        assertThat(get("Action=login&Destination=https://x&SigninToken=" + token).statusCode()).isEqualTo(400);
    }

    @Test
    void wrongOrEndedCredentialsAndDurationsOutOfRangeAreRefused() throws IOException, InterruptedException {
        assertThat(get("Action=getSigninToken" + credentials(session.accessKeyId(), "wrong", session.token()))
                .statusCode()).isEqualTo(400);
        assertThat(get("Action=getSigninToken&SessionDuration=60"
                + credentials(session.accessKeyId(), session.secret(), session.token())).statusCode()).isEqualTo(400);
        sandbox.faults().expire(session.accessKeyId());
        assertThat(get("Action=getSigninToken"
                + credentials(session.accessKeyId(), session.secret(), session.token())).statusCode()).isEqualTo(400);
    }
}
