package dev.terrane.sandbox.dynamodb;

import dev.terrane.sandbox.gateway.Call;
import dev.terrane.sandbox.gateway.JsonProtocol;
import dev.terrane.sandbox.gateway.Operation;
import dev.terrane.sandbox.gateway.Service;
import dev.terrane.sandbox.gateway.ServiceAccess;
import dev.terrane.sandbox.iam.Authorizer;
import dev.terrane.sandbox.iam.RequestContext;
import dev.terrane.sandbox.record.Ids;
import dev.terrane.sandbox.signature.SignatureProblem;
import dev.terrane.sandbox.wire.HttpRequest;
import dev.terrane.sandbox.wire.Json;
import dev.terrane.sandbox.wire.Reply;
import dev.terrane.sandbox.wire.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.zip.CRC32;

/** Amazon DynamoDB, API version 2012-08-10: tables and items as lock tables need them. */
public final class DynamoDb implements Service {
    private static final JsonProtocol PROTOCOL = new JsonProtocol("1.0", "DynamoDB_20120810",
            "com.amazonaws.dynamodb.v20120810");

    private final ServiceAccess access;
    private final Ids ids;
    private final ConcurrentMap<String, Table> tables = new ConcurrentHashMap<>();

    public DynamoDb(Authorizer authorizer, Ids ids) {
        this.access = new ServiceAccess(authorizer);
        this.ids = ids;
    }

    /** Makes a table that is there from the start, with a text as its key. */
    public void declare(String name, String account, String region, String hashKey, Instant now) {
        Json declaration = Json.object().with("BillingMode", "PAY_PER_REQUEST")
                .with("KeySchema",
                        Json.array(List.of(Json.object().with("AttributeName", hashKey).with("KeyType", "HASH"))))
                .with("AttributeDefinitions",
                        Json.array(List.of(Json.object().with("AttributeName", hashKey).with("AttributeType", "S"))));
        String arn = arn("aws", region, account, name);
        tables.put(arn, new Table(arn, ids.requestId(), declaration, now));
    }

    /** The items of an account's tables of that name. */
    public List<Json> items(String account, String name) {
        return tables.values().stream().filter(table -> table.arn().endsWith(":" + account + ":table/" + name))
                .flatMap(table -> table.items().stream()).map(Item::json).toList();
    }

    private static String arn(String partition, String region, String account, String name) {
        return "arn:" + partition + ":dynamodb:" + region + ":" + account + ":table/" + name;
    }

    @Override
    public String name() {
        return "dynamodb";
    }

    @Override
    public Operation describe(HttpRequest request) {
        Json input = JsonProtocol.input(request);
        return new Operation(PROTOCOL.operation(request),
                input.string("TableName").or(() -> input.string("ResourceArn")).orElse(""));
    }

    @Override
    public boolean isUnsigned(Operation operation) {
        return false;
    }

    @Override
    public Duration allowedSkew() {
        return JsonProtocol.ALLOWED_SKEW;
    }

    @Override
    public Reply answer(Call call) {
        Json request = JsonProtocol.input(call.request());
        String arn = resource(call, request);
        access.require(call.signer(), "dynamodb:" + call.operation().action(), arn, context(arn, request));
        return checked(PROTOCOL.answer(answer(call, request, arn), call.requestId()));
    }

    private Json answer(Call call, Json request, String arn) {
        return switch (call.operation().action()) {
            case "CreateTable" -> create(arn, request, call.now());
            case "DescribeTable" -> Json.object().with("Table", described(arn).description("ACTIVE"));
            case "DeleteTable" -> delete(arn);
            case "UpdateTable" -> update(described(arn), request);
            case "ListTables" -> Json.object().with("TableNames", Json.array(tables.keySet().stream()
                    .filter(table -> table.startsWith(arn)).map(table -> table.substring(arn.length())).sorted()
                    .map(Json::text).toList()));
            case "PutItem" -> Items.put(table(arn), request);
            case "GetItem" -> Items.get(table(arn), request);
            case "DeleteItem" -> Items.delete(table(arn), request);
            case "UpdateItem" -> Items.update(table(arn), request);
            case "Scan", "Query" -> Items.select(table(arn), request);
            case "TagResource" -> {
                Table table = table(arn);
                request.items("Tags").forEach(table::tag);
                yield Json.object();
            }
            case "UntagResource" -> {
                Table table = table(arn);
                request.items("TagKeys").forEach(key -> table.untag(key.asString().orElse("")));
                yield Json.object();
            }
            case "ListTagsOfResource" -> Json.object().with("Tags", Json.array(table(arn).tags()));
            case "DescribeContinuousBackups" -> Json.object().with("ContinuousBackupsDescription", backups(table(arn)));
            case "UpdateContinuousBackups" -> {
                Table table = table(arn);
                table.set(BACKUPS, request.get("PointInTimeRecoverySpecification").orElseGet(Json::object));
                yield Json.object().with("ContinuousBackupsDescription", backups(table));
            }
            case "DescribeTimeToLive" -> Json.object().with("TimeToLiveDescription", timeToLive(table(arn)));
            case "UpdateTimeToLive" -> {
                Json specification = request.get(TIME_TO_LIVE).orElseGet(Json::object);
                table(arn).set(TIME_TO_LIVE, specification);
                yield Json.object().with(TIME_TO_LIVE, specification);
            }
            default -> throw PROTOCOL.unknownOperation(call.operation().action());
        };
    }

