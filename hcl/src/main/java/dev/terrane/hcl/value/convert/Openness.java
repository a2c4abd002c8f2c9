package dev.terrane.hcl.value.convert;

import dev.terrane.hcl.value.Refinement;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Type.CollectionType;
import dev.terrane.hcl.value.Type.ListType;
import dev.terrane.hcl.value.Type.MapType;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Type.Primitive;
import dev.terrane.hcl.value.Type.SetType;
import dev.terrane.hcl.value.Type.TupleType;
import dev.terrane.hcl.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What becomes of a type's open parts when there is no value, only another type, to fill them from. */
final class Openness {
    private Openness() {}

    /** The wanted type with its open parts filled, as far as it goes, from the type of what is converted. */
    static Type fill(Type given, Type wanted) {
        if (given == Type.DYNAMIC) {
            return wanted;
        }
        return switch (wanted) {
            case Type.Dynamic _ -> given;
            case Primitive primitive -> primitive;
            case MapType map -> elementType(given, map).<Type>map(Type::map).orElse(map);
            case SetType set -> elementType(given, set).<Type>map(Type::set).orElse(set);
            case ListType list -> elementType(given, list).<Type>map(Type::list).orElse(list);
            case ObjectType object -> fillObject(given, object);
            case TupleType tuple -> {
                List<Type> elements = new ArrayList<>(tuple.elements().size());
                for (int i = 0; i < tuple.elements().size(); i++) {
                    Type element = tuple.elements().get(i);
                    elements.add(given instanceof TupleType from && i < from.elements().size()
                            ? fill(from.elements().get(i), element)
                            : element);
                }
                yield Type.tuple(elements);
            }
        };
    }

    private static Optional<Type> elementType(Type given, CollectionType wanted) {
        return switch (given) {
            case MapType map when wanted instanceof MapType ->
                Optional.of(fill(map.elementType(), wanted.elementType()));
            case ObjectType object when wanted instanceof MapType ->
                Optional.of(fillFromAll(object.attributes().values(), wanted.elementType()));
            case TupleType tuple when !(wanted instanceof MapType) ->
                Optional.of(fillFromAll(tuple.elements(), wanted.elementType()));
            case ListType list when !(wanted instanceof MapType) ->
                Optional.of(fill(list.elementType(), wanted.elementType()));
            case SetType set when !(wanted instanceof MapType) ->
                Optional.of(fill(set.elementType(), wanted.elementType()));
            default -> Optional.empty();
        };
    }

    private static Type fillFromAll(Collection<Type> given, Type wanted) {
        return Unify.type(List.copyOf(given), false).map(unified -> fill(unified, wanted)).orElse(wanted);
    }

    private static Type fillObject(Type given, ObjectType wanted) {
        Map<String, Type> attributes = LinkedHashMap.newLinkedHashMap(wanted.attributes().size());
        wanted.attributes().forEach((name, type) -> {
            switch (given) {
                case MapType map -> attributes.put(name, fill(map.elementType(), type));
                case ObjectType object ->
                    attributes.put(name, object.attribute(name).map(from -> fill(from, type)).orElse(type));
                default -> {
                }
            }
        });
        return Type.object(attributes);
    }

    /** The unknown of a type that an unknown value is converted to, with what stays certain of it. */
    static Value unknown(Value source, Type target) {
        Refinement known = source.refinement();
        Refinement kept = known.notNull() ? Refinement.NOT_NULL : Refinement.NONE;
        return Value.unknown(target, switch (source.type()) {
            case ObjectType object when target instanceof MapType -> {
                int length = object.attributes().size();
                yield kept.withLength(length, length);
            }
            case TupleType tuple when target instanceof ListType -> {
                int length = tuple.elements().size();
                yield kept.withLength(length, length);
            }
            case TupleType tuple when target instanceof SetType -> {
                int length = tuple.elements().size();
                yield kept.withLength(Math.min(length, 1), length);
            }
            case CollectionType _ when target instanceof SetType ->
                kept.withLength(Math.min(known.minLength(), 1), known.maxLength());
            case CollectionType _ when target instanceof CollectionType ->
                kept.withLength(known.minLength(), known.maxLength());
            default -> kept;
        });
    }
}
