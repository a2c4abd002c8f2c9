package dev.terrane.sandbox.dynamodb;

import dev.terrane.sandbox.wire.Json;
import dev.terrane.sandbox.wire.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operations on items: each checks its condition and writes in one step. */
final class Items {
    /** In the details of a failed condition: the item as it is, where the request wants to see it. */
    static final String ITEM = "Item";
    private static final List<String> LEGACY = List.of("Expected", "AttributeUpdates", "AttributesToGet",
            "KeyConditions",
            "QueryFilter", "ScanFilter", "ConditionalOperator");

    private Items() {}

    static Json put(Table table, Json request) {
        refuseLegacy(request);
        Item item = Item.of(request.get("Item").orElseGet(Json::object));
        List<Json> key = table.key(item, false);
        synchronized (table) {
            Optional<Item> old = table.get(key);
            check(request, old);
            table.put(key, item);
            return old(request, old);
        }
    }

    static Json get(Table table, Json request) {
        refuseLegacy(request);
        return table.get(key(table, request)).map(item -> item.only(projection(request)))
                .<Json>map(item -> Json.object().with("Item", item.json())).orElseGet(Json::object);
    }

    static Json delete(Table table, Json request) {
        refuseLegacy(request);
        List<Json> key = key(table, request);
        synchronized (table) {
            Optional<Item> old = table.get(key);
            check(request, old);
            table.remove(key);
            return old(request, old);
        }
    }

    static Json update(Table table, Json request) {
        refuseLegacy(request);
        List<Json> key = key(table, request);
        synchronized (table) {
            Optional<Item> old = table.get(key);
            check(request, old);
            Item after = UpdateExpression.apply(request, old.orElse(Item.of(request.get("Key").orElseThrow())));
            if (!table.key(after, false).equals(key)) {
                throw Table.invalid("One or more parameter values were invalid: Cannot update attribute "
                        + table.keys().getFirst() + ". This attribute is part of the key");
            }
            table.put(key, after);
            return switch (request.string("ReturnValues").orElse("NONE")) {
                case "ALL_NEW", "UPDATED_NEW" -> Json.object().with("Attributes", after.json());
                case "ALL_OLD", "UPDATED_OLD" -> attributes(old);
                default -> Json.object();
            };
        }
    }

    /** Scan, and Query, whose key condition is a filter too where tables are as small as here. */
    static Json select(Table table, Json request) {
        refuseLegacy(request);
        ConditionExpression keys = ConditionExpression.in(request, "KeyConditionExpression");
        ConditionExpression filter = ConditionExpression.in(request, "FilterExpression");
        List<Json> found = new ArrayList<>();
        int scanned = 0;
        for (Item item : table.items()) {
            if (keys.holds(item)) {
                scanned++;
                if (filter.holds(item)) {
                    found.add(item.only(projection(request)).json());
                }
            }
        }
        boolean count = request.string("Select").filter("COUNT"::equals).isPresent();
        Json.Members answer = Json.object().with("Count", found.size()).with("ScannedCount", scanned);
        return count ? answer : answer.with("Items", Json.array(found));
    }

    private static List<Json> key(Table table, Json request) {
        return table.key(Item.of(request.get("Key").orElseGet(Json::object)), true);
    }

    private static void check(Json request, Optional<Item> old) {
        if (!ConditionExpression.in(request, "ConditionExpression").holds(old.orElse(Item.NONE))) {
            boolean show = request.string("ReturnValuesOnConditionCheckFailure").filter("ALL_OLD"::equals).isPresent();
            throw new ServiceException(400, "ConditionalCheckFailedException", "The conditional request failed",
                    show && old.isPresent() ? Map.of(ITEM, old.get().json().write()) : Map.of());
        }
    }

    private static Json old(Json request, Optional<Item> old) {
        return request.string("ReturnValues").filter("ALL_OLD"::equals).isPresent() ? attributes(old) : Json.object();
    }

    private static Json attributes(Optional<Item> item) {
        return item.<Json>map(present -> Json.object().with("Attributes", present.json())).orElseGet(Json::object);
    }

    private static List<Path> projection(Json request) {
        return request.string("ProjectionExpression").map(text -> {
            Tokens tokens = new Tokens("ProjectionExpression", text, request);
            List<Path> paths = new ArrayList<>();
            do {
                paths.add(tokens.path());
            } while (tokens.accept(","));
            tokens.end();
            return paths;
        }).orElse(List.of());
    }

    /** The parameters from before there were expressions are refused by name rather than ignored. */
    private static void refuseLegacy(Json request) {
        LEGACY.stream().filter(name -> request.get(name).isPresent()).findFirst().ifPresent(name -> {
            throw Table.invalid("The sandbox does not know the legacy parameter " + name);
        });
    }
}
