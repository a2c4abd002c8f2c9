package dev.terrane.hcl.value.convert;

import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Type.ListType;
import dev.terrane.hcl.value.Type.MapType;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Type.Primitive;
import dev.terrane.hcl.value.Type.SetType;
import dev.terrane.hcl.value.Type.TupleType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/** Which of several types is to be tried first as the one that all the others are converted to. */
final class Generality {
    private Generality() {}

    /** The distinct types, each after those which are more general. */
    static List<Type> order(List<Type> types) {
        Map<Type, Group> groups = new LinkedHashMap<>();
        for (int i = 0; i < types.size(); i++) {
            groups.computeIfAbsent(types.get(i), Group::new).positions.add(i);
        }
        List<Group> all = List.copyOf(groups.values());
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                int order = compare(all.get(i).type, all.get(j).type);
                if (order < 0) {
                    all.get(i).precede(all.get(j));
                } else if (order > 0) {
                    all.get(j).precede(all.get(i));
                }
            }
        }
        Queue<Integer> ready = new ArrayDeque<>();
        all.stream().filter(group -> group.waitsFor == 0).flatMap(group -> group.positions.stream()).sorted()
                .forEach(ready::add);
        Set<Type> ordered = new LinkedHashSet<>();
        while (!ready.isEmpty()) {
            Type type = types.get(ready.remove());
            ordered.add(type);
            Group group = groups.get(type);
            if (group != null && ++group.done == group.positions.size()) {
                group.followers.stream().filter(follower -> --follower.waitsFor == 0)
                        .flatMap(follower -> follower.positions.stream()).sorted().forEach(ready::add);
            }
        }
        return List.copyOf(ordered);
    }

    /** All occurrences of one type; what follows it waits for the last one. */
    private static final class Group {
        final Type type;
        final List<Integer> positions = new ArrayList<>();
        final List<Group> followers = new ArrayList<>();
        int waitsFor;
        int done;

        Group(Type type) {
            this.type = type;
        }

        void precede(Group other) {
            followers.add(other);
            other.waitsFor++;
        }
    }

    /** Negative if the first type is the more general one, positive if the second is; 0 if neither is known to be. */
    private static int compare(Type a, Type b) {
        if (a == Type.DYNAMIC || b == Type.DYNAMIC) {
            return Boolean.compare(a == Type.DYNAMIC, b == Type.DYNAMIC);
        }
        return switch (a) {
            case Primitive _ -> b instanceof Primitive ? Boolean.compare(b == Type.STRING, a == Type.STRING) : 0;
            case ListType list -> switch (b) {
                case ListType other -> compare(list.elementType(), other.elementType());
                case SetType _,TupleType _ -> -1;
                default -> 0;
            };
            case SetType set -> switch (b) {
                case SetType other -> compare(set.elementType(), other.elementType());
                case ListType _,TupleType _ -> 1;
                default -> 0;
            };
            case MapType map -> switch (b) {
                case MapType other -> compare(map.elementType(), other.elementType());
                case ObjectType _ -> -1;
                default -> 0;
            };
            case TupleType tuple -> switch (b) {
                case ListType _ -> 1;
                case SetType _ -> -1;
                case TupleType other -> compareAll(tuple.elements(), other.elements());
                default -> 0;
            };
            case ObjectType object -> switch (b) {
                case MapType _ -> 1;
                case ObjectType other when object.attributes().keySet().equals(other.attributes().keySet()) ->
                    compareAll(List.copyOf(object.attributes().values()), List.copyOf(other.attributes().values()));
                default -> 0;
            };
            case Type.Dynamic _ -> 0;
        };
    }

    private static int compareAll(List<Type> as, List<Type> bs) {
        if (as.size() != bs.size()) {
            return 0;
        }
        boolean firstLeads = false;
        boolean secondLeads = false;
        for (int i = 0; i < as.size(); i++) {
            int order = compare(as.get(i), bs.get(i));
            firstLeads |= order < 0;
            secondLeads |= order > 0;
        }
        return Boolean.compare(secondLeads, firstLeads);
    }
}
