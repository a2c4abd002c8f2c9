package dev.terrane.aws.delivery;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The program behind {@code credential_process} of a child's private AWS configuration: it asks the running Terrane
 * for an identity and prints the answer. AWS's SDKs start it again and again, so it uses nothing that starts slowly.
 * Where Terrane listens and the child's token come by environment, never by file or argument.
 */
public final class CredentialProcess {
    public static final String URL = "TERRANE_CREDENTIALS_URL";
    public static final String TOKEN = "TERRANE_CREDENTIALS_TOKEN";

    private static final int TIMEOUT = 55_000;

    private CredentialProcess() {}

    /**
     * Prints the credentials of an identity.
     *
     * @param name of the identity, as the private configuration has it
     * @return the exit code
     */
    public static int run(Map<String, String> environment, String name, PrintStream out, PrintStream err) {
        String url = environment.getOrDefault(URL, "");
        String token = environment.getOrDefault(TOKEN, "");
        if (url.isEmpty() || token.isEmpty()) {
            err.println("terrane: these credentials are only for programs that a running Terrane has started");
            return 1;
        }
        try {
            return print(ask(URI.create(url), name, token), out, err);
        } catch (IOException | IllegalArgumentException _) {
            err.println("terrane: the Terrane that started this program does not answer any more");
            return 1;
        }
    }

    private static String ask(URI base, String name, String token) throws IOException {
        try (Socket socket = new Socket(InetAddress.ofLiteral(base.getHost()), base.getPort())) {
            socket.setSoTimeout(TIMEOUT);
            String request = "GET " + base.getPath() + "/" + CredentialsEndpoint.segment(name)
                    + "?format=process HTTP/1.1\r\nHost: "
                    + base.getHost()
                    + ":" + base.getPort() + "\r\nAuthorization: " + token + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int print(String answer, PrintStream out, PrintStream err) throws IOException {
        int body = answer.indexOf("\r\n\r\n");
        if (body < 0) {
            throw new IOException("no answer");
        }
        String json = answer.substring(body + 4);
        boolean good = answer.startsWith("HTTP/1.1 200 ");
        (good ? out : err).println(good ? json : "terrane: no credentials: " + json);
        return good ? 0 : 1;
    }
}
