package dev.terrane.config.value;

import dev.terrane.hcl.format.Formatter;
import dev.terrane.hcl.print.HclStrings;
import dev.terrane.hcl.print.ValueText;
import dev.terrane.hcl.value.Value;
import java.nio.charset.StandardCharsets;

/**
 * Writes attributes and blocks of the native syntax from values, one item a line. Neither indented nor aligned:
 * {@link #formatted} does that.
 */
public final class HclText {

    private final StringBuilder text = new StringBuilder();

    /** {@code name = value}, over several lines where there are objects in the value. */
    public HclText attribute(String name, Value value) {
        text.append(name).append(" = ").append(expression(value)).append('\n');
        return this;
    }

    /** Opens a block; {@link #end()} closes it. */
    public HclText block(String type, String... labels) {
        text.append(type);
        for (String label : labels) {
            text.append(' ').append(HclStrings.quote(label));
        }
        text.append(" {\n");
        return this;
    }

    public HclText end() {
        text.append("}\n");
        return this;
    }

    /** A line as it is. */
    public HclText line(String line) {
        text.append(line).append('\n');
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

    /** The text of an expression that has this value; what is unknown is null, and marks are dropped. */
    public static String expression(Value value) {
        return ValueText.of(PlainValues.withUnknownsAsNull(value));
    }

    /** What stands between the quotes of a string. */
    public static String withinQuotes(String string) {
        String quoted = HclStrings.quote(string);
        return quoted.substring(1, quoted.length() - 1);
    }
}
