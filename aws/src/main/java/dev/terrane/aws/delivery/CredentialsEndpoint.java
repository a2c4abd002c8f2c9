package dev.terrane.aws.delivery;

import dev.terrane.aws.IdentityException;
import dev.terrane.aws.json.JsonText;
import dev.terrane.aws.session.CallerIdentity;
import dev.terrane.aws.session.Credentials;
import dev.terrane.aws.session.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * A container-credentials endpoint on loopback (AWS SDKs and Tools reference guide, "Container credential provider").
 * Each child has a random path and a random token of its own, good as long as the child runs. Only {@code GET}; a
 * request for another host name is turned away, so that no web page reaches it by a name of its own. Nothing is
 * logged, nothing may be read across origins, no request may have a body.
 */
final class CredentialsEndpoint implements AutoCloseable {
    private static final int CONNECTIONS = 64;
    private static final int READ_TIMEOUT = 5_000;
    private static final int SECRET_BYTES = 32;

    private final ServerSocket server;
    private final SecureRandom random = new SecureRandom();
    private final ConcurrentMap<String, Offer> offers = new ConcurrentHashMap<>();
    private final Semaphore connections = new Semaphore(CONNECTIONS);

    private final Thread acceptor = Thread.ofPlatform().daemon().name("credentials-endpoint").unstarted(this::accept);

    private CredentialsEndpoint(ServerSocket server) {
        this.server = server;
    }