    private static final String BACKUPS = "PointInTimeRecoverySpecification";
    private static final String TIME_TO_LIVE = "TimeToLiveSpecification";

    /** The ARN of what the request acts on; for ListTables what its tables' ARNs begin with. */
    private static String resource(Call call, Json request) {
        String named = request.string("TableName").or(() -> request.string("ResourceArn")).orElse("");
        String partition = call.signer().identity().arn().split(":", 3)[1];
        return named.startsWith("arn:") ? named : arn(partition, call.region(), call.signer().accountId(), named);
    }

    /** Policies may restrict the hash keys that a caller can touch, `dynamodb:LeadingKeys`. */
    private RequestContext context(String arn, Json request) {
        Map<String, Json> item = request.get("Key").or(() -> request.get("Item")).map(Json::members).orElse(Map.of());
        Optional<String> leading = Optional.ofNullable(tables.get(arn))
                .flatMap(table -> Optional.ofNullable(item.get(table.keys().getFirst())))
                .flatMap(value -> value.string("S"));
        return RequestContext.empty().with("dynamodb:LeadingKeys", leading);
    }

    private Table table(String arn) {
        return Optional.ofNullable(tables.get(arn)).orElseThrow(
                () -> new ServiceException(400, "ResourceNotFoundException", "Requested resource not found"));
    }

    private Table described(String arn) {
        return Optional.ofNullable(tables.get(arn)).orElseThrow(() -> new ServiceException(400,
                "ResourceNotFoundException", "Requested resource not found: Table: " + name(arn) + " not found"));
    }

    private static String name(String arn) {
        return arn.substring(arn.indexOf('/') + 1);
    }

    private Json create(String arn, Json request, Instant now) {
        Table table = new Table(arn, ids.requestId(), request, now);
        if (tables.putIfAbsent(arn, table) != null) {
            throw new ServiceException(400, "ResourceInUseException", "Table already exists: " + name(arn));
        }
        return Json.object().with("TableDescription", table.description("CREATING"));
    }

    private Json delete(String arn) {
        Table table = described(arn);
        if (table.setting("DeletionProtectionEnabled").filter(new Json.Truth(true)::equals).isPresent()) {
            throw Table.invalid("Resource cannot be deleted as it is currently protected against deletion."
                    + " Disable deletion protection first.");
        }
        tables.remove(arn);
        return Json.object().with("TableDescription", table.description("DELETING"));
    }

    private static Json update(Table table, Json request) {
        for (String setting : List.of("BillingMode", "ProvisionedThroughput", "SSESpecification",
                "DeletionProtectionEnabled", "TableClass")) {
            request.get(setting).ifPresent(value -> table.set(setting, value));
        }
        return Json.object().with("TableDescription", table.description("ACTIVE"));
    }

    private static Json backups(Table table) {
        boolean enabled = table.setting(BACKUPS).filter(value -> value.isTrue("PointInTimeRecoveryEnabled"))
                .isPresent();
        return Json.object().with("ContinuousBackupsStatus", "ENABLED").with("PointInTimeRecoveryDescription",
                Json.object().with("PointInTimeRecoveryStatus", enabled ? "ENABLED" : "DISABLED"));
    }

    private static Json timeToLive(Table table) {
        Optional<Json> enabled = table.setting(TIME_TO_LIVE).filter(value -> value.isTrue("Enabled"));
        Json.Members description = Json.object().with("TimeToLiveStatus", enabled.isPresent() ? "ENABLED" : "DISABLED");
        return enabled.flatMap(value -> value.get("AttributeName"))
                .map(name -> description.with("AttributeName", name)).orElse(description);
    }

    @Override
    public ServiceException refusal(SignatureProblem problem) {
        return JsonProtocol.refusal(problem);
    }

    @Override
    public Reply.Answer error(ServiceException problem, Operation operation, String requestId) {
        return checked(
                PROTOCOL.error(problem, Optional.ofNullable(problem.details().get(Items.ITEM)).flatMap(Json::parse),
                        requestId));
    }

    /** DynamoDB lets its clients check every answer. */
    private static Reply.Answer checked(Reply.Answer answer) {
        CRC32 crc = new CRC32();
        crc.update(answer.body().array());
        return answer.with("x-amz-crc32", String.valueOf(crc.getValue()));
    }
}
