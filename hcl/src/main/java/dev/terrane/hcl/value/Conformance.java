package dev.terrane.hcl.value;

import dev.terrane.hcl.value.Type.CollectionType;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Type.TupleType;
import java.util.List;

/** Whether a type may stand where another one is asked for, which may leave parts of itself open (dynamic). */
final class Conformance {
    private Conformance() {}

    static boolean conforms(Type given, Type wanted) {
        if (wanted == Type.DYNAMIC || given.equals(wanted)) {
            return true;
        }
        return switch (wanted) {
            case CollectionType w -> given instanceof CollectionType g && g.getClass() == w.getClass()
                    && conforms(g.elementType(), w.elementType());
            case TupleType w -> given instanceof TupleType g && allConform(g.elements(), w.elements());
            case ObjectType w -> given instanceof ObjectType g
                    && g.attributes().keySet().equals(w.attributes().keySet())
                    && allConform(List.copyOf(g.attributes().values()), List.copyOf(w.attributes().values()));
            case Type.Primitive _,Type.Dynamic _ -> false;
        };
    }

    private static boolean allConform(List<Type> given, List<Type> wanted) {
        if (given.size() != wanted.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!conforms(given.get(i), wanted.get(i))) {
                return false;
            }
        }
        return true;
    }
}
