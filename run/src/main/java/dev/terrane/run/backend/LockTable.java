package dev.terrane.run.backend;

import dev.terrane.aws.http.Http;
import dev.terrane.aws.json.Json;
import dev.terrane.aws.json.JsonText;
import dev.terrane.run.backend.AwsService.Refusal;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of DynamoDB in which the S3 backend keeps its locks (Amazon DynamoDB API reference), under one identity. */
final class LockTable {
    private static final String KEY = "LockID";

    private final AwsService dynamo;
    private final URI endpoint;
    private final String name;

    LockTable(AwsService dynamo, URI endpoint, String name) {
        this.dynamo = dynamo;
        this.endpoint = endpoint;
        this.name = name;
    }

    String name() {
        return name;
    }

    /** The table as it is; empty where there is none. */
    Optional<State> state() throws BackendException {
        Http.Answer answer = send("DescribeTable", Map.of("TableName", name));
        if (answer.isSuccess()) {
            return Optional.of(State.of(answer.text()));
        }
        if (Refusal.of(answer).code().equals("ResourceNotFoundException")) {
            return Optional.empty();
        }
        throw dynamo.refused("the lock table " + name + " cannot be looked at", answer);
    }

    /** How a table is. */
    record State(boolean active, boolean encrypted) {
        private static State of(String json) throws BackendException {
            try {
                Map<String, @Nullable Object> table = Json.object(Json.readObject(json).get("Table")).orElse(Map.of());
                Map<String, @Nullable Object> encryption = Json.object(table.get("SSEDescription")).orElse(Map.of());
                return new State(Json.text(table, "TableStatus").filter("ACTIVE"::equals).isPresent(),
                        Json.text(encryption, "Status").filter("ENABLED"::equals).isPresent());
            } catch (Json.NotJson e) {
                throw new BackendException("DynamoDB's answer cannot be read: " + e.getMessage());
            }
        }
    }

    /** Creates the table; one that somebody else is just creating is fine. */
    void create(Map<String, String> tags) throws BackendException {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("TableName", name);
        request.put("BillingMode", "PAY_PER_REQUEST");
        request.put("AttributeDefinitions", List.of(Map.of("AttributeName", KEY, "AttributeType", "S")));
        request.put("KeySchema", List.of(Map.of("AttributeName", KEY, "KeyType", "HASH")));
        if (!tags.isEmpty()) {
            List<Map<String, String>> list = new ArrayList<>();
            tags.forEach((key, value) -> list.add(Map.of("Key", key, "Value", value)));
            request.put("Tags", list);
        }
        change("CreateTable", request, "the lock table " + name + " cannot be created");
    }

    void encrypt() throws BackendException {
        change("UpdateTable", Map.of("TableName", name, "SSESpecification", Map.of("Enabled", true, "SSEType", "KMS")),
                "the lock table " + name + " cannot be encrypted");
    }

    private void change(String action, Map<String, ?> request, String otherwise) throws BackendException {
        Http.Answer answer = send(action, request);
        if (!answer.isSuccess() && !Refusal.of(answer).code().equals("ResourceInUseException")) {
            throw dynamo.refused(otherwise, answer);
        }
    }

    private Http.Answer send(String action, Map<String, ?> request) throws BackendException {
        return dynamo.send(Http.Call.post(endpoint, Map.of("Content-Type", "application/x-amz-json-1.0", "X-Amz-Target",
                "DynamoDB_20120810." + action), JsonText.of(request)));
    }
}
