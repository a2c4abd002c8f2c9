package dev.terrane.aws.http;

import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The proxy for an address, from {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code NO_PROXY} and their lower-case
 * forms, by the rules that Terraform follows (Go's httpproxy): loopback never has one; {@code NO_PROXY} lists hosts,
 * domains (with their subdomains), addresses, or {@code *}.
 */
public final class Proxies {
    private final Map<String, String> environment;

    public Proxies(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The way to an address. */
    public record Route(Proxy proxy, Optional<Authenticator> authenticator) {
        static final Route DIRECT = new Route(Proxy.NO_PROXY, Optional.empty());
    }

    public Route route(URI target) {
        String host = target.getHost().toLowerCase(Locale.ROOT);
        String name = "https".equals(target.getScheme()) ? "HTTPS_PROXY" : "HTTP_PROXY";
        String proxy = variable(name);
        if (proxy.isEmpty() || isLoopback(host) || isExcepted(host, target.getPort())) {
            return Route.DIRECT;
        }
        URI uri = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
        int port = uri.getPort() < 0 ? ("https".equals(uri.getScheme()) ? 443 : 80) : uri.getPort();
        Proxy.Type type = uri.getScheme().startsWith("socks") ? Proxy.Type.SOCKS : Proxy.Type.HTTP;
        return new Route(new Proxy(type, InetSocketAddress.createUnresolved(uri.getHost(), port)),
                Optional.ofNullable(uri.getRawUserInfo()).map(Proxies::authenticator));
    }

    private String variable(String name) {
        String upper = environment.getOrDefault(name, "");
        return (upper.isBlank() ? environment.getOrDefault(name.toLowerCase(Locale.ROOT), "") : upper).strip();
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
    }

    private boolean isExcepted(String host, int port) {
        for (String entry : variable("NO_PROXY").toLowerCase(Locale.ROOT).split(",", -1)) {
            String pattern = entry.strip();
            int colon = pattern.lastIndexOf(':');
            if (colon > 0 && pattern.substring(colon + 1).equals(String.valueOf(port))) {
                pattern = pattern.substring(0, colon);
            }
            if (pattern.startsWith("*.")) {
                pattern = pattern.substring(1);
            }
            if (pattern.equals("*") || host.equals(pattern)
                    || (!pattern.isEmpty() && host.endsWith(pattern.startsWith(".") ? pattern : "." + pattern))) {
                return true;
            }
        }
        return false;
    }

    private static Authenticator authenticator(String userInfo) {
        int colon = userInfo.indexOf(':');
        String user = decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
        char[] password = decode(colon < 0 ? "" : userInfo.substring(colon + 1)).toCharArray();
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return getRequestorType() == RequestorType.PROXY
                        ? new PasswordAuthentication(user, password)
                        : new PasswordAuthentication("", new char[0]);
            }
        };
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
