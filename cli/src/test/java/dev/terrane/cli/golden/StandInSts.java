package dev.terrane.cli.golden;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An STS that believes everybody and denies the roles that have "denied" in their names. Keys are named after the role;
 * each call becomes a line of `sts.log` in the copy.
 */
final class StandInSts implements AutoCloseable {
    private static final Pattern SIGNER = Pattern.compile("Credential=([^/]+)/\\d+/([^/]+)/");
    private static final String EXPIRATION = "2099-01-01T00:00:00Z";

    private final Path log;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    StandInSts(Path log) throws IOException {
        this.log = log;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String form = exchange.getRequestMethod().equals("POST")
                    ? new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                    : Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
            Map<String, String> query = query(form);
            String signature = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
            note(query, signature);
            String role = query.getOrDefault("RoleArn", "-");
            byte[] answer = xml(query, role, signer(signature, 1, "anonymous")).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/xml");
            exchange.sendResponseHeaders(role.contains("denied") ? 403 : 200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static Map<String, String> query(String form) {
        Map<String, String> query = new TreeMap<>();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static String signer(String signature, int group, String nobody) {
        Matcher matcher = SIGNER.matcher(signature);
        return matcher.find() ? matcher.group(group) : nobody;
    }

    private synchronized void note(Map<String, String> query, String signature) throws IOException {
        String session = query.getOrDefault("RoleSessionName", "-").replaceAll("^(terragrunt-)?\\d{15,}$", "$1N");
        String line = String.join(" ", query.getOrDefault("Action", "-"), query.getOrDefault("RoleArn", "-"),
                "session=" + session, "duration=" + query.getOrDefault("DurationSeconds", "-"),
                "token=" + query.getOrDefault("WebIdentityToken", "-").replace("\n", "\\n"),
                "by=" + signer(signature, 1, "anonymous"), "region=" + signer(signature, 2, "-"));
        Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String xml(Map<String, String> query, String role, String asker) {
        String name = role.substring(role.lastIndexOf('/') + 1);
        String action = query.getOrDefault("Action", "-");
        if (role.contains("denied")) {
            return """
                    <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>\
                    <Code>AccessDenied</Code><Message>not allowed to %s</Message></Error></ErrorResponse>"""
                    .formatted(name);
        }
        String result = action.equals("GetCallerIdentity")
                ? "<Arn>arn:aws:sts::123456789012:by/" + asker + "</Arn><UserId>UID</UserId>"
                        + "<Account>123456789012</Account>"
                : """
                        <AssumedRoleUser><Arn>arn:aws:sts::%s:assumed-role/%s/%s</Arn><AssumedRoleId>i</AssumedRoleId>\
                        </AssumedRoleUser><Credentials><AccessKeyId>ASIA%2$s</AccessKeyId>\
                        <SecretAccessKey>secret-of-%2$s</SecretAccessKey><SessionToken>token-of-%2$s</SessionToken>\
                        <Expiration>%4$s</Expiration></Credentials>"""
                        .formatted((role + ":::::").split(":", -1)[4], name, query.getOrDefault("RoleSessionName", "-"),
                                EXPIRATION);
        return "<%1$sResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><%1$sResult>%2$s</%1$sResult></%1$sResponse>"
                .formatted(action, result);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.close();
    }
}
