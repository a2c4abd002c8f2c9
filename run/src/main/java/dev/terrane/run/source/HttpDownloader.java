package dev.terrane.run.source;

import dev.terrane.aws.http.Connections;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gets things by http and https, through the proxy that the environment names, with the logins that stand in addresses or
 * in `.netrc`. Headers of a request are not sent to other hosts that it is redirected to.
 */
public final class HttpDownloader implements Downloader {
    private static final int MOST_REDIRECTS = 10;
    private static final int CONNECT_MILLIS = 30_000;
    private static final int READ_MILLIS = 120_000;

    private final Connections connections;
    private final Netrc netrc;

    public HttpDownloader(Connections connections, Netrc netrc) {
        this.connections = connections;
        this.netrc = netrc;
    }

    @Override
    public Answer get(URI address, Map<String, String> headers) throws IOException {
        URI at = address;
        Map<String, String> sent = headers;
        for (int i = 0; i <= MOST_REDIRECTS; i++) {
            HttpURLConnection connection = connections.open(withoutLogin(at));
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            sent.forEach(connection::setRequestProperty);
            if (sent.keySet().stream().noneMatch("Authorization"::equalsIgnoreCase)) {
                login(at).ifPresent(value -> connection.setRequestProperty("Authorization", value));
            }
            int status = connection.getResponseCode();
            Optional<String> location = Optional.ofNullable(connection.getHeaderField("Location"));
            if (status / 100 != 3 || location.isEmpty()) {
                return answer(connection, status);
            }
            connection.disconnect();
            URI next = at.resolve(location.get());
            if ("https".equals(at.getScheme()) && !"https".equals(next.getScheme())) {
                throw new IOException(address.getHost() + " redirects from https to " + next.getScheme());
            }
            sent = next.getRawAuthority() != null && next.getRawAuthority().equals(at.getRawAuthority())
                    ? sent
                    : Map.of();
            at = next;
        }
        throw new IOException("more than " + MOST_REDIRECTS + " redirects from " + address.getHost());
    }

    private static Answer answer(HttpURLConnection connection, int status) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        connection.getHeaderFields().forEach((name, values) -> {
            if (name != null) {
                headers.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(values);
            }
        });
        InputStream body = status >= 400 ? connection.getErrorStream() : connection.getInputStream();
        return new Answer(status, headers, body == null ? InputStream.nullInputStream() : body);
    }

    private static URI withoutLogin(URI uri) {
        if (uri.getRawUserInfo() == null) {
            return uri;
        }
        String authority = uri.getRawAuthority();
        return URI.create(uri.getScheme() + "://" + authority.substring(authority.lastIndexOf('@') + 1)
                + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
    }

    private Optional<String> login(URI uri) {
        return Optional.ofNullable(uri.getUserInfo()).or(() -> netrc.login(uri.getHost()))
                .map(login -> "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }
}
