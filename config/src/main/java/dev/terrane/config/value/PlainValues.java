package dev.terrane.config.value;

import dev.terrane.hcl.value.Type.ListType;
import dev.terrane.hcl.value.Type.MapType;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Type.SetType;
import dev.terrane.hcl.value.Type.TupleType;
import dev.terrane.hcl.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values as they are after a passage through JSON: collections are tuples and objects, nulls have no type, nothing is
 * marked, and what is unknown is the empty string. Terragrunt hands inputs and locals on from file to file like this.
 */
public final class PlainValues {

    private PlainValues() {}

    /** The value as JSON would give it back. */
    public static Value of(Value value) {
        return of(value, Value.EMPTY_STRING);
    }

    /** As {@link #of}, but what is unknown is null. */
    public static Value withUnknownsAsNull(Value value) {
        return of(value, Value.NULL);
    }

    private static Value of(Value value, Value forUnknown) {
        if (!value.isKnown()) {
            return forUnknown;
        }
        Value bare = value.unmark();
        if (bare.isNull()) {
            return Value.NULL;
        }
        return switch (bare.type()) {
            case ListType _,SetType _,TupleType _ -> tuple(bare.elements(), forUnknown);
            case MapType _,ObjectType _ -> object(bare.entries(), forUnknown);
            default -> bare;
        };
    }

    private static Value tuple(List<Value> elements, Value forUnknown) {
        List<Value> plain = new ArrayList<>(elements.size());
        elements.forEach(element -> plain.add(of(element, forUnknown)));
        return Value.tuple(plain);
    }

    private static Value object(Map<String, Value> entries, Value forUnknown) {
        Map<String, Value> plain = LinkedHashMap.newLinkedHashMap(entries.size());
        entries.forEach((key, entry) -> plain.put(key, of(entry, forUnknown)));
        return Value.object(plain);
    }
}
