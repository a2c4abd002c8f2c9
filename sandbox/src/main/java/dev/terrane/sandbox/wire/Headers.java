package dev.terrane.sandbox.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** HTTP header fields in the order of the wire; names compare without case (RFC 9110, 5.1). */
public record Headers(List<Field> fields) {
    /** One field line. */
    public record Field(String name, String value) {}

    public static final Headers NONE = new Headers(List.of());

    public Headers {
        fields = List.copyOf(fields);
    }

    public static Headers of(String... namesAndValues) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new Headers(fields);
    }

    /** The first value of that name. */
    public Optional<String> first(String name) {
        return fields.stream().filter(field -> field.name().equalsIgnoreCase(name)).map(Field::value).findFirst();
    }

    public List<String> all(String name) {
        return fields.stream().filter(field -> field.name().equalsIgnoreCase(name)).map(Field::value).toList();
    }

    /** These fields and one more. */
    public Headers with(String name, String value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new Headers(more);
    }

    public Headers with(Headers others) {
        List<Field> more = new ArrayList<>(fields);
        more.addAll(others.fields());
        return new Headers(more);
    }
}
