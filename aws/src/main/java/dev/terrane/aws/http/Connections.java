package dev.terrane.aws.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.util.function.Supplier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Opens connections through the proxy and with the certificates that the user's environment names. Thread-safe. */
public final class Connections {
    private final Proxies proxies;
    private final Supplier<SSLSocketFactory> tls;
    private @Nullable SSLSocketFactory sockets;

    /** Makes one; {@code tls} is asked for with the first https connection. */
    public Connections(Proxies proxies, Supplier<SSLSocketFactory> tls) {
        this.proxies = proxies;
        this.tls = tls;
    }

    /**
     * A connection to an address, not yet made; it follows no redirects and keeps nothing.
     *
     * @throws IOException for an address that is not http
     */
    public HttpURLConnection open(URI uri) throws IOException {
        Proxies.Route route = proxies.route(uri);
        URLConnection connection = uri.toURL().openConnection(route.proxy());
        if (!(connection instanceof HttpURLConnection http)) {
            throw new IOException("not an http address: " + uri);
        }
        route.authenticator().ifPresent(http::setAuthenticator);
        if (http instanceof HttpsURLConnection https) {
            https.setSSLSocketFactory(sockets());
        }
        http.setInstanceFollowRedirects(false);
        http.setUseCaches(false);
        return http;
    }

    /** One for all: kept connections and TLS sessions are shared by it. */
    private synchronized SSLSocketFactory sockets() {
        SSLSocketFactory made = sockets;
        if (made == null) {
            made = tls.get();
            sockets = made;
        }
        return made;
    }
}
