package dev.terrane.hcl.value.convert;

import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Type.CollectionType;
import dev.terrane.hcl.value.Type.ListType;
import dev.terrane.hcl.value.Type.MapType;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Type.SetType;
import dev.terrane.hcl.value.Type.TupleType;
import dev.terrane.hcl.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the type that several types can all be converted to (HCL specification, "Type Unification"): of types of the
 * same kind, the unification of their parts, objects of different attributes becoming maps and tuples of different
 * lengths lists; of others, the most general one among them. Objects never unify with tuples.
 */
public final class Unify {
    private Unify() {}

    /**
     * The common type, and how each of the types, in the order given, is converted to it. If an unknown type takes part,
     * both may be open: the type is then dynamic and the conversions give an unknown value.
     */
    public record Unified(Type type, List<Conversion> conversions) {}

    /** The common type by any conversions; empty if there is none, as for no types at all. */
    public static Optional<Unified> types(List<Type> types) {
        return types(types, false);
    }

    static Optional<Type> type(List<Type> types, boolean safe) {
        return types(types, safe).map(Unified::type);
    }

    static Optional<Unified> types(List<Type> types, boolean safe) {
        Set<Class<?>> kinds = new LinkedHashSet<>();
        types.forEach(type -> kinds.add(type.getClass()));
        boolean open = kinds.remove(Type.Dynamic.class);
        if (kinds.equals(Set.of(MapType.class)) || kinds.equals(Set.of(ListType.class))
                || kinds.equals(Set.of(SetType.class))) {
            return open ? allDynamic(types) : collections(types, safe);
        }
        if (kinds.equals(Set.of(ObjectType.class))) {
            return open ? allDynamic(types) : objects(types, safe);
        }
        if (kinds.equals(Set.of(TupleType.class))) {
            return open ? allDynamic(types) : tuples(types, safe);
        }
        Optional<Unified> loosened = Optional.empty();
        if (kinds.equals(Set.of(MapType.class, ObjectType.class))) {
            loosened = loosening(types, ObjectType.class, structures -> objectsToMap(structures, safe), safe);
        } else if (kinds.equals(Set.of(ListType.class, TupleType.class))) {
            loosened = loosening(types, TupleType.class, structures -> tuplesToList(structures, safe), safe);
        } else if (kinds.contains(ObjectType.class) && kinds.contains(TupleType.class)) {
            return Optional.empty();
        }
        return loosened.or(() -> mostGeneral(types, safe));
    }

    private static Optional<Unified> allDynamic(List<Type> types) {
        Conversion forget = value -> Value.DYNAMIC;
        return Optional.of(new Unified(Type.DYNAMIC, java.util.Collections.nCopies(types.size(), forget)));
    }

    private static Optional<Unified> collections(List<Type> types, boolean safe) {
        List<Type> elements = new ArrayList<>(types.size());
        types.forEach(type -> elements.add(((CollectionType) type).elementType()));
        return type(elements, safe).flatMap(element -> convertingTo(switch ((CollectionType) types.getFirst()) {
            case ListType _ -> Type.list(element);
            case SetType _ -> Type.set(element);
            case MapType _ -> Type.map(element);
        }, types, safe));
    }

    private static Optional<Unified> objects(List<Type> types, boolean safe) {
        Set<String> names = ((ObjectType) types.getFirst()).attributes().keySet();
        if (!types.stream().allMatch(type -> ((ObjectType) type).attributes().keySet().equals(names))) {
            return objectsToMap(types, safe);
        }
        Map<String, Type> attributes = LinkedHashMap.newLinkedHashMap(names.size());
        for (String name : names) {
            List<Type> across = new ArrayList<>(types.size());
            types.forEach(type -> across.add(((ObjectType) type).attribute(name).orElseThrow()));
            Optional<Type> attribute = type(across, safe);
            if (attribute.isEmpty()) {
                return Optional.empty();
            }
            attributes.put(name, attribute.get());
        }
        return convertingTo(Type.object(attributes), types, safe).or(() -> objectsToMap(types, safe));
    }

    private static Optional<Unified> objectsToMap(List<Type> types, boolean safe) {
        List<Type> attributes = new ArrayList<>();
        types.forEach(type -> attributes.addAll(((ObjectType) type).attributes().values()));
        return type(attributes, safe).flatMap(element -> convertingTo(Type.map(element), types, safe));
    }

    private static Optional<Unified> tuples(List<Type> types, boolean safe) {
        int length = ((TupleType) types.getFirst()).elements().size();
        if (!types.stream().allMatch(type -> ((TupleType) type).elements().size() == length)) {
            return tuplesToList(types, safe);
        }
        List<Type> elements = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            List<Type> across = new ArrayList<>(types.size());
            for (Type type : types) {
                across.add(((TupleType) type).elements().get(i));
            }
            Optional<Type> element = type(across, safe);
            if (element.isEmpty()) {
                return Optional.empty();
            }
            elements.add(element.get());
        }
        return convertingTo(Type.tuple(elements), types, safe).or(() -> tuplesToList(types, safe));
    }

    private static Optional<Unified> tuplesToList(List<Type> types, boolean safe) {
        List<Type> elements = new ArrayList<>();
        types.forEach(type -> elements.addAll(((TupleType) type).elements()));
        return type(elements, safe).flatMap(element -> convertingTo(Type.list(element), types, safe));
    }

    private static Optional<Unified> convertingTo(Type target, Collection<Type> types, boolean safe) {
        Map<Type, Optional<Conversion>> found = new HashMap<>();
        List<Conversion> conversions = new ArrayList<>(types.size());
        for (Type type : types) {
            Optional<Conversion> conversion = found.computeIfAbsent(type,
                    from -> Convert.find(from, target, safe));
            if (conversion.isEmpty()) {
                return Optional.empty();
            }
            conversions.add(conversion.get());
        }
        return Optional.of(new Unified(target, conversions));
    }

    /**
     * Unifies structures (objects or tuples) among collections: the structures as one collection first, and that with
     * the others. As in cty, the second conversion is applied to the structure itself, not to the collection that the
     * first one makes of it.
     */
    private static Optional<Unified> loosening(List<Type> types, Class<? extends Type> kind,
            Function<List<Type>, Optional<Unified>> loosen, boolean safe) {
        Optional<Unified> collection = loosen.apply(types.stream().filter(kind::isInstance).toList());
        if (collection.isEmpty()) {
            return Optional.empty();
        }
        Type loosened = collection.get().type();
        List<Type> replaced = types.stream().map(type -> kind.isInstance(type) ? loosened : type).toList();
        Optional<Unified> all = types(replaced, safe)
                .filter(unified -> unified.type().getClass() == loosened.getClass());
        return all.map(unified -> {
            List<Conversion> conversions = new ArrayList<>(types.size());
            int structure = 0;
            for (int i = 0; i < types.size(); i++) {
                Conversion second = unified.conversions().get(i);
                if (!kind.isInstance(types.get(i))) {
                    conversions.add(second);
                    continue;
                }
                Conversion first = collection.get().conversions().get(structure++);
                conversions.add(second.equals(Conversion.IDENTITY) ? first : value -> {
                    first.apply(value);
                    return second.apply(value);
                });
            }
            return new Unified(unified.type(), conversions);
        });
    }

    private static Optional<Unified> mostGeneral(List<Type> types, boolean safe) {
        for (Type candidate : Generality.order(types)) {
            Optional<Unified> unified = convertingTo(candidate, types, safe);
            if (unified.isPresent()) {
                return unified;
            }
        }
        return Optional.empty();
    }
}
