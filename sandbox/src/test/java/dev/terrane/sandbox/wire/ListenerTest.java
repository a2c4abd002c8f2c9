package dev.terrane.sandbox.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** HTTP/1.1 byte by byte. */
class ListenerTest {
    private final Listener listener = new Listener(0,
            Clock.fixed(Instant.parse("2030-01-02T03:04:05Z"), ZoneOffset.UTC),
            request -> request.rawPath().equals("/cut")
                    ? new Reply.Cut()
                    : new Reply.Answer(request.rawPath().equals("/none") ? 204 : 200,
                            Headers.of("X-Method", request.method()),
                            Bytes.utf8(request.rawPath() + "|" + request.rawQuery() + "|" + request.text())));

    @AfterEach
    void close() {
        listener.close();
    }

    /** All that comes back until the server closes the connection. */
    private String exchange(String sent) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            socket.getOutputStream().write(sent.replace("\n", "\r\n").getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1).replace("\r\n", "\n");
        }
    }

    @Test
    void answersAreDatedByTheGivenClockAndThePathStaysAsItWasSent() throws IOException {
        assertThat(exchange("GET /a%2Fb//c?x=%20y HTTP/1.1\nConnection: close\n\n")).isEqualTo("""
                HTTP/1.1 200 OK
                Date: Wed, 02 Jan 2030 03:04:05 GMT
                X-Method: GET
                Content-Length: 17
                Connection: close

                /a%2Fb//c|x=%20y|""");
    }

    @Test
    void severalRequestsShareAConnection() throws IOException {
        assertThat(exchange("POST / HTTP/1.1\nContent-Length: 2\n\nabGET /2 HTTP/1.1\nConnection: close\n\n"))
                .contains("/||ab", "/2||");
    }

    @Test
    void chunksArePutTogether() throws IOException {
        assertThat(exchange("""
                PUT / HTTP/1.1
                Transfer-Encoding: chunked
                Connection: close

                3
                abc
                2;x=y
                de
                0
                Trailer: x

                """)).endsWith("/||abcde");
    }

    @Test
    void whoExpectsToBeToldToGoOnIsTold() throws IOException {
        assertThat(exchange("PUT / HTTP/1.1\nExpect: 100-continue\nContent-Length: 1\nConnection: close\n\nx"))
                .startsWith("HTTP/1.1 100 Continue\n\nHTTP/1.1 200 OK\n");
    }

    @Test
    void aHeadAndAnEmptyAnswerHaveNoBody() throws IOException {
        assertThat(exchange("HEAD /head HTTP/1.1\nConnection: close\n\n")).contains("Content-Length: 7\n")
                .endsWith("\n\n");
        assertThat(exchange("GET /none HTTP/1.1\nConnection: close\n\n")).doesNotContain("Content-Length")
                .endsWith("\n\n");
    }

    @Test
    void aCutLeavesNothingAndNonsenseIsABadRequest() throws IOException {
        assertThat(exchange("GET /cut HTTP/1.1\n\n")).isEmpty();
        assertThat(exchange("nonsense\n\n")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void aPauseRefusesAndAResumeTakesTheSamePort() throws IOException {
        listener.pause();
        assertThat(Assertions.catchThrowable(() -> exchange("GET / HTTP/1.1\n\n")))
                .isInstanceOf(IOException.class);
        listener.resume();
        assertThat(exchange("GET / HTTP/1.1\nConnection: close\n\n")).startsWith("HTTP/1.1 200 OK");
    }
}
