package dev.terrane.hcl.print;

import dev.terrane.hcl.format.Formatter;
import dev.terrane.hcl.syntax.Lexer;
import dev.terrane.hcl.value.Budget;
import dev.terrane.hcl.value.Type.ListType;
import dev.terrane.hcl.value.Type.MapType;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Type.SetType;
import dev.terrane.hcl.value.Type.TupleType;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Values as they are shown to people, in HCL: an expression in the canonical layout that comes to the value again.
 * What is not known or not to be shown stands in parentheses.
 */
public final class ValueText {
    private final StringBuilder out = new StringBuilder();

    private ValueText() {}

    /** The text of a value, over several lines if there are objects or maps in it; no newline at the end. */
    public static String of(Value value) {
        ValueText text = new ValueText();
        text.write(value);
        return new String(Formatter.format(text.out.toString().getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8);
    }

    private void write(Value value) {
        if (value.isMarked()) {
            out.append("(sensitive value)");
        } else if (!value.isKnown()) {
            out.append("(unknown ").append(value.type().friendlyName()).append(')');
        } else if (value.isNull()) {
            out.append("null");
        } else {
            writeKnown(value);
        }
        Budget.stringLength(out.length());
    }

    private void writeKnown(Value value) {
        switch (value.type()) {
            case Type.Primitive primitive -> out.append(switch (primitive) {
                case STRING -> HclStrings.quote(value.asString());
                case NUMBER -> value.asNumber().toString();
                case BOOL -> Boolean.toString(value.asBoolean());
            });
            case ListType _,SetType _,TupleType _ -> writeElements(value);
            case MapType _,ObjectType _ -> writeEntries(value.entries());
            case Type.Dynamic _ -> throw new IllegalStateException("a known value of dynamic type");
        }
    }

    private void writeElements(Value value) {
        out.append('[');
        String separator = "";
        for (Value element : value.elements()) {
            out.append(separator);
            write(element);
            separator = ", ";
        }
        out.append(']');
    }

    private void writeEntries(Map<String, Value> entries) {
        out.append('{');
        if (!entries.isEmpty()) {
            out.append('\n');
        }
        entries.forEach((name, value) -> {
            out.append(isBareKey(name) ? name : HclStrings.quote(name)).append(" = ");
            write(value);
            out.append('\n');
        });
        out.append('}');
    }

    /** An object that began with a bare {@code for} would be read as a repetition. */
    private static boolean isBareKey(String name) {
        return Lexer.isIdentifier(name) && !name.equals("for");
    }
}
