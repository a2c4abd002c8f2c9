package dev.terrane.sandbox.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * An HTTP/1.1 server on 127.0.0.1, a virtual thread a connection.
 *
 * <p>
 * The JDK's own server always dates its answers with the machine's clock and gives no hold on the connection; a test of
 * clock skew needs the former, one of broken connections the latter.
 */
public final class Listener implements AutoCloseable {
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LARGEST_BODY = 256 * 1024 * 1024;
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'",
            Locale.ENGLISH);

    private final Function<HttpRequest, Reply> handler;
    private final Clock clock;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final int port;
    private ServerSocket server;
    private Thread acceptor;

    /** Listens at once; port 0 takes a free one. */
    public Listener(int port, Clock clock, Function<HttpRequest, Reply> handler) {
        this.handler = handler;
        this.clock = clock;
        this.server = listen(port);
        this.port = server.getLocalPort();
        this.acceptor = accept(server);
    }

    public int port() {
        return port;
    }

    /** Refuses connections and drops those that are open, until `resume`. */
    public synchronized void pause() {
        closeQuietly(server);
        try {
            // the port refuses, and no further connection is made, only when the thread that waits at it has let go
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connections.forEach(Listener::closeQuietly);
    }

    /** Listens on the same port again. */
    public synchronized void resume() {
        if (server.isClosed()) {
            server = listen(port);
            acceptor = accept(server);
        }
    }

    @Override
    public void close() {
        pause();
    }

    private static ServerSocket listen(int port) {
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), port), 1024);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port, e);
        }
    }

    private Thread accept(ServerSocket listening) {
        return Thread.ofVirtual().name("sandbox-accept").start(() -> {
            while (!listening.isClosed()) {
                try {
                    Socket socket = listening.accept();
                    connections.add(socket);
                    Thread.ofVirtual().name("sandbox-connection").start(() -> serve(socket, listening));
                } catch (SocketException e) {
                    return;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }

    private void serve(Socket socket, ServerSocket listening) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            boolean more = !listening.isClosed();
            while (more) {
                more = exchange(in, out);
            }
        } catch (IOException e) {
            // The peer went away, or `pause` closed the connection: there is nobody left to tell.
        } finally {
            connections.remove(socket);
        }
    }

    /** One request and its answer; false when the connection ends with it. */
    private boolean exchange(InputStream in, OutputStream out) throws IOException {
        String requestLine = line(in);
        if (requestLine.isEmpty()) {
            return false;
        }
        String[] parts = SPACE.split(requestLine, -1);
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
            write(out, Reply.empty(400), false, true);
            return false;
        }
        Headers headers = headers(in);
        if (headers.first("Expect").filter("100-continue"::equalsIgnoreCase).isPresent()) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
        Bytes body = Bytes.of(body(in, headers));
        String target = parts[1].startsWith("http://") ? parts[1].substring(parts[1].indexOf('/', 7)) : parts[1];
        int question = target.indexOf('?');
        HttpRequest request = new HttpRequest(parts[0], question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1), headers, body);
        boolean last = headers.all("Connection").stream().anyMatch("close"::equalsIgnoreCase)
                || parts[2].equals("HTTP/1.0");
        return switch (handler.apply(request)) {
            case Reply.Answer answer -> {
                write(out, answer, parts[0].equals("HEAD"), last);
                yield !last;
            }
            case Reply.Cut() -> false;
        };
    }

    private static Headers headers(InputStream in) throws IOException {
        List<Headers.Field> fields = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new IOException("malformed header");
            }
            fields.add(new Headers.Field(line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return new Headers(fields);
    }

    private static byte[] body(InputStream in, Headers headers) throws IOException {
        if (headers.all("Transfer-Encoding").stream()
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).endsWith("chunked"))) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            for (int size = chunkSize(line(in)); size > 0; size = chunkSize(line(in))) {
                whole.write(exactly(in, size));
                line(in);
            }
            headers(in);
            return whole.toByteArray();
        }
        return exactly(in, number(headers.first("Content-Length").orElse("0"), 10));
    }

    private static int chunkSize(String line) throws IOException {
        int end = line.indexOf(';');
        return number((end < 0 ? line : line.substring(0, end)).strip(), 16);
    }

    private static int number(String text, int radix) throws IOException {
        try {
            int value = Integer.parseInt(text, radix);
            if (value < 0 || value > LARGEST_BODY) {
                throw new IOException("body too large");
            }
            return value;
        } catch (NumberFormatException e) {
            throw new IOException("malformed length", e);
        }
    }

    private static byte[] exactly(InputStream in, int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException();
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
            if (line.size() > LONGEST_LINE) {
                throw new IOException("line too long");
            }
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    private void write(OutputStream out, Reply.Answer answer, boolean head, boolean last) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("HTTP/1.1 ").append(answer.status()).append(' ').append(reason(answer.status())).append("\r\n");
        text.append("Date: ").append(HTTP_DATE.format(ZonedDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)))
                .append("\r\n");
        for (Headers.Field field : answer.headers().fields()) {
            text.append(field.name()).append(": ").append(field.value()).append("\r\n");
        }
        boolean bodiless = answer.status() == 204 || answer.status() == 304;
        if (!bodiless && !(head && answer.headers().first("Content-Length").isPresent())) {
            text.append("Content-Length: ").append(answer.body().length()).append("\r\n");
        }
        if (last) {
            text.append("Connection: close\r\n");
        }
        out.write(text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        if (!head && !bodiless) {
            out.write(answer.body().array());
        }
        out.flush();
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 204 -> "No Content";
            case 206 -> "Partial Content";
            case 301 -> "Moved Permanently";
            case 302 -> "Found";
            case 304 -> "Not Modified";
            case 400 -> "Bad Request";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 412 -> "Precondition Failed";
            case 500 -> "Internal Server Error";
            case 503 -> "Service Unavailable";
            default -> "Status";
        };
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException("a socket does not close", e);
        }
    }
}
