package dev.terrane.run.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.terrane.aws.http.Connections;
import dev.terrane.aws.http.Proxies;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server tells the headers that it got, and redirects `/to/ADDRESS` to the address. */
class HttpDownloaderTest {
    private HttpServer server;
    @TempDir
    private Path home;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", HttpDownloaderTest::tell);
        server.createContext("/to/", exchange -> redirect(exchange, exchange.getRequestURI().getPath().substring(4)));
        server.createContext("/round", exchange -> redirect(exchange, "/round"));
        server.createContext("/missing", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void tell(HttpExchange exchange) throws IOException {
        byte[] text = ("authorization=" + exchange.getRequestHeaders().getFirst("Authorization") + " x="
                + exchange.getRequestHeaders().getFirst("X-Own") + " query=" + exchange.getRequestURI().getQuery())
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("X-Terraform-Get", "./next");
        exchange.sendResponseHeaders(200, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().add("Location", to);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:PORT/a?b=c, authorization=null x=mine query=b=c",
        "http://ann:secret@127.0.0.1:PORT/, authorization=Basic YW5uOnNlY3JldA== x=mine query=null",
        "http://127.0.0.1:PORT/to//b?x=1, authorization=null x=mine query=null",
        // another host gets none of what was meant for the first
        "http://127.0.0.1:PORT/to/http://localhost:PORT/b, authorization=Basic bWU6bmV0cmM= x=null query=null"})
    void headersAreForTheHostThatWasAsked(String address, String told) throws IOException {
        Files.writeString(home.resolve(".netrc"), "machine localhost login me password netrc");

        try (Downloader.Answer answer = downloader().get(at(address), Map.of("X-Own", "mine"))) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("x-terraform-get")).contains("./next");
            assertThat(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(told);
        }
    }

    @Test
    void aStatusIsAnAnswer() throws IOException {
        try (Downloader.Answer answer = downloader().get(at("http://127.0.0.1:PORT/missing"), Map.of())) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body().readAllBytes()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:PORT/round, redirects", "http://127.0.0.1:1/, refused"})
    void whatLeadsNowhereIsAnError(String address, String named) {
        assertThatThrownBy(() -> downloader().get(at(address), Map.of())).isInstanceOf(IOException.class)
                .hasMessageContaining(named);
    }

    private HttpDownloader downloader() {
        return new HttpDownloader(new Connections(new Proxies(Map.of()), () -> {
            throw new UnsupportedOperationException("nothing here speaks TLS");
        }), Netrc.of(Map.of(), Optional.of(home)));
    }

    private URI at(String address) {
        return URI.create(address.replace("PORT", Integer.toString(server.getAddress().getPort())));
    }
}
