package dev.terrane.cli.view;

import dev.terrane.config.value.HclText;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import dev.terrane.hcl.value.convert.Convert;
import dev.terrane.hcl.value.json.JsonValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outputs of stacks, which are an object of objects, in the forms of `stack output`. */
public final class StackOutputText {

    private StackOutputText() {}

    /**
     * The part of an object that a key names, within as many objects as the key has names; empty where there is none.
     *
     * @param key names with dots between them
     */
    public static Optional<Value> select(Value outputs, String key) {
        List<String> names = List.of(key.split("\\.", -1));
        Value part = outputs;
        for (String name : names) {
            Optional<Value> next = isObject(part) ? Optional.ofNullable(part.entries().get(name)) : Optional.empty();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            part = next.get();
        }
        for (String name : names.reversed()) {
            part = Value.object(Map.of(name, part));
        }
        return Optional.of(part);
    }

    private static boolean isObject(Value value) {
        return !value.isNull() && (value.type() instanceof Type.ObjectType || value.type() instanceof Type.MapType);
    }

    /** One attribute a line. */
    public static String hcl(Value outputs) {
        HclText text = new HclText();
        outputs.entries().forEach(text::attribute);
        return HclText.formatted(text.toString());
    }

    public static String json(Value outputs) {
        return IndentedJson.of(JsonValues.encode(outputs));
    }

    /** The only string, number or bool in it, as it is; empty where there are several, or something else. */
    public static Optional<String> raw(Value outputs) {
        Value value = outputs;
        while (value.type() instanceof Type.ObjectType && !value.isNull()) {
            Map<String, Value> entries = value.entries();
            if (entries.isEmpty() && value.equals(outputs)) {
                return Optional.of("");
            }
            if (entries.size() != 1) {
                return Optional.empty();
            }
            value = entries.values().iterator().next();
        }
        return value.isNull() || !(value.type() instanceof Type.Primitive)
                ? Optional.empty()
                : Optional.of(Convert.convert(value, Type.STRING).asString());
    }
}
