package dev.terrane.sandbox.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value (RFC 8259), immutable; members keep their order. */
public sealed interface Json {
    record Text(String value) implements Json {}

    record Decimal(BigDecimal value) implements Json {}

    record Truth(boolean value) implements Json {}

    record Nothing() implements Json {}

    record Array(List<Json> items) implements Json {
        public Array {
            items = List.copyOf(items);
        }
    }

    record Members(Map<String, Json> members) implements Json {
        public Members {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** This object with a member set. */
        public Members with(String name, Json value) {
            Map<String, Json> more = new LinkedHashMap<>(members);
            more.put(name, value);
            return new Members(more);
        }

        public Members with(String name, String value) {
            return with(name, new Text(value));
        }

        public Members with(String name, long value) {
            return with(name, new Decimal(BigDecimal.valueOf(value)));
        }

        public Members with(String name, boolean value) {
            return with(name, new Truth(value));
        }
    }

    JsonFactory FACTORY = new JsonFactory();

    static Members object() {
        return new Members(Map.of());
    }

    static Text text(String value) {
        return new Text(value);
    }

    static Array array(List<? extends Json> items) {
        return new Array(List.copyOf(items));
    }

    /** A number with the millisecond precision in which AWS's JSON protocol gives a time: seconds since 1970. */
    static Decimal seconds(Instant time) {
        return new Decimal(BigDecimal.valueOf(time.toEpochMilli(), 3));
    }

    /** The value in the text, or empty where the text is not one JSON value. */
    static Optional<Json> parse(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            Json value = read(parser);
            return parser.nextToken() == null ? Optional.of(value) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Json read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> new Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Decimal(parser.getDecimalValue());
            case VALUE_TRUE -> new Truth(true);
            case VALUE_FALSE -> new Truth(false);
            case VALUE_NULL -> new Nothing();
            case START_ARRAY -> {
                List<Json> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(read(parser));
                }
                yield new Array(items);
            }
            case START_OBJECT -> {
                Map<String, Json> members = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    members.put(name, read(parser));
                }
                yield new Members(members);
            }
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IOException("not a value");
        };
    }

    /** The text of this value, without white space. */
    default String write() {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            write(generator, this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator generator, Json value) throws IOException {
        switch (value) {
            case Text(String text) -> generator.writeString(text);
            case Decimal(BigDecimal number) -> generator.writeNumber(number.toPlainString());
            case Truth(boolean truth) -> generator.writeBoolean(truth);
            case Nothing() -> generator.writeNull();
            case Array(List<Json> items) -> {
                generator.writeStartArray();
                for (Json item : items) {
                    write(generator, item);
                }
                generator.writeEndArray();
            }
            case Members(Map<String, Json> members) -> {
                generator.writeStartObject();
                for (Map.Entry<String, Json> member : members.entrySet()) {
                    generator.writeFieldName(member.getKey());
                    write(generator, member.getValue());
                }
                generator.writeEndObject();
            }
        }
    }

    /** The member of that name, where this is an object that has it. */
    default Optional<Json> get(String name) {
        return this instanceof Members(Map<String, Json> members)
                ? Optional.ofNullable(members.get(name))
                : Optional.empty();
    }

    default Optional<String> string(String name) {
        return get(name).flatMap(Json::asString);
    }

    default Optional<String> asString() {
        return this instanceof Text(String value) ? Optional.of(value) : Optional.empty();
    }

    default Optional<BigDecimal> number(String name) {
        return get(name).flatMap(value -> value instanceof Decimal(BigDecimal number)
                ? Optional.of(number)
                : Optional.empty());
    }

    /** Whether the member is there and `true`. */
    default boolean isTrue(String name) {
        return get(name).filter(new Truth(true)::equals).isPresent();
    }

    /** The items of the member of that name; none where it is absent or no array. */
    default List<Json> items(String name) {
        return get(name).map(value -> value instanceof Array(List<Json> items) ? items : List.<Json>of())
                .orElse(List.of());
    }

    /** The members of the member of that name; none where it is absent or no object. */
    default Map<String, Json> members(String name) {
        return get(name).map(Json::members).orElse(Map.of());
    }

    default Map<String, Json> members() {
        return this instanceof Members(Map<String, Json> members) ? members : Map.of();
    }
}
