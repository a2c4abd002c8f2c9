package dev.terrane.hcl.value;

import dev.terrane.hcl.value.Type.ListType;
import dev.terrane.hcl.value.Type.MapType;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Type.SetType;
import dev.terrane.hcl.value.Type.TupleType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The order of a set, and which of its elements are the same. Strings are ordered by their bytes, numbers by value,
 * {@code false} before {@code true}; everything else by a text made from it (so that {@code {a = 10}} comes before
 * {@code {a = 2}}); unknowns come after all of these and nulls last. Unknown elements are never the same as another.
 */
final class SetOrder {
    private SetOrder() {}

    /** The elements without repetitions, in order. */
    static List<Value> of(Type elementType, List<Value> elements) {
        Map<String, List<Keyed>> buckets = HashMap.newHashMap(elements.size());
        List<Keyed> distinct = new ArrayList<>(elements.size());
        for (Value element : elements) {
            String key = key(element);
            List<Keyed> bucket = buckets.computeIfAbsent(key, k -> new ArrayList<>(1));
            if (bucket.stream().noneMatch(other -> Operators.equal(element, other.value).isTrue())) {
                Keyed keyed = new Keyed(element, key);
                bucket.add(keyed);
                distinct.add(keyed);
            }
        }
        distinct.sort(order(elementType));
        return List.copyOf(distinct.stream().map(Keyed::value).toList());
    }

    /** Whether an element is in a set. */
    static boolean contains(List<Value> elements, Value wanted) {
        String key = key(wanted);
        return elements.stream()
                .anyMatch(element -> Operators.equal(element, wanted).isTrue() && key(element).equals(key));
    }

    private record Keyed(Value value, String key) {
        /** Only this tells apart elements that are neither less nor the same, such as the two zeroes. */
        long checksum() {
            CRC32 crc = new CRC32();
            crc.update(key.getBytes(StandardCharsets.UTF_8));
            return crc.getValue();
        }
    }

    private static Comparator<Keyed> order(Type elementType) {
        Comparator<Keyed> byKind = Comparator.comparingInt(keyed -> kind(keyed.value));
        Comparator<Keyed> byValue = (a, b) -> kind(a.value) == 0 && kind(b.value) == 0 ? compare(elementType, a, b) : 0;
        return byKind.thenComparing(byValue).thenComparingLong(Keyed::checksum);
    }

    private static int kind(Value value) {
        if (value.isNull()) {
            return 2;
        }
        return value.isKnown() ? 0 : 1;
    }

    private static int compare(Type elementType, Keyed a, Keyed b) {
        return switch (elementType) {
            case Type.Primitive primitive -> switch (primitive) {
                case STRING -> KeyOrder.UTF8.compare(a.value.asString(), b.value.asString());
                case NUMBER -> a.value.asNumber().compareTo(b.value.asNumber());
                case BOOL -> Boolean.compare(a.value.asBoolean(), b.value.asBoolean());
            };
            default -> KeyOrder.UTF8.compare(a.key, b.key);
        };
    }

    private static String key(Value value) {
        StringBuilder key = new StringBuilder();
        append(key, value);
        return key.toString();
    }

    private static void append(StringBuilder key, Value value) {
        if (!value.isKnown()) {
            key.append('?');
            return;
        }
        if (value.isNull()) {
            key.append('~');
            return;
        }
        switch (value.type()) {
            case Type.Primitive primitive -> {
                switch (primitive) {
                    case STRING -> GoQuote.append(key, value.asString());
                    case NUMBER -> key.append(value.asNumber().toRoughText());
                    case BOOL -> key.append(value.asBoolean() ? 'T' : 'F');
                }
            }
            case MapType _ -> {
                key.append('{');
                value.entries().forEach((name, element) -> {
                    GoQuote.append(key, name);
                    key.append(':');
                    append(key, element);
                    key.append(';');
                });
                key.append('}');
            }
            case ListType _,SetType _ -> appendAll(key, '[', value, ']');
            case ObjectType _,TupleType _ -> appendAll(key, '<', value, '>');
            case Type.Dynamic _ -> throw new IllegalStateException("a known value of dynamic type");
        }
    }

    private static void appendAll(StringBuilder key, char open, Value value, char close) {
        key.append(open);
        for (Value element : value.elements()) {
            append(key, element);
            key.append(';');
        }
        key.append(close);
    }
}
