package dev.terrane.hcl.function.encoding.yaml;

import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.encoding.Base64Text;
import dev.terrane.hcl.function.time.Timestamp;
import dev.terrane.hcl.function.time.TimestampReader;
import dev.terrane.hcl.value.HclNumber;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What scalars of YAML mean: Go's mixture of YAML 1.1 and 1.2. {@code yes}, {@code on} and the like are booleans; whole
 * numbers are decimal, or octal or hexadecimal after {@code 0o} and {@code 0x}; timestamps become strings in RFC 3339
 * form.
 */
final class YamlScalars {

    private static final String PREFIX = "tag:yaml.org,2002:";
    static final String STRING = PREFIX + "str";
    private static final String BOOL = PREFIX + "bool";
    private static final String INT = PREFIX + "int";
    private static final String FLOAT = PREFIX + "float";
    private static final String NULL = PREFIX + "null";
    private static final String TIMESTAMP = PREFIX + "timestamp";
    private static final String BINARY = PREFIX + "binary";

    private static final Set<String> KNOWN = Set.of("", STRING, BOOL, INT, FLOAT, NULL, TIMESTAMP, BINARY);

    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]++|0o[0-7]+|0x[0-9a-fA-F]+");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    private YamlScalars() {}

    /**
     * The value of a scalar.
     *
     * @param tag the tag that was written, or an empty text
     * @param quoted whether it stands in quotes
     */
    static Value resolve(String tag, String text, boolean quoted) {
        if (!KNOWN.contains(tag)) {
            throw new FunctionException("the tag " + tag + " is not supported");
        }
        boolean isText = tag.equals(STRING) || tag.equals(BINARY);
        if (!isText && mayBeMore(text)) {
            if (quoted) {
                return Value.string(text);
            }
            Optional<Value> keyword = keyword(text);
            if (keyword.isPresent()) {
                return keyword.get();
            }
            if (tag.isEmpty() && List.of(".nan", ".NaN", ".NAN").contains(text)) {
                throw new FunctionException("there is no number for " + text);
            }
            Optional<Value> implied = implied(tag, text);
            if (implied.isPresent()) {
                return implied.get();
            }
        }
        return tagged(tag, text);
    }

    /** Only what starts so can be more than a string. */
    private static boolean mayBeMore(String text) {
        return text.isEmpty() || "+-.0123456789yYnNtTfFoO~".indexOf(text.charAt(0)) >= 0;
    }

    private static Optional<Value> keyword(String text) {
        return Optional.ofNullable(switch (text) {
            case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" -> Value.TRUE;
            case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" -> Value.FALSE;
            case "", "~", "null", "Null", "NULL" -> Value.NULL;
            case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> Value.number(HclNumber.POSITIVE_INFINITY);
            case "-.inf", "-.Inf", "-.INF" -> Value.number(HclNumber.NEGATIVE_INFINITY);
            default -> null;
        });
    }

    private static Optional<Value> implied(String tag, String text) {
        char first = text.charAt(0);
        if (first == '.') {
            return HclNumber.parse(text).map(Value::number);
        }
        if (first != '+' && first != '-' && (first < '0' || first > '9')) {
            return Optional.empty();
        }
        if (tag.isEmpty() || tag.equals(TIMESTAMP)) {
            Optional<Value> timestamp = timestamp(text);
            if (timestamp.isPresent()) {
                return timestamp;
            }
        }
        return WHOLE.matcher(text).matches() || DECIMAL.matcher(text).matches()
                ? Optional.of(number(text, INT))
                : Optional.empty();
    }

    private static Value tagged(String tag, String text) {
        return switch (tag) {
            case "", STRING -> Value.string(text);
            case BINARY -> {
                try {
                    Base64Text.decode(text);
                } catch (Base64Text.Malformed _) {
                    throw notA(text, "binary");
                }
                yield Value.string(text);
            }
            case BOOL -> keyword(text).filter(value -> value.type() == Type.BOOL)
                    .orElseThrow(() -> notA(text, "bool"));
            case INT, FLOAT -> number(text, tag);
            case TIMESTAMP -> timestamp(text).orElseThrow(() -> notA(text, "timestamp"));
            case NULL -> Value.NULL;
            default -> throw new IllegalStateException(tag);
        };
    }

    private static FunctionException notA(String text, String what) {
        return new FunctionException("\"" + text + "\" is not a " + what);
    }

    private static Value number(String text, String tag) {
        String digits = text.replace("_", "");
        return HclNumber.parse(digits).or(() -> prefixed(digits).map(HclNumber::of)).map(Value::number)
                .orElseThrow(() -> notA(text, tag.substring(PREFIX.length())));
    }

    /** A whole number of at most 64 bits after {@code 0x}, {@code 0o}, {@code 0b} or {@code 0}. */
    private static Optional<BigInteger> prefixed(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String digits = signed ? text.substring(1) : text;
        String lower = digits.length() < 2 ? "" : digits.substring(0, 2).toLowerCase(java.util.Locale.ROOT);
        int radix = switch (lower) {
            case "0x" -> 16;
            case "0o" -> 8;
            case "0b" -> 2;
            default -> 0;
        };
        boolean valid = radix > 0 && digits.length() > 2
                && digits.chars().skip(2).allMatch(c -> c < 0x80 && Character.digit(c, radix) >= 0);
        if (!valid) {
            return Optional.empty();
        }
        BigInteger magnitude = new BigInteger(digits.substring(2), radix);
        BigInteger value = text.startsWith("-") ? magnitude.negate() : magnitude;
        int bits = signed ? 63 : 64;
        return value.bitLength() <= bits ? Optional.of(value) : Optional.empty();
    }

    private static Optional<Value> timestamp(String text) {
        if (text.length() < 5 || text.charAt(4) != '-') {
            return Optional.empty();
        }
        return timestamp(() -> zoned(text, 'T')).or(() -> timestamp(() -> zoned(text, 't')))
                .or(() -> timestamp(() -> local(text))).or(() -> timestamp(() -> date(text)))
                .map(timestamp -> Value.string(timestamp.toString()));
    }

    private static Optional<Timestamp> timestamp(Supplier<Timestamp> reading) {
        try {
            return Optional.of(reading.get());
        } catch (FunctionException _) {
            return Optional.empty();
        }
    }

    private static Timestamp zoned(String text, char separator) {
        TimestampReader reader = new TimestampReader(text);
        LocalDateTime time = reader.dateTime(1, 1, separator, 1, 1, true);
        int offset = reader.zone(24, 60);
        reader.end();
        return new Timestamp(time, offset);
    }

    private static Timestamp local(String text) {
        TimestampReader reader = new TimestampReader(text);
        LocalDateTime time = reader.dateTime(1, 1, ' ', 1, 1, true);
        reader.end();
        return new Timestamp(time, 0);
    }

    private static Timestamp date(String text) {
        TimestampReader reader = new TimestampReader(text);
        LocalDateTime time = reader.date(1, 1);
        reader.end();
        return new Timestamp(time, 0);
    }
}
