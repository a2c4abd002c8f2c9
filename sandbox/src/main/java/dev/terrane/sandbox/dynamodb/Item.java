package dev.terrane.sandbox.dynamodb;

import dev.terrane.sandbox.wire.Json;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An item, or what is found inside one: attribute values in DynamoDB's JSON, `{"S": "…"}`.
 */
record Item(Map<String, Json> attributes) {
    static final Item NONE = new Item(Map.of());

    Item {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    static Item of(Json json) {
        return new Item(json.members());
    }

    Json json() {
        return new Json.Members(attributes);
    }

    /** The value at a path. */
    Optional<Json> at(Path path) {
        Optional<Json> value = Optional.ofNullable(attributes.get(path.root()));
        for (Path.Step step : path.steps()) {
            value = switch (step) {
                case Path.Member(String name) -> value.flatMap(map -> map.get("M")).flatMap(map -> map.get(name));
                case Path.Element(int index) -> value.map(list -> list.items("L"))
                        .filter(items -> index < items.size()).map(items -> items.get(index));
            };
        }
        return value;
    }

    /** With the top-level attribute set, or without it. */
    Item with(String name, Optional<Json> value) {
        Map<String, Json> more = new LinkedHashMap<>(attributes);
        value.ifPresentOrElse(present -> more.put(name, present), () -> more.remove(name));
        return new Item(more);
    }

    /** Only these attributes; all where none is named. */
    Item only(List<Path> paths) {
        if (paths.isEmpty()) {
            return this;
        }
        Map<String, Json> some = new LinkedHashMap<>();
        paths.forEach(path -> Optional.ofNullable(attributes.get(path.root()))
                .ifPresent(value -> some.put(path.root(), value)));
        return new Item(some);
    }

    /** `S`, `N`, `B`, … */
    static String type(Json value) {
        return value.members().keySet().stream().findFirst().orElse("");
    }

    static Optional<BigDecimal> number(Json value) {
        try {
            return value.string("N").map(BigDecimal::new);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static boolean same(Json a, Json b) {
        Optional<BigDecimal> number = number(a);
        return number.isPresent()
                ? number(b).filter(other -> other.compareTo(number.get()) == 0).isPresent()
                : a.equals(b);
    }

    /** Less than zero, zero, more; empty where the two are not of one comparable type. */
    static Optional<Integer> compare(Json a, Json b) {
        return type(a).equals(type(b)) ? switch (type(a)) {
            case "N" -> number(a).flatMap(left -> number(b).map(left::compareTo));
            case "S" -> Optional.of(a.string("S").orElse("").compareTo(b.string("S").orElse("")));
            default -> Optional.empty();
        } : Optional.empty();
    }
}
