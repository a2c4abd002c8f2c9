package dev.terrane.sandbox.dynamodb;

import dev.terrane.sandbox.wire.Json;
import dev.terrane.sandbox.wire.ServiceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table: what was declared of it, and its items. Its methods are atomic, as DynamoDB's writes are. */
final class Table {
    private final String arn;
    private final String id;
    private final Instant created;
    private final Map<String, Json> settings = new LinkedHashMap<>();
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final Map<List<Json>, Item> items = new LinkedHashMap<>();

    /** Its declaration is the request of CreateTable. */
    Table(String arn, String id, Json declaration, Instant created) {
        this.arn = arn;
        this.id = id;
        this.created = created;
        for (String setting : List.of("KeySchema", "AttributeDefinitions", "BillingMode", "ProvisionedThroughput",
                "SSESpecification", "StreamSpecification", "TableClass", "DeletionProtectionEnabled")) {
            declaration.get(setting).ifPresent(value -> settings.put(setting, value));
        }
        declaration.items("Tags").forEach(tag -> tag(tag));
        if (keys().isEmpty()) {
            throw invalid("One or more parameter values were invalid: No key schema specified");
        }
    }

    static ServiceException invalid(String message) {
        return new ServiceException(400, "ValidationException", message);
    }

    String arn() {
        return arn;
    }

    String name() {
        return arn.substring(arn.indexOf('/') + 1);
    }

    /** The names of the key attributes, the hash key first. */
    synchronized List<String> keys() {
        return Optional.ofNullable(settings.get("KeySchema")).map(schema -> Json.object().with("k", schema).items("k"))
                .orElse(List.of()).stream().map(key -> key.string("AttributeName").orElse("")).toList();
    }

    synchronized void set(String setting, Json value) {
        settings.put(setting, value);
    }

    synchronized Optional<Json> setting(String setting) {
        return Optional.ofNullable(settings.get(setting));
    }

    synchronized void tag(Json tag) {
        tags.put(tag.string("Key").orElse(""), tag.string("Value").orElse(""));
    }

    synchronized void untag(String key) {
        tags.remove(key);
    }

    synchronized List<Json> tags() {
        return tags.entrySet().stream()
                .<Json>map(tag -> Json.object().with("Key", tag.getKey()).with("Value", tag.getValue())).toList();
    }

    /** The key of an item, or of a request's `Key`, which must be exactly that. */
    List<Json> key(Item item, boolean exactly) {
        List<String> names = keys();
        if (exactly && item.attributes().size() != names.size()) {
            throw invalid("The provided key element does not match the schema");
        }
        List<Json> key = new ArrayList<>();
        for (String name : names) {
            key.add(Optional.ofNullable(item.attributes().get(name))
                    .orElseThrow(() -> invalid(exactly
                            ? "The provided key element does not match the schema"
                            : "One or more parameter values were invalid: Missing the key " + name + " in the item")));
        }
        return key;
    }

    synchronized Optional<Item> get(List<Json> key) {
        return Optional.ofNullable(items.get(key));
    }

    synchronized void put(List<Json> key, Item item) {
        items.put(key, item);
    }

    synchronized void remove(List<Json> key) {
        items.remove(key);
    }

    synchronized List<Item> items() {
        return List.copyOf(items.values());
    }

    /** As DescribeTable shows it. */
    synchronized Json description(String status) {
        boolean onDemand = setting("BillingMode").flatMap(Json::asString).filter("PAY_PER_REQUEST"::equals).isPresent();
        Json.Members description = Json.object().with("TableName", name()).with("TableArn", arn).with("TableId", id)
                .with("TableStatus", status).with("CreationDateTime", Json.seconds(created))
                .with("ItemCount", items.size()).with("TableSizeBytes", 0)
                .with("DeletionProtectionEnabled",
                        settings.getOrDefault("DeletionProtectionEnabled", new Json.Truth(false)))
                .with("ProvisionedThroughput", throughput(onDemand));
        for (String setting : List.of("KeySchema", "AttributeDefinitions")) {
            description = description.with(setting, settings.getOrDefault(setting, Json.array(List.of())));
        }
        if (onDemand) {
            description = description.with("BillingModeSummary", Json.object().with("BillingMode", "PAY_PER_REQUEST"));
        }
        if (setting("SSESpecification").filter(sse -> sse.isTrue("Enabled")).isPresent()) {
            description = description.with("SSEDescription",
                    Json.object().with("Status", "ENABLED").with("SSEType", "KMS"));
        }
        return description;
    }

    private Json throughput(boolean onDemand) {
        Json asked = setting("ProvisionedThroughput").orElseGet(Json::object);
        return Json.object().with("NumberOfDecreasesToday", 0)
                .with("ReadCapacityUnits",
                        onDemand ? 0 : asked.number("ReadCapacityUnits").map(Number::longValue).orElse(0L))
                .with("WriteCapacityUnits",
                        onDemand ? 0 : asked.number("WriteCapacityUnits").map(Number::longValue).orElse(0L));
    }
}