    /** Listens on a free port of 127.0.0.1. */
    static CredentialsEndpoint open() {
        try {
            ServerSocket server = new ServerSocket();
            server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), CONNECTIONS);
            CredentialsEndpoint endpoint = new CredentialsEndpoint(server);
            endpoint.acceptor.start();
            return endpoint;
        } catch (IOException e) {
            throw new UncheckedIOException("no port on loopback", e);
        }
    }

    /** What is offered to one child: identities by name, under a path that only it knows. */
    final class Offer implements AutoCloseable {
        private final String path;
        private final String token;
        private final Function<String, Optional<Session>> sessions;
        private final Served served;

        private Offer(String path, String token, Function<String, Optional<Session>> sessions, Served served) {
            this.path = path;
            this.token = token;
            this.sessions = sessions;
            this.served = served;
        }

        /** Where an identity is to be had. */
        URI uri(String name) {
            return URI.create(base() + "/" + segment(name));
        }

        /** Where all of them are. */
        String base() {
            return "http://127.0.0.1:" + server.getLocalPort() + path;
        }

        String token() {
            return token;
        }

        @Override
        public void close() {
            offers.remove(path);
        }

        @Override
        public String toString() {
            return "Offer";
        }
    }

    /** The part of a path that stands for an identity, whose name may have slashes and spaces. */
    static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private static Optional<String> name(String segment) {
        try {
            return Optional.of(URLDecoder.decode(segment, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Told of each answer with credentials. */
    @FunctionalInterface
    interface Served {
        void served(String name, Credentials credentials);
    }

    /** Opens an offer; {@code sessions} gives the identity of a name, if the child may have it. */
    Offer offer(Function<String, Optional<Session>> sessions, Served served) {
        Offer offer = new Offer("/" + secret(), secret(), sessions, served);
        offers.put(offer.path, offer);
        return offer;
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                connections.acquire();
                Optional<Socket> socket = next();
                if (socket.isPresent()) {
                    Thread.ofVirtual().name("credentials-request").start(() -> serve(socket.get()));
                } else {
                    connections.release();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Socket> next() throws InterruptedException {
        try {
            Socket socket = server.accept();
            if (!server.isClosed()) {
                return Optional.of(socket);
            }
            // came in while the port was being closed
            socket.close();
            return Optional.empty();
        } catch (IOException _) {
            // closed; or out of descriptors, which passes
            Thread.sleep(Duration.ofMillis(server.isClosed() ? 0 : 50));
            return Optional.empty();
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setSoTimeout(READ_TIMEOUT);
            Optional<RequestHead> head = RequestHead.read(socket.getInputStream());
            Reply reply = head.map(this::answer).orElse(Reply.error(400, "BadRequest", "the request is malformed"));
            socket.getOutputStream().write(reply.bytes());
            socket.getOutputStream().flush();
            // what is left unread would make the system cut the connection before the answer was read
            socket.getInputStream().skip(socket.getInputStream().available());
        } catch (IOException _) {
            // the child went away
        } finally {
            connections.release();
        }
    }

    private Reply answer(RequestHead request) {
        String host = request.header("host");
        if (!host.equals("127.0.0.1:" + port()) && !host.equals("localhost:" + port())) {
            return Reply.error(421, "MisdirectedRequest", "this is not the host of that name");
        }
        String target = request.target();
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        int slash = path.indexOf('/', 1);
        Offer offer = slash < 0 ? null : offers.get(path.substring(0, slash));
        if (offer == null) {
            return Reply.error(404, "NotFound", "nothing is here");
        }
        if (!request.method().equals("GET")) {
            return Reply.error(405, "MethodNotAllowed", "only GET is answered");
        }
        if (!request.header("content-length").matches("0?") || !request.header("transfer-encoding").isEmpty()) {
            return Reply.error(400, "BadRequest", "a request has no body");
        }
        if (!MessageDigest.isEqual(bytes(offer.token), bytes(request.header("authorization")))) {
            return Reply.error(403, "AccessDenied", "the authorization token is wrong");
        }
        Optional<String> decoded = name(path.substring(slash + 1));
        if (decoded.isEmpty()) {
            return Reply.error(404, "NotFound", "no such identity");
        }
        String name = decoded.get();
        boolean asProcess = query >= 0 && target.substring(query + 1).equals("format=process");
        try {
            return offer.sessions.apply(name).map(session -> credentials(offer, name, session, asProcess))
                    .orElseGet(() -> Reply.error(404, "NotFound", "no such identity"));
        } catch (IdentityException e) {
            return Reply.error(500, e.failure().code().orElse("CredentialsUnavailable"), e.failure().problem());
        }
    }

    private static Reply credentials(Offer offer, String name, Session session, boolean asProcess) {
        Credentials credentials = session.credentials();
        offer.served.served(name, credentials);
        return new Reply(200, asProcess
                ? CredentialDocument.process(credentials, account(session))
                : CredentialDocument.container(credentials, account(session)));
    }

    /** Nice to have; not worth a failure. */
    private static Optional<String> account(Session session) {
        try {
            return Optional.of(session.identity()).map(CallerIdentity::account);
        } catch (IdentityException _) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        offers.clear();
        try {
            server.close();
            // the port is free only when the thread that waits at it has let go
            acceptor.interrupt();
            acceptor.join();
        } catch (IOException _) {
            // then it is closed as well as it can be
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private record Reply(int status, String json) {
        static Reply error(int status, String code, String message) {
            Map<String, String> body = new LinkedHashMap<>();
            body.put("code", code);
            body.put("message", message);
            return new Reply(status, JsonText.of(body));
        }

        byte[] bytes() {
            byte[] body = CredentialsEndpoint.bytes(json);
            String allow = status == 405 ? "Allow: GET\r\n" : "";
            byte[] head = CredentialsEndpoint.bytes("HTTP/1.1 " + status + " " + reason() + "\r\n"
                    + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n" + allow
                    + "Cache-Control: no-store\r\nConnection: close\r\n\r\n");
            byte[] all = new byte[head.length + body.length];
            System.arraycopy(head, 0, all, 0, head.length);
            System.arraycopy(body, 0, all, head.length, body.length);
            return all;
        }

        private String reason() {
            return switch (status) {
                case 200 -> "OK";
                case 400 -> "Bad Request";
                case 403 -> "Forbidden";
                case 404 -> "Not Found";
                case 405 -> "Method Not Allowed";
                case 421 -> "Misdirected Request";
                default -> "Internal Server Error";
            };
        }

        @Override
        public String toString() {
            return "Reply[" + status + "]";
        }
    }
}
