package dev.terrane.hcl.print;

import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import dev.terrane.hcl.value.json.JsonValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value and its type for programs: {@code {"type":"list of string","value":["a","b"]}}. */
public final class ValueJson {
    private ValueJson() {}

    /**
     * The JSON of a value, on one line. What JSON cannot hold, or what is not to be shown, is null: unknown values,
     * infinite numbers, sensitive values.
     */
    public static String of(Value value) {
        return "{\"type\":" + JsonValues.quote(value.type().friendlyName()) + ",\"value\":"
                + JsonValues.encode(shown(value)) + "}";
    }

    private static Value shown(Value value) {
        if (value.isMarked() || !value.isKnown() || value.isNull()) {
            return Value.NULL;
        }
        return switch (value.type()) {
            case Type.Primitive.NUMBER -> value.asNumber().isInfinite() ? Value.NULL : value;
            case Type.Primitive _,Type.Dynamic _ -> value;
            case Type.MapType _,Type.ObjectType _ -> {
                Map<String, Value> entries = new LinkedHashMap<>();
                value.entries().forEach((name, element) -> entries.put(name, shown(element)));
                yield Value.object(entries);
            }
            case Type.ListType _,Type.SetType _,Type.TupleType _ -> {
                List<Value> elements = new ArrayList<>();
                value.elements().forEach(element -> elements.add(shown(element)));
                yield Value.tuple(elements);
            }
        };
    }
}
