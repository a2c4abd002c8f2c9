package dev.terrane.config.value;

import dev.terrane.hcl.format.Formatter;
import dev.terrane.hcl.print.HclStrings;
import dev.terrane.hcl.value.Type.ListType;
import dev.terrane.hcl.value.Type.MapType;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Type.Primitive;
import dev.terrane.hcl.value.Type.SetType;
import dev.terrane.hcl.value.Type.TupleType;
import dev.terrane.hcl.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Writes attributes and blocks of the native syntax from values, one item a line, nested two blanks deep. Equals signs
 * are not aligned: {@link #formatted} does that.
 */
public final class HclText {

    private final StringBuilder text = new StringBuilder();
    private int depth;

    /** {@code name = value} on lines of its own. */
    public HclText attribute(String name, Value value) {
        indent().append(name).append(" = ");
        write(value);
        text.append('\n');
        return this;
    }

    /** Opens a block; {@link #end()} closes it. */
    public HclText block(String type, String... labels) {
        indent().append(type);
        for (String label : labels) {
            text.append(' ').append(quoted(label));
        }
        text.append(" {\n");
        depth++;
        return this;
    }

    public HclText end() {
        depth--;
        indent().append("}\n");
        return this;
    }

    /** A line as it is. */
    public HclText line(String line) {
        indent().append(line).append('\n');
        return this;
    }

    /** What has been written so far. */
    @Override
    public String toString() {
        return text.toString();
    }

    /** A text with indentation and alignment as the formatter has them. */
    public static String formatted(String text) {
        return new String(Formatter.format(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    /** What stands between the quotes of {@link #quoted}. */
    public static String withinQuotes(String string) {
        String quoted = quoted(string);
        return quoted.substring(1, quoted.length() - 1);
    }

    /** One value on as few lines as it takes. */
    public static String expression(Value value) {
        HclText text = new HclText();
        text.write(value);
        return text.toString();
    }

    private StringBuilder indent() {
        return text.repeat("  ", depth);
    }

    private void write(Value value) {
        Value bare = value.unmark();
        if (!bare.isKnown() || bare.isNull()) {
            text.append("null");
            return;
        }
        switch (bare.type()) {
            case Primitive.BOOL -> text.append(bare.asBoolean());
            case Primitive.NUMBER -> text.append(bare.asNumber());
            case Primitive.STRING -> text.append(quoted(bare.asString()));
            case ListType _,SetType _,TupleType _ -> writeList(bare.elements());
            case MapType _,ObjectType _ -> writeObject(bare.entries());
            default -> throw new IllegalArgumentException("no text for a value of type " + bare.type());
        }
    }

    private void writeList(List<Value> elements) {
        text.append('[');
        String separator = "";
        for (Value element : elements) {
            text.append(separator);
            write(element);
            separator = ", ";
        }
        text.append(']');
    }

    private void writeObject(Map<String, Value> entries) {
        if (entries.isEmpty()) {
            text.append("{}");
            return;
        }
        text.append("{\n");
        depth++;
        entries.forEach((key, entry) -> attribute(isIdentifier(key) ? key : quoted(key), entry));
        depth--;
        indent().append('}');
    }

    /** Whether a name may stand without quotes (UAX #31, with hyphens, as the HCL specification has it). */
    public static boolean isIdentifier(String name) {
        if (name.isEmpty() || (!Character.isUnicodeIdentifierStart(name.codePointAt(0)) && name.charAt(0) != '_')) {
            return false;
        }
        return name.codePoints().allMatch(HclText::isIdentifierPart);
    }

    private static boolean isIdentifierPart(int c) {
        return c == '-' || (Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
    }

    /** A string as a quoted template that means exactly it. */
    public static String quoted(String string) {
        return HclStrings.quote(string);
    }
}
