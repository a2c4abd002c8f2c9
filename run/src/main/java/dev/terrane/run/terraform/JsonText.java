package dev.terrane.run.terraform;

import dev.terrane.hcl.value.Type.ListType;
import dev.terrane.hcl.value.Type.MapType;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Type.Primitive;
import dev.terrane.hcl.value.Type.SetType;
import dev.terrane.hcl.value.Type.TupleType;
import dev.terrane.hcl.value.Value;
import dev.terrane.hcl.value.json.JsonValues;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Writes values as Go's `encoding/json` does: keys in order, `<`, `>` and `&` escaped, numbers with all their digits. */
public final class JsonText {
    private final StringBuilder out = new StringBuilder();
    private final String indent;
    private final UnaryOperator<String> strings;

    private JsonText(String indent, UnaryOperator<String> strings) {
        this.indent = indent;
        this.strings = strings;
    }

    /** A value on one line. */
    public static String of(Value value) {
        return of(value, UnaryOperator.identity());
    }

    /** A value on one line, its strings (but not its keys) changed by `strings`. */
    public static String of(Value value, UnaryOperator<String> strings) {
        JsonText text = new JsonText("", strings);
        text.value(value, "");
        return text.out.toString();
    }

    /** A value over several lines, indented by two blanks. */
    public static String indented(Value value) {
        JsonText text = new JsonText("  ", UnaryOperator.identity());
        text.value(value, "\n");
        return text.out.toString();
    }

    private void value(Value value, String line) {
        Value bare = value.unmark();
        if (!bare.isKnown() || bare.isNull()) {
            out.append("null");
            return;
        }
        switch (bare.type()) {
            case Primitive.BOOL -> out.append(bare.asBoolean());
            case Primitive.NUMBER -> out.append(bare.asNumber());
            case Primitive.STRING -> string(strings.apply(bare.asString()));
            case ListType _,SetType _,TupleType _ -> list(bare, line);
            case MapType _,ObjectType _ -> object(bare, line);
            default -> throw new IllegalArgumentException("there is no JSON for a value of type " + bare.type());
        }
    }

    private void list(Value list, String line) {
        String inner = line.isEmpty() ? "" : line + indent;
        String separator = "";
        out.append('[');
        for (Value element : list.elements()) {
            out.append(separator).append(inner);
            value(element, inner);
            separator = ",";
        }
        out.append(separator.isEmpty() ? "" : line).append(']');
    }

    private void object(Value object, String line) {
        String inner = line.isEmpty() ? "" : line + indent;
        String separator = "";
        out.append('{');
        for (Map.Entry<String, Value> entry : object.entries().entrySet()) {
            out.append(separator).append(inner);
            string(entry.getKey());
            out.append(line.isEmpty() ? ":" : ": ");
            value(entry.getValue(), inner);
            separator = ",";
        }
        out.append(separator.isEmpty() ? "" : line).append('}');
    }

    private void string(String string) {
        out.append(JsonValues.quote(string));
    }
}
