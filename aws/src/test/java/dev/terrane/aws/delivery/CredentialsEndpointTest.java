package dev.terrane.aws.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.AwsFailure.Kind;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.json.Json;
import dev.terrane.aws.json.Json.NotJson;
import dev.terrane.aws.session.CallerIdentity;
import dev.terrane.aws.session.Credentials;
import dev.terrane.aws.session.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;

/** The endpoint on the wire: what a child gets, and what everybody else gets. */
class CredentialsEndpointTest {
    private static final Credentials CREDENTIALS = new Credentials("ASIAEXAMPLE", "the-secret",
            Optional.of("the-token"),
            Optional.of(Instant.parse("2126-03-01T12:00:00Z")));

    private final List<String> served = new ArrayList<>();
    private CredentialsEndpoint endpoint;
    private CredentialsEndpoint.Offer offer;

    @BeforeEach
    void open() {
        endpoint = CredentialsEndpoint.open();
        offer = endpoint.offer(name -> switch (name) {
            case "main" -> Optional.of(session(CREDENTIALS));
            case "broken" -> throw new IdentityException(
                    AwsFailure.of(Kind.REFUSED, "STS refused the role", List.of()));
            default -> Optional.empty();
        }, (name, _) -> served.add(name));
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    private static Session session(Credentials credentials) {
        return new Session() {
            @Override
            public Credentials credentials() {
                return credentials;
            }

            @Override
            public Credentials credentials(Duration atLeast) {
                return credentials;
            }

            @Override
            public CallerIdentity identity() {
                return new CallerIdentity("222222222222", "arn:aws:sts::222222222222:assumed-role/deploy/x", "AROA:x");
            }

            @Override
            public String description() {
                return "a role";
            }

            @Override
            public boolean renewable() {
                return true;
            }
        };
    }

    private String send(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), endpoint.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String get(String path, String... headers) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + endpoint.port() + "\r\n"
                + String.join("", List.of(headers).stream().map(header -> header + "\r\n").toList()) + "\r\n");
    }

    private String path(String name) {
        return offer.uri(name).getPath();
    }

    private String authorization() {
        return "Authorization: " + offer.token();
    }

    @Test
    void theChildGetsItsCredentialsAsAContainerWould() throws IOException, NotJson {
        String answer = get(path("main"), authorization());

        assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").contains("Content-Type: application/json",
                "Cache-Control: no-store").doesNotContain("Access-Control");
        assertThat(Json.readObject(answer.substring(answer.indexOf("\r\n\r\n")).strip()))
                .containsEntry("AccessKeyId", "ASIAEXAMPLE").containsEntry("SecretAccessKey", "the-secret")
                .containsEntry("Token", "the-token").containsEntry("Expiration", "2126-03-01T12:00:00Z")
                .containsEntry("AccountId", "222222222222");
        assertThat(served).containsExactly("main");
    }

    @Test
    void anSdkReadsThem() {
        System.setProperty("aws.containerCredentialsFullUri", offer.uri("main").toString());
        System.setProperty("aws.containerAuthorizationToken", offer.token());
        try (ContainerCredentialsProvider provider = ContainerCredentialsProvider.builder().build()) {
            AwsCredentials credentials = provider.resolveCredentials();
            assertThat(credentials).isInstanceOfSatisfying(AwsSessionCredentials.class, session -> {
                assertThat(session.accessKeyId()).isEqualTo("ASIAEXAMPLE");
                assertThat(session.sessionToken()).isEqualTo("the-token");
            });
        } finally {
            System.clearProperty("aws.containerCredentialsFullUri");
            System.clearProperty("aws.containerAuthorizationToken");
        }
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(textBlock = """
            wrong token,    403, AccessDenied
            no token,       403, AccessDenied
            unknown path,   404, NotFound
            unknown name,   404, NotFound
            root,           404, NotFound
            POST,           405, MethodNotAllowed
            HEAD,           405, MethodNotAllowed
            other host,     421, MisdirectedRequest
            no host,        421, MisdirectedRequest
            a body,         400, BadRequest
            chunks,         400, BadRequest
            garbage,        400, BadRequest
            two hosts,      400, BadRequest
            broken,         500, CredentialsUnavailable
            """)
    void everybodyElseGetsAnErrorThatSdksRead(String request, int status, String code) throws IOException, NotJson {
        String host = "Host: 127.0.0.1:" + endpoint.port() + "\r\n";
        String rest = " HTTP/1.1\r\n" + host + authorization() + "\r\n";
        String answer = switch (request) {
            case "wrong token" -> get(path("main"), "Authorization: " + "0".repeat(64));
            case "no token" -> get(path("main"));
            case "unknown path" -> get("/0123456789abcdef/main", authorization());
            case "unknown name" -> get(path("other"), authorization());
            case "root" -> get("/", authorization());
            case "POST" -> send("POST " + path("main") + rest + "\r\n");
            case "HEAD" -> send("HEAD " + path("main") + rest + "\r\n");
            case "other host" -> send("GET " + path("main") + " HTTP/1.1\r\nHost: evil.example\r\n" + authorization()
                    + "\r\n\r\n");
            case "no host" -> send("GET " + path("main") + " HTTP/1.1\r\n" + authorization() + "\r\n\r\n");
            case "a body" -> send("GET " + path("main") + rest + "Content-Length: 2\r\n\r\nhi");
            case "chunks" -> send("GET " + path("main") + rest + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
            case "two hosts" -> send("GET " + path("main") + rest + host + "\r\n");
            case "broken" -> get(path("broken"), authorization());
            default -> send("nonsense\r\n\r\n");
        };

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").doesNotContain("the-secret", "the-token");
        assertThat(Json.readObject(answer.substring(answer.indexOf("\r\n\r\n")).strip())).containsEntry("code", code)
                .containsKey("message");
        assertThat(served).isEmpty();
    }

    @Test
    void onlyTheOwnTokenOpensAPath() throws IOException {
        CredentialsEndpoint.Offer other = endpoint.offer(_ -> Optional.of(session(CREDENTIALS)), (_, _) -> {
        });

        assertThat(get(path("main"), "Authorization: " + other.token())).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void aWithdrawnOfferIsUnknown() throws IOException {
        offer.close();

        assertThat(get(path("main"), authorization())).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void afterItsEndNobodyIsServed() {
        endpoint.close();

        assertThat(catchThrowable(() -> assertThat(get(path("main"), authorization())).startsWith("HTTP/1.1 200 ")))
                .isNotNull();
    }
}
