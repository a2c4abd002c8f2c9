package dev.terrane.hcl.eval;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.source.Position;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cases recorded with the reference implementation, one JSON object a line; and what came out of a case here, in the
 * same form. Numbers are {@code {"$number": "…"}}; what is not wholly known, or infinite, is null; a diagnostic is its severity and
 * its range, {@code line,column@byte-line,column@byte}.
 */
final class Corpus {
    private Corpus() {}

    static List<Map<String, Object>> lines(String name) {
        try (InputStream stream = Corpus.class.getResourceAsStream("/corpus/" + name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            List<Map<String, Object>> lines = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(object(json(line)));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(@Nullable Object json) {
        return json == null ? Map.of() : (Map<String, Object>) json;
    }

    @SuppressWarnings("unchecked")
    static List<Object> array(@Nullable Object json) {
        return json == null ? List.of() : (List<Object>) json;
    }

    /** The severities and ranges of recorded diagnostics. */
    static List<String> diagnostics(@Nullable Object recorded) {
        return array(recorded).stream().map(Corpus::object).map(each -> each.get("sev") + " " + each.get("range"))
                .sorted().toList();
    }

    /** The severities and ranges of diagnostics. */
    static List<String> placesOf(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(each -> each.severity().name().toLowerCase(Locale.ROOT) + " "
                + each.subject().map(Corpus::placeOf).orElse("")).sorted().toList();
    }

    private static String placeOf(SourceRange range) {
        return placeOf(range.start()) + "-" + placeOf(range.end());
    }

    private static String placeOf(Position position) {
        return position + "@" + position.byteOffset();
    }

    /** A value in the form of the recorded ones. */
    static @Nullable Object record(Value marked) {
        Value value = marked.unmarkDeep();
        if (value.isNull() || !value.isWhollyKnown()) {
            return null;
        }
        return switch (value.type()) {
            case Type.Primitive primitive -> switch (primitive) {
                case STRING -> value.asString();
                case NUMBER -> value.asNumber().isInfinite() ? null : Map.of("$number", value.asNumber().toString());
                case BOOL -> value.asBoolean();
            };
            case Type.MapType _,Type.ObjectType _ -> {
                Map<String, Object> entries = new LinkedHashMap<>();
                value.entries().forEach((name, element) -> entries.put(name, record(element)));
                yield entries;
            }
            default -> {
                List<Object> elements = new ArrayList<>();
                value.elements().forEach(element -> elements.add(record(element)));
                yield elements;
            }
        };
    }

    private static @Nullable Object json(String text) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            parser.nextToken();
            return json(parser);
        }
    }

    private static @Nullable Object json(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    object.put(name, json(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(json(parser));
                }
                yield array;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IllegalStateException("a " + parser.currentToken() + " in a corpus");
        };
    }
}
