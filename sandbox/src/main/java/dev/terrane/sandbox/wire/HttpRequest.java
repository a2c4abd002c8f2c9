package dev.terrane.sandbox.wire;

import java.util.Locale;
import java.util.Optional;

/**
 * A request as it came over the wire: path and query still percent-encoded, for that is what a signature covers; the
 * body with any HTTP chunking undone, but not AWS's own (`aws-chunked`).
 */
public record HttpRequest(String method, String rawPath, String rawQuery, Headers headers, Bytes body) {
    public Optional<String> header(String name) {
        return headers.first(name);
    }

    /** Where the client believes it talks to, in lower case and without the port. */
    public String host() {
        String host = header("Host").orElse("");
        int colon = host.lastIndexOf(':');
        return (colon > host.lastIndexOf(']') ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    }

    public Parameters query() {
        return Parameters.parse(rawQuery);
    }

    public String text() {
        return body.text();
    }
}
