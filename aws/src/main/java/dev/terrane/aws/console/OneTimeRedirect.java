package dev.terrane.aws.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

/**
 * A page on loopback that leads to a secret address, once. A browser is told the page, so that the address stands in no program's arguments.
 */
public final class OneTimeRedirect implements AutoCloseable {
    private static final int LONGEST_LINE = 4096;
    private static final int READ_TIMEOUT = 5000;

    private final ServerSocket server;
    private final URI target;
    private final String path;

    private OneTimeRedirect(ServerSocket server, URI target, String path) {
        this.server = server;
        this.target = target;
        this.path = path;
    }

    /** Begins to listen. */
    public static OneTimeRedirect to(URI target) throws IOException {
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        return new OneTimeRedirect(new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1")), target,
                "/" + HexFormat.of().formatHex(secret));
    }

    /** What to tell the browser. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
    }

    /**
     * Waits until the browser has been led on.
     *
     * @return whether it came within that time
     */
    public boolean await(Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            server.setSoTimeout((int) left);
            try (Socket socket = server.accept()) {
                socket.setSoTimeout(READ_TIMEOUT);
                if (answer(socket)) {
                    return true;
                }
            } catch (SocketTimeoutException _) {
                // another may come, or the time is over
            }
        }
    }

    private boolean answer(Socket socket) throws IOException {
        boolean asked = line(socket.getInputStream()).startsWith("GET " + path + " ");
        String head = asked ? "302 Found\r\nLocation: " + target + "\r\n" : "404 Not Found\r\n";
        socket.getOutputStream()
                .write(("HTTP/1.1 " + head + "Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n"
                        + "Content-Length: 0\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return asked;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\r' && line.length() < LONGEST_LINE; b = in.read()) {
            line.append((char) b);
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
