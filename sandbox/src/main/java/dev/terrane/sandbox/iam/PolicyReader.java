package dev.terrane.sandbox.iam;

import dev.terrane.sandbox.iam.Policy.Effect;
import dev.terrane.sandbox.iam.Policy.Patterns;
import dev.terrane.sandbox.iam.Policy.Principals;
import dev.terrane.sandbox.iam.Policy.Statement;
import dev.terrane.sandbox.wire.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From the JSON of a policy to its record, strict about names: a misspelt element would silently widen a policy. */
final class PolicyReader {
    private static final Set<String> DOCUMENT = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT = Set.of("Sid", "Effect", "Principal", "Action", "NotAction", "Resource",
            "NotResource", "Condition");

    private PolicyReader() {}

    static Policy read(String json) {
        Json document = Json.parse(json).filter(Json.Members.class::isInstance)
                .orElseThrow(() -> new MalformedPolicyException("the policy is not a JSON object"));
        onlyKnown(document, DOCUMENT);
        List<Statement> statements = oneOrMore(document.get("Statement")).stream().map(PolicyReader::statement)
                .toList();
        if (statements.isEmpty()) {
            throw new MalformedPolicyException("the policy has no Statement");
        }
        return new Policy(statements);
    }

    private static Statement statement(Json json) {
        if (!(json instanceof Json.Members)) {
            throw new MalformedPolicyException("a Statement is not an object");
        }
        onlyKnown(json, STATEMENT);
        Effect effect = switch (json.string("Effect").orElse("")) {
            case "Allow" -> Effect.ALLOW;
            case "Deny" -> Effect.DENY;
            default -> throw new MalformedPolicyException("Effect is neither Allow nor Deny");
        };
        Patterns actions = patterns(json, "Action", "NotAction")
                .orElseThrow(() -> new MalformedPolicyException("a Statement has no Action"));
        Patterns resources = patterns(json, "Resource", "NotResource").orElse(Patterns.ALL);
        return new Statement(effect, json.get("Principal").map(PolicyReader::principals), actions, resources,
                conditions(json.members("Condition")));
    }

    private static Optional<Patterns> patterns(Json json, String name, String inverted) {
        return json.get(name).map(value -> new Patterns(texts(value), false))
                .or(() -> json.get(inverted).map(value -> new Patterns(texts(value), true)));
    }

    private static Principals principals(Json json) {
        if (json instanceof Json.Text(String all) && all.equals("*")) {
            return new Principals(true, List.of(), List.of(), List.of());
        }
        onlyKnown(json, Set.of("AWS", "Federated", "Service", "*"));
        List<String> aws = json.get("AWS").map(PolicyReader::texts).orElse(List.of());
        return new Principals(aws.contains("*") || json.get("*").isPresent(), aws,
                json.get("Federated").map(PolicyReader::texts).orElse(List.of()),
                json.get("Service").map(PolicyReader::texts).orElse(List.of()));
    }

    private static List<Condition> conditions(Map<String, Json> operators) {
        List<Condition> conditions = new ArrayList<>();
        operators.forEach((operator, keys) -> keys.members()
                .forEach((key, values) -> conditions.add(Condition.of(operator, key, texts(values)))));
        return conditions;
    }

    private static List<Json> oneOrMore(Optional<Json> value) {
        return value.map(json -> json instanceof Json.Array(List<Json> items) ? items : List.of(json))
                .orElse(List.of());
    }

    private static List<String> texts(Json value) {
        return oneOrMore(Optional.of(value)).stream().map(item -> switch (item) {
            case Json.Text(String text) -> text;
            case Json.Truth(boolean truth) -> String.valueOf(truth);
            case Json.Decimal(BigDecimal number) -> number.toPlainString();
            case Json.Nothing(),Json.Array(_),Json.Members(_) ->
                throw new MalformedPolicyException("a value of a policy is not a text");
        }).toList();
    }

    private static void onlyKnown(Json json, Set<String> known) {
        json.members().keySet().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new MalformedPolicyException("unknown element " + name);
        });
    }
}
