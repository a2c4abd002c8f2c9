package dev.terrane.run.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.terrane.aws.call.SigV4;
import dev.terrane.aws.call.SignedCalls;
import dev.terrane.aws.http.Attempts;
import dev.terrane.aws.http.Http;
import dev.terrane.aws.http.Patience;
import dev.terrane.aws.http.Proxies;
import dev.terrane.aws.json.Json;
import dev.terrane.aws.session.CallerIdentity;
import dev.terrane.aws.session.Credentials;
import dev.terrane.aws.session.Session;
import dev.terrane.aws.sts.ClockSkew;
import dev.terrane.aws.world.Time;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lock table as a DynamoDB sees it that answers what the test says. */
class LockTableTest {
    private final List<String> actions = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private int status = 200;
    private String answer = "{}";
    private HttpServer server;
    private LockTable table;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        SignedCalls calls = new SignedCalls(new Attempts(new Http(new Proxies(Map.of()), () -> {
            throw new UnsupportedOperationException("nothing here speaks TLS");
        }), Time.system(), new SplittableRandom(1), (_, _) -> {}, Patience.USUAL), Time.system(), new ClockSkew(),
                "test");
        table = new LockTable(
                new AwsService("DynamoDB", new SigV4.Scope("dynamodb", "eu-west-1"), calls, new Alice()),
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), "locks");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        actions.add(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void answers(int code, String text) {
        status = code;
        answer = text;
    }

    private void refuses(String code) {
        answers(400, "{\"__type\": \"com.amazonaws.dynamodb.v20120810#" + code + "\", \"message\": \"no\"}");
    }

    private Map<String, @Nullable Object> asked(String action) throws Json.NotJson {
        assertThat(actions).containsExactly("DynamoDB_20120810." + action);
        return Json.readObject(bodies.getFirst());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {//
        "{\"Table\": {\"TableStatus\": \"ACTIVE\"}}                                              | true  | false", //
        "{\"Table\": {\"TableStatus\": \"CREATING\"}}                                            | false | false", //
        "{\"Table\": {\"TableStatus\": \"ACTIVE\", \"SSEDescription\": {\"Status\": \"ENABLED\"}}}   | true  | true", //
        "{\"Table\": {\"TableStatus\": \"UPDATING\", \"SSEDescription\": {\"Status\": \"ENABLED\"}}} | false | true", //
        "{\"Table\": {\"TableStatus\": \"ACTIVE\", \"SSEDescription\": {\"Status\": \"UPDATING\"}}}  | true  | false", //
        "{}                                                                                  | false | false"})
    void saysWhetherItIsActiveAndEncrypted(String described, boolean active, boolean encrypted) throws Exception {
        answers(200, described);

        assertThat(table.state()).contains(new LockTable.State(active, encrypted));
        assertThat(asked("DescribeTable")).containsOnly(Map.entry("TableName", "locks"));
    }

    @Test
    void isNotThereWhereDynamoDbKnowsNoneOfThatName() throws BackendException {
        refuses("ResourceNotFoundException");

        assertThat(table.state()).isEmpty();
    }

    @Test
    void isCreatedWithTheKeyThatTerraformLocksBy() throws Exception {
        table.create(Map.of());

        assertThat(asked("CreateTable")).containsOnly(Map.entry("TableName", "locks"),
                Map.entry("BillingMode", "PAY_PER_REQUEST"),
                Map.entry("AttributeDefinitions", List.of(Map.of("AttributeName", "LockID", "AttributeType", "S"))),
                Map.entry("KeySchema", List.of(Map.of("AttributeName", "LockID", "KeyType", "HASH"))));
    }

    @Test
    void isCreatedWithTags() throws Exception {
        table.create(Map.of("team", "net"));

        assertThat(asked("CreateTable")).containsEntry("Tags", List.of(Map.of("Key", "team", "Value", "net")));
    }

    @Test
    void isEncryptedWithAKeyOfKms() throws Exception {
        table.encrypt();

        assertThat(asked("UpdateTable")).containsOnly(Map.entry("TableName", "locks"),
                Map.entry("SSESpecification", Map.of("Enabled", true, "SSEType", "KMS")));
    }

    @Test
    void isLeftToWhoeverIsCreatingItAtTheSameTime() throws BackendException {
        refuses("ResourceInUseException");

        table.create(Map.of());
        table.encrypt();

        assertThat(actions).hasSize(2);
    }

    @Test
    void whoWasRefusedWhatIsTold() {
        refuses("AccessDeniedException");

        assertThatThrownBy(() -> table.state()).isInstanceOf(BackendException.class)
                .hasMessage("the lock table locks cannot be looked at: DynamoDB answered AccessDeniedException: no to"
                        + " alice");
        assertThatThrownBy(() -> table.create(Map.of())).isInstanceOf(BackendException.class)
                .hasMessageStartingWith("the lock table locks cannot be created: ");
        assertThatThrownBy(() -> table.encrypt()).isInstanceOf(BackendException.class)
                .hasMessageStartingWith("the lock table locks cannot be encrypted: ");
    }

    @Test
    void anAnswerThatIsNoJsonIsNoTable() {
        answers(200, "<html>a proxy's page</html>");

        assertThatThrownBy(() -> table.state()).isInstanceOf(BackendException.class)
                .hasMessageStartingWith("DynamoDB's answer cannot be read: ");
    }

    private static final class Alice implements Session {
        @Override
        public Credentials credentials() {
            return new Credentials("AKIA", "secret", Optional.empty(), Optional.empty());
        }

        @Override
        public Credentials credentials(Duration atLeast) {
            return credentials();
        }

        @Override
        public CallerIdentity identity() {
            throw new UnsupportedOperationException("nobody asks who this is");
        }

        @Override
        public String description() {
            return "alice";
        }

        @Override
        public boolean renewable() {
            return true;
        }
    }
}
