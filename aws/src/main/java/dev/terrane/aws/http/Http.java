package dev.terrane.aws.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends one request and reads one small answer, through the proxy and with the certificates that the user's
 * environment names. It follows no redirects. Thread-safe.
 */
public final class Http {
    private static final int LONGEST_BODY = 1 << 20;

    private final Proxies proxies;
    private final Supplier<SSLSocketFactory> tls;

    /** Makes one; {@code tls} is asked for with the first https request. */
    public Http(Proxies proxies, Supplier<SSLSocketFactory> tls) {
        this.proxies = proxies;
        this.tls = tls;
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

    /** An answer; its body may be a secret. Header names are in lower case. */
    public record Answer(int status, Map<String, String> headers, String text) {
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
        Proxies.Route route = proxies.route(call.uri());
        URLConnection connection = call.uri().toURL().openConnection(route.proxy());
        if (!(connection instanceof HttpURLConnection http)) {
            throw new IOException("not an http address: " + call.uri());
        }
        route.authenticator().ifPresent(http::setAuthenticator);
        if (http instanceof HttpsURLConnection https) {
            https.setSSLSocketFactory(tls.get());
        }
        http.setConnectTimeout((int) atMost.toMillis());
        http.setReadTimeout((int) atMost.toMillis());
        http.setInstanceFollowRedirects(false);
        http.setUseCaches(false);
        http.setRequestMethod(call.method());
        call.headers().forEach(http::setRequestProperty);
        return http;
    }

    private static Answer exchange(HttpURLConnection http, Call call) throws IOException {
        if (call.body().isPresent()) {
            byte[] body = call.body().get().getBytes(StandardCharsets.UTF_8);
            http.setDoOutput(true);
            http.setFixedLengthStreamingMode(body.length);
            try (var out = http.getOutputStream()) {
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
        try (InputStream in = status >= 400 ? http.getErrorStream() : http.getInputStream()) {
            return new Answer(status, headers,
                    in == null ? "" : new String(in.readNBytes(LONGEST_BODY), StandardCharsets.UTF_8));
        }
    }
}
