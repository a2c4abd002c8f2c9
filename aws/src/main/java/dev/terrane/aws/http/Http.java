package dev.terrane.aws.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends one request and reads one answer, through the proxy and with the certificates that the user's environment
 * names. It follows no redirects. Thread-safe.
 */
public final class Http {
    private static final int SMALL = 1 << 20;

    private final Connections connections;
    private final int longestAnswer;

    private Http(Connections connections, int longestAnswer) {
        this.connections = connections;
        this.longestAnswer = longestAnswer;
    }

    /**
     * One that reads small answers: nothing that speaks of identities has more than a mebibyte to say.
     *
     * @param tls asked for with the first https request
     */
    public Http(Proxies proxies, Supplier<SSLSocketFactory> tls) {
        this(new Connections(proxies, tls), SMALL);
    }

    /** The same with another bound for the bytes of an answer. */
    public Http withLongestAnswer(int bytes) {
        return new Http(connections, bytes);
    }

    /** A request; its headers and body may hold secrets. */
    public record Call(String method, URI uri, Map<String, String> headers, Optional<String> body) {
        public static Call get(URI uri, Map<String, String> headers) {
            return new Call("GET", uri, headers, Optional.empty());
        }

        public static Call post(URI uri, Map<String, String> headers, String body) {
            return new Call("POST", uri, headers, Optional.of(body));
        }

        @Override
        public String toString() {
            return method + " " + uri.getHost();
        }
    }

    /**
     * An answer; its text may be a secret.
     *
     * @param headers by their names in lower case
     * @param date what its {@code Date} header says
     */
    public record Answer(int status, Map<String, String> headers, Optional<Instant> date, String text) {
        public boolean isSuccess() { return status / 100 == 2; }

        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }

    /** Told once when an answer is slow. */
    public record Limit(Duration atMost, Duration tellAfter, Runnable tell) {
        public static Limit of(Duration atMost) {
            return new Limit(atMost, atMost, () -> {
            });
        }
    }

    /**
     * Sends a request and waits for all of the answer, name look-up included, no longer than told.
     *
     * @throws IOException if no answer came; {@link java.net.UnknownHostException} and
     *             {@link SocketTimeoutException} are what their names say
     */
    public Answer send(Call call, Limit limit) throws IOException, InterruptedException {
        HttpURLConnection connection = open(call, limit.atMost());
        FutureTask<Answer> exchange = new FutureTask<>(() -> exchange(connection, call));
        // its own thread: neither the look-up of a name nor a trickling answer can be bounded otherwise
        Thread.ofPlatform().daemon().name("http").start(exchange);
        try {
            return await(exchange, limit);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException("the exchange failed");
        } catch (TimeoutException e) {
            throw new SocketTimeoutException("no answer within " + limit.atMost().toMillis() / 1000.0 + " s");
        } finally {
            if (!exchange.isDone()) {
                exchange.cancel(true);
                connection.disconnect();
            }
        }
    }

    private static Answer await(FutureTask<Answer> exchange, Limit limit)
            throws InterruptedException, ExecutionException, TimeoutException {
        Duration first = limit.tellAfter().compareTo(limit.atMost()) < 0 ? limit.tellAfter() : limit.atMost();
        try {
            return exchange.get(first.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            if (first.equals(limit.atMost())) {
                throw new TimeoutException();
            }
            limit.tell().run();
            return exchange.get(limit.atMost().minus(first).toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private HttpURLConnection open(Call call, Duration atMost) throws IOException {
        HttpURLConnection http = connections.open(call.uri());
        http.setConnectTimeout((int) atMost.toMillis());
        http.setReadTimeout((int) atMost.toMillis());
        http.setRequestMethod(call.method());
        call.headers().forEach(http::setRequestProperty);
        return http;
    }

    private Answer exchange(HttpURLConnection http, Call call) throws IOException {
        if (call.body().isPresent()) {
            byte[] body = call.body().get().getBytes(StandardCharsets.UTF_8);
            http.setDoOutput(true);
            http.setFixedLengthStreamingMode(body.length);
            try (OutputStream out = http.getOutputStream()) {
                out.write(body);
            }
        }
        int status = http.getResponseCode();
        Map<String, String> headers = new LinkedHashMap<>();
        http.getHeaderFields().forEach((name, values) -> {
            if (name != null) {
                headers.putIfAbsent(name.toLowerCase(Locale.ROOT), values.getFirst());
            }
        });
        // of the connection's own reading: a formatter of java.time would cost a cold start 15 ms
        Optional<Instant> date = Optional.of(http.getDate()).filter(millis -> millis > 0).map(Instant::ofEpochMilli);
        try (InputStream in = status >= 400 ? http.getErrorStream() : http.getInputStream()) {
            return new Answer(status, headers, date, in == null ? "" : text(in));
        }
    }

    private String text(InputStream in) throws IOException {
        byte[] body = in.readNBytes(longestAnswer);
        if (body.length == longestAnswer && in.read() >= 0) {
            throw new IOException("the answer is longer than " + longestAnswer + " bytes");
        }
        return new String(body, StandardCharsets.UTF_8);
    }
}
