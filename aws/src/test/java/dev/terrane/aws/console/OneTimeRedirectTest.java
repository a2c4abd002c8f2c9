package dev.terrane.aws.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OneTimeRedirectTest {
    private static final URI SECRET = URI.create("https://signin.example.com/federation?SigninToken=secret");
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void leadsOnceFromItsOwnPageToTheSecretOne() throws IOException {
        try (OneTimeRedirect redirect = OneTimeRedirect.to(SECRET)) {
            CompletableFuture<Boolean> came = CompletableFuture.supplyAsync(() -> await(redirect));

            assertThat(redirect.address().toString()).startsWith("http://127.0.0.1:").doesNotContain("secret");
            assertThat(get(redirect.address().resolve("/other")).getResponseCode()).isEqualTo(404);
            assertThat(get(redirect.address()).getHeaderField("Location")).isEqualTo(SECRET.toString());
            assertThat(came.join()).isTrue();
        }
    }

    @Test
    void whoNeverComesIsNotWaitedForForever() throws IOException {
        try (OneTimeRedirect redirect = OneTimeRedirect.to(SECRET)) {
            assertThat(redirect.await(Duration.ofMillis(1))).isFalse();
        }
    }

    private static boolean await(OneTimeRedirect redirect) {
        try {
            return redirect.await(LONG);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static HttpURLConnection get(URI uri) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.getResponseCode();
        return connection;
    }
}
