package dev.terrane.hcl.value.convert;

import dev.terrane.hcl.value.Operators;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Type.CollectionType;
import dev.terrane.hcl.value.Type.ListType;
import dev.terrane.hcl.value.Type.MapType;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Type.SetType;
import dev.terrane.hcl.value.Type.TupleType;
import dev.terrane.hcl.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Conversions to lists, sets and maps. */
final class Collections {
    private Collections() {}

    // ---- from collections

    static Optional<Conversion> toList(CollectionType from, ListType to, boolean safe) {
        return Convert.find(from.elementType(), to.elementType(), safe).map(element -> value -> {
            if (!Operators.length(value).isKnown()) {
                return Value.unknown(Type.list(from.elementType()));
            }
            List<Value> elements = convertAll(value.elements(), i -> element);
            return elements.isEmpty()
                    ? Value.list(ofEmpty(from.elementType(), to.elementType()), elements)
                    : listOf(elements);
        });
    }

    static Optional<Conversion> toSet(CollectionType from, SetType to, boolean safe) {
        return Convert.find(from.elementType(), to.elementType(), safe).map(element -> value -> {
            List<Value> elements = convertAll(value.elements(), i -> element);
            return elements.isEmpty()
                    ? Value.set(ofEmpty(from.elementType(), to.elementType()), elements)
                    : setOf(elements);
        });
    }

    static Optional<Conversion> mapToMap(MapType from, MapType to, boolean safe) {
        return Convert.find(from.elementType(), to.elementType(), safe).map(element -> value -> {
            Map<String, Value> elements = convertAll(value.entries(), name -> element);
            if (elements.isEmpty()) {
                return Value.map(ofEmpty(from.elementType(), to.elementType()), elements);
            }
            return mapOf(Convert.isCollectionOrObject(to.elementType()) ? unified(elements, true) : elements,
                    "element types must all match for conversion to map");
        });
    }

    /** Without elements, the type of those that there are not is the one wanted, if it is known at all. */
    private static Type ofEmpty(Type given, Type wanted) {
        return wanted == Type.DYNAMIC ? given : wanted;
    }

    // ---- from structures

    static Optional<Conversion> tupleToList(TupleType from, ListType to, boolean safe) {
        if (from.elements().isEmpty()) {
            return Optional.of(value -> Value.list(to.elementType(), List.of()));
        }
        return elementType(from, to, safe).flatMap(type -> elementConversions(from, type, safe))
                .map(conversions -> value -> listOf(unified(convertAll(value.elements(), conversions), safe)));
    }

    static Optional<Conversion> tupleToSet(TupleType from, SetType to, boolean safe) {
        if (from.elements().isEmpty()) {
            return Optional.of(value -> Value.set(to.elementType(), List.of()));
        }
        return elementType(from, to, safe).flatMap(type -> elementConversions(from, type, safe))
                .map(conversions -> value -> setOf(convertAll(value.elements(), conversions)));
    }

    private static Optional<Type> elementType(TupleType from, CollectionType to, boolean safe) {
        if (to.elementType() != Type.DYNAMIC) {
            return Optional.of(to.elementType());
        }
        return Unify.type(from.elements(), safe).filter(unified -> unified != Type.DYNAMIC
                || from.elements().stream().allMatch(element -> element == Type.DYNAMIC));
    }

    private static Optional<List<Conversion>> elementConversions(TupleType from, Type to, boolean safe) {
        Map<Type, Optional<Conversion>> found = new HashMap<>();
        List<Conversion> conversions = new ArrayList<>(from.elements().size());
        for (Type element : from.elements()) {
            Optional<Conversion> conversion = found.computeIfAbsent(element,
                    type -> Convert.find(type, to, safe));
            if (conversion.isEmpty()) {
                return Optional.empty();
            }
            conversions.add(conversion.get());
        }
        return Optional.of(conversions);
    }

    static Optional<Conversion> objectToMap(ObjectType from, MapType to, boolean safe) {
        if (from.attributes().isEmpty()) {
            return Optional.of(value -> Value.map(to.elementType(), Map.of()));
        }
        Optional<Type> type = to.elementType() == Type.DYNAMIC
                ? Unify.type(List.copyOf(from.attributes().values()), safe)
                : Optional.of(to.elementType());
        if (type.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Conversion> conversions = HashMap.newHashMap(from.attributes().size());
        for (Map.Entry<String, Type> attribute : from.attributes().entrySet()) {
            Optional<Conversion> conversion = Convert.find(attribute.getValue(), type.get(), safe);
            if (conversion.isEmpty()) {
                return Optional.empty();
            }
            conversions.put(attribute.getKey(), conversion.get());
        }
        boolean unify = Convert.isCollectionOrObject(type.get());
        return Optional.of(value -> {
            Map<String, Value> elements = convertAll(value.entries(),
                    name -> conversions.getOrDefault(name, Conversion.IDENTITY));
            return mapOf(unify ? unified(elements, safe) : elements,
                    "attribute types must all match for conversion to map");
        });
    }

    // ---- putting elements together

    private static Value listOf(List<Value> elements) {
        if (!Value.haveCommonType(elements)) {
            throw new ConversionException("element types must all match for conversion to list");
        }
        return Value.list(elements);
    }

    private static Value setOf(List<Value> elements) {
        if (!Value.haveCommonType(elements)) {
            throw new ConversionException("element types must all match for conversion to set");
        }
        return Value.set(elements);
    }

    private static Value mapOf(Map<String, Value> elements, String otherwise) {
        if (!Value.haveCommonType(elements.values())) {
            throw new ConversionException(otherwise);
        }
        return Value.map(elements);
    }

    /** The elements converted to the type that they have in common, which open types leave to the values. */
    private static List<Value> unified(List<Value> elements, boolean safe) {
        List<Conversion> conversions = Unify.types(elements.stream().map(Value::type).toList(), safe)
                .orElseThrow(Collections::noCommonType).conversions();
        return convertAll(elements, conversions);
    }

    private static Map<String, Value> unified(Map<String, Value> elements, boolean safe) {
        Type type = Unify.type(elements.values().stream().map(Value::type).toList(), safe)
                .orElseThrow(Collections::noCommonType);
        return convertAll(elements, name -> value -> Convert.find(value.type(), type, safe)
                .orElseThrow(Collections::noCommonType).apply(value));
    }

    private static ConversionException noCommonType() {
        return new ConversionException("cannot find a common base type for all elements");
    }

    static List<Value> convertAll(List<Value> elements, List<Conversion> conversions) {
        return convertAll(elements, conversions::get);
    }

    private static List<Value> convertAll(List<Value> elements, IntFunction<Conversion> conversions) {
        List<Value> converted = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            converted.add(attempt(conversions.apply(i), elements.get(i), "[" + i + "]"));
        }
        return converted;
    }

    private static Map<String, Value> convertAll(Map<String, Value> elements,
            Function<String, Conversion> conversions) {
        Map<String, Value> converted = LinkedHashMap.newLinkedHashMap(elements.size());
        elements.forEach((name, element) -> converted.put(name,
                attempt(conversions.apply(name), element, "[\"" + name + "\"]")));
        return converted;
    }

    /** Converts an element; a failure says which one it was. */
    static Value attempt(Conversion conversion, Value element, String step) {
        try {
            return conversion.apply(element);
        } catch (ConversionException e) {
            throw e.within(step);
        }
    }
}
