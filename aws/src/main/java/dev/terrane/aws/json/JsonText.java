package dev.terrane.aws.json;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain Java values as JSON on one line: maps, iterables, texts, numbers, booleans, null; an empty
 * {@code Optional} is null, anything else its text. Without a library, since the shortest of Terrane's programs
 * (the one behind {@code credential_process}) writes JSON too.
 */
public final class JsonText {

    private JsonText() {}

    public static String of(@Nullable Object value) {
        StringBuilder json = new StringBuilder();
        append(json, value);
        return json.toString();
    }

    private static void append(StringBuilder json, @Nullable Object value) {
        switch (value) {
            case null -> json.append("null");
            case Optional<?> optional -> append(json, optional.orElse(null));
            case Boolean bool -> json.append(bool.booleanValue());
            case Number number -> json.append(number);
            case Map<?, ?> map -> {
                char separator = '{';
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    json.append(separator);
                    quote(json, String.valueOf(entry.getKey()));
                    json.append(':');
                    append(json, entry.getValue());
                    separator = ',';
                }
                json.append(map.isEmpty() ? "{}" : "}");
            }
            case Iterable<?> list -> {
                json.append('[');
                String separator = "";
                for (Object element : list) {
                    json.append(separator);
                    append(json, element);
                    separator = ",";
                }
                json.append(']');
            }
            default -> quote(json, value.toString());
        }
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < 0x20 || c == 0x7f || c == '\u2028' || c == '\u2029') {
                        json.append("\\u").append(HexFormat.of().toHexDigits(c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
