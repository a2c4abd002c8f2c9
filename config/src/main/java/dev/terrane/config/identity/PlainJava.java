package dev.terrane.config.identity;

import dev.terrane.hcl.value.Type.ListType;
import dev.terrane.hcl.value.Type.MapType;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Type.Primitive;
import dev.terrane.hcl.value.Type.SetType;
import dev.terrane.hcl.value.Type.TupleType;
import dev.terrane.hcl.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values of the language as values of Java, which is what the settings of identities are made from. */
final class PlainJava {

    private PlainJava() {}

    /** A known value as String, BigDecimal, Boolean, List or Map; empty for null. Nulls within are left out. */
    static Optional<Object> of(Value value) {
        Value bare = value.unmark();
        if (bare.isNull()) {
            return Optional.empty();
        }
        return Optional.of(switch (bare.type()) {
            case Primitive.STRING -> bare.asString();
            case Primitive.BOOL -> bare.asBoolean();
            case Primitive.NUMBER -> new BigDecimal(bare.asNumber().toString());
            case ListType _,SetType _,TupleType _ -> list(bare.elements());
            case MapType _,ObjectType _ -> map(bare.entries());
            default -> throw new IllegalArgumentException("a value of type " + bare.type());
        });
    }

    private static List<Object> list(List<Value> elements) {
        List<Object> list = new ArrayList<>();
        elements.forEach(element -> of(element).ifPresent(list::add));
        return list;
    }

    private static Map<String, Object> map(Map<String, Value> entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        entries.forEach((key, entry) -> of(entry).ifPresent(plain -> map.put(key, plain)));
        return map;
    }
}
