package dev.terrane.config.value;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.value.HclNumber;
import dev.terrane.hcl.value.Type.ListType;
import dev.terrane.hcl.value.Type.MapType;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Type.Primitive;
import dev.terrane.hcl.value.Type.SetType;
import dev.terrane.hcl.value.Type.TupleType;
import dev.terrane.hcl.value.Value;
import dev.terrane.hcl.value.json.JsonValues;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A value as {@code render --json} prints it: on one line, names sorted, numbers rounded to 64-bit floating point and
 * written the way Go writes those.
 */
public final class RenderedJson {

    private static final double SMALLEST_PLAIN = 1e-6;
    private static final double LARGEST_PLAIN = 1e21;

    private final StringBuilder out = new StringBuilder();

    private RenderedJson() {}

    /**
     * The JSON of a value, without a line feed at the end. What is unknown is null.
     *
     * @throws DiagnosticException if a number in it is infinite
     */
    public static String of(Value value) {
        RenderedJson json = new RenderedJson();
        json.write(value);
        return json.out.toString();
    }

    private void write(Value value) {
        Value bare = value.unmark();
        if (!bare.isKnown() || bare.isNull()) {
            out.append("null");
            return;
        }
        switch (bare.type()) {
            case Primitive.BOOL -> out.append(bare.asBoolean());
            case Primitive.NUMBER -> out.append(number(bare.asNumber()));
            case Primitive.STRING -> out.append(JsonValues.quote(bare.asString()));
            case ListType _,SetType _,TupleType _ -> writeList(bare.elements());
            case MapType _,ObjectType _ -> writeObject(bare.entries());
            default -> throw new IllegalArgumentException("no JSON for a value of type " + bare.type());
        }
    }

    private void writeList(List<Value> elements) {
        out.append('[');
        String separator = "";
        for (Value element : elements) {
            out.append(separator);
            write(element);
            separator = ",";
        }
        out.append(']');
    }

    private void writeObject(Map<String, Value> entries) {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, Value> entry : entries.entrySet()) {
            out.append(separator).append(JsonValues.quote(entry.getKey())).append(':');
            write(entry.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private static String number(HclNumber number) {
        double rounded = number.toDouble();
        if (Double.isInfinite(rounded)) {
            throw new DiagnosticException(
                    Diagnostic.error("Number too large", "A number of the configuration is too large for JSON."));
        }
        if (rounded == 0) {
            return "0";
        }
        double size = Math.abs(rounded);
        BigDecimal digits = new BigDecimal(Double.toString(rounded)).stripTrailingZeros();
        if (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN) {
            return digits.toPlainString();
        }
        String unscaled = digits.unscaledValue().abs().toString();
        int exponent = digits.precision() - digits.scale() - 1;
        return (rounded < 0 ? "-" : "") + unscaled.charAt(0)
                + (unscaled.length() > 1 ? "." + unscaled.substring(1) : "")
                + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
