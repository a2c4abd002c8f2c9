package dev.terrane.hcl.value.convert;

import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Type.MapType;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Type.TupleType;
import dev.terrane.hcl.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Conversions to objects and tuples. */
final class Structures {
    private Structures() {}

    /** Attributes that are not wanted are left away; those that are must be there. */
    static Optional<Conversion> objectToObject(ObjectType from, ObjectType to, boolean safe) {
        Map<String, Conversion> attributes = LinkedHashMap.newLinkedHashMap(to.attributes().size());
        for (Map.Entry<String, Type> wanted : to.attributes().entrySet()) {
            Optional<Conversion> conversion = from.attribute(wanted.getKey())
                    .flatMap(given -> Convert.find(given, wanted.getValue(), safe));
            if (conversion.isEmpty()) {
                return Optional.empty();
            }
            attributes.put(wanted.getKey(), conversion.get());
        }
        return Optional.of(value -> {
            Map<String, Value> converted = LinkedHashMap.newLinkedHashMap(attributes.size());
            value.entries().forEach((name, given) -> {
                Conversion conversion = attributes.get(name);
                if (conversion != null) {
                    converted.put(name, Collections.attempt(conversion, given, "." + name));
                }
            });
            return Value.object(converted);
        });
    }

    /** Elements that are not wanted are left away; those that are must be there in the value. */
    static Optional<Conversion> mapToObject(MapType from, ObjectType to) {
        Map<String, Conversion> attributes = LinkedHashMap.newLinkedHashMap(to.attributes().size());
        for (Map.Entry<String, Type> wanted : to.attributes().entrySet()) {
            Optional<Conversion> conversion = Convert.find(from.elementType(), wanted.getValue(), false);
            if (conversion.isEmpty()) {
                return Optional.empty();
            }
            attributes.put(wanted.getKey(), conversion.get());
        }
        return Optional.of(value -> {
            Map<String, Value> given = value.entries();
            Map<String, Value> converted = LinkedHashMap.newLinkedHashMap(attributes.size());
            given.forEach((name, element) -> {
                Conversion conversion = attributes.get(name);
                if (conversion != null) {
                    converted.put(name, Collections.attempt(conversion, element, "[\"" + name + "\"]"));
                }
            });
            for (String name : attributes.keySet()) {
                if (!converted.containsKey(name)) {
                    throw new ConversionException("map has no element for required attribute \"" + name + "\"");
                }
            }
            return Value.object(converted);
        });
    }

    static Optional<Conversion> tupleToTuple(TupleType from, TupleType to, boolean safe) {
        if (from.elements().size() != to.elements().size()) {
            return Optional.empty();
        }
        List<Conversion> elements = new ArrayList<>(to.elements().size());
        for (int i = 0; i < to.elements().size(); i++) {
            Optional<Conversion> conversion = Convert.find(from.elements().get(i), to.elements().get(i),
                    safe);
            if (conversion.isEmpty()) {
                return Optional.empty();
            }
            elements.add(conversion.get());
        }
        return Optional.of(value -> Value.tuple(Collections.convertAll(value.elements(), elements)));
    }
}
