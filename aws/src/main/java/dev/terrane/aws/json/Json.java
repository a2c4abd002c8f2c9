package dev.terrane.aws.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON documents whose shape is known, as {@code Map}, {@code List}, {@code String}, {@code Number},
 * {@code Boolean} or null. Messages of its exceptions never quote the document, which may be a secret.
 */
public final class Json {
    private static final int DEEPEST = 100;

    private Json() {}

    /** A document that is not the JSON it should be. */
    public static final class NotJson extends Exception {
        private static final long serialVersionUID = 1L;

        public NotJson(String message) {
            super(message, null, false, false);
        }
    }

    /** Reads one document, which must be all of the text. */
    public static @Nullable Object read(String text) throws NotJson {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            parser.nextToken();
            Object value = value(parser, 0);
            if (parser.nextToken() != null) {
                throw new NotJson("there is more after the document");
            }
            return value;
        } catch (IOException _) {
            throw new NotJson("it is not valid JSON");
        }
    }

    /** Reads one document that must be an object. */
    public static Map<String, @Nullable Object> readObject(String text) throws NotJson {
        return object(read(text)).orElseThrow(() -> new NotJson("it is not a JSON object"));
    }

    /** The value as an object, if it is one. */
    @SuppressWarnings("unchecked") // objects are only made below, with text keys
    public static Optional<Map<String, @Nullable Object>> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? Optional.of((Map<String, @Nullable Object>) map) : Optional.empty();
    }

    /** A member's text, if it is there, is a text and is not empty. */
    public static Optional<String> text(Map<String, @Nullable Object> object, String name) {
        return object.get(name) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    private static @Nullable Object value(JsonParser parser, int depth) throws IOException, NotJson {
        if (depth > DEEPEST) {
            throw new NotJson("it is nested too deeply");
        }
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new NotJson("it is empty");
        }
        return switch (token) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    object.put(name, value(parser, depth + 1));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser, depth + 1));
                }
                yield list;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> throw new NotJson(
                    "it is not valid JSON");
        };
    }
}
