package dev.terrane.hcl.value;

import dev.terrane.hcl.value.Type.CollectionType;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Type.TupleType;
import java.util.Optional;

/** Whether a type may stand where another one is asked for, which may leave parts of itself open (dynamic). */
final class Conformance {
    private Conformance() {}

    /** What is wrong with {@code given} where {@code wanted} is asked for, in a sentence's words; empty if nothing. */
    static Optional<String> mismatch(Type given, Type wanted) {
        if (wanted == Type.DYNAMIC || given.equals(wanted)) {
            return Optional.empty();
        }
        if (given instanceof ObjectType g && wanted instanceof ObjectType w) {
            return objects(g, w);
        }
        if (given instanceof TupleType g && wanted instanceof TupleType w) {
            return tuples(g, w);
        }
        if (given instanceof CollectionType g && wanted instanceof CollectionType w && g.getClass() == w.getClass()) {
            return mismatch(g.elementType(), w.elementType());
        }
        return Optional.of(wanted.friendlyName() + " required, but received " + given.friendlyName());
    }

    private static Optional<String> objects(ObjectType given, ObjectType wanted) {
        for (String name : given.attributes().keySet()) {
            if (!wanted.attributes().containsKey(name)) {
                return Optional.of("unsupported attribute \"" + name + "\"");
            }
        }
        for (var attribute : wanted.attributes().entrySet()) {
            Optional<Type> type = given.attribute(attribute.getKey());
            if (type.isEmpty()) {
                return Optional.of("missing required attribute \"" + attribute.getKey() + "\"");
            }
            Optional<String> problem = mismatch(type.get(), attribute.getValue());
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> tuples(TupleType given, TupleType wanted) {
        int n = wanted.elements().size();
        if (given.elements().size() != n) {
            return Optional.of(n + " elements are required, but got " + given.elements().size());
        }
        for (int i = 0; i < n; i++) {
            Optional<String> problem = mismatch(given.elements().get(i), wanted.elements().get(i));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }
}
