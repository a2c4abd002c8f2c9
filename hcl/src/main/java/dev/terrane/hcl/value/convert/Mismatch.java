package dev.terrane.hcl.value.convert;

import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Type.CollectionType;
import dev.terrane.hcl.value.Type.ListType;
import dev.terrane.hcl.value.Type.MapType;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Type.Primitive;
import dev.terrane.hcl.value.Type.SetType;
import dev.terrane.hcl.value.Type.TupleType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says, in the words of a sentence, why no value of one type can become one of another. */
public final class Mismatch {
    private Mismatch() {}

    /** What is needed and not given, such as {@code "attribute \"a\" is required"}. */
    public static String explain(Type given, Type wanted) {
        return switch (wanted) {
            case ObjectType object when given instanceof ObjectType from -> objects(from, object);
            case CollectionType collection -> collection(given, collection);
            default -> plain(given, wanted);
        };
    }

    private static String plain(Type given, Type wanted) {
        return tellsMore(given, wanted)
                ? wanted.friendlyName() + " required, but have " + given.friendlyName()
                : required(wanted);
    }

    private static String required(Type wanted) {
        return wanted.constraintName() + " required";
    }

    /** Whether the given type helps to understand: that of an object where a string is wanted, say. */
    private static boolean tellsMore(Type given, Type wanted) {
        return given instanceof Primitive != wanted instanceof Primitive || wanted == Type.STRING
                || (wanted == Type.BOOL && given == Type.NUMBER) || (wanted == Type.NUMBER && given == Type.BOOL)
                || (given instanceof TupleType && wanted instanceof ObjectType);
    }

    private static String objects(ObjectType given, ObjectType wanted) {
        List<String> missing = wanted.attributes().keySet().stream()
                .filter(name -> given.attribute(name).isEmpty()).map(name -> '"' + name + '"').toList();
        if (!missing.isEmpty()) {
            return switch (missing.size()) {
                case 1 -> "attribute " + missing.getFirst() + " is required";
                case 2 -> "attributes " + missing.getFirst() + " and " + missing.getLast() + " are required";
                default -> "attributes " + String.join(", ", missing.subList(0, missing.size() - 1)) + ", and "
                        + missing.getLast() + " are required";
            };
        }
        return badAttribute(given, wanted, false).or(() -> badAttribute(given, wanted, true))
                .orElse("incorrect object attributes");
    }

    private static Optional<String> badAttribute(ObjectType given, ObjectType wanted, boolean safe) {
        for (Map.Entry<String, Type> attribute : wanted.attributes().entrySet()) {
            Type from = given.attribute(attribute.getKey()).orElseThrow();
            if (Convert.find(from, attribute.getValue(), safe).isEmpty()) {
                return Optional.of("attribute \"" + attribute.getKey() + "\": " + explain(from, attribute.getValue()));
            }
        }
        return Optional.empty();
    }

    private static String collection(Type given, CollectionType wanted) {
        boolean open = wanted.elementType() == Type.DYNAMIC;
        return switch (given) {
            case TupleType tuple when !(wanted instanceof MapType) -> open
                    ? "all " + wanted.word() + " elements must have the same type"
                    : tupleElements(tuple, wanted.elementType());
            case ObjectType object when wanted instanceof MapType -> open
                    ? "all map elements must have the same type"
                    : objectElements(object, wanted.elementType());
            case TupleType _,ObjectType _ -> required(wanted);
            case CollectionType from -> collections(from, wanted);
            case Primitive _,Type.Dynamic _ -> plain(given, wanted);
        };
    }

    private static String tupleElements(TupleType given, Type wanted) {
        for (int i = 0; i < given.elements().size(); i++) {
            Type element = given.elements().get(i);
            if (Convert.find(element, wanted, false).isEmpty()) {
                return "element " + i + ": " + explain(element, wanted);
            }
        }
        return "all elements must be " + wanted.constraintName();
    }

    private static String objectElements(ObjectType given, Type wanted) {
        for (Map.Entry<String, Type> attribute : given.attributes().entrySet()) {
            if (Convert.find(attribute.getValue(), wanted, false).isEmpty()) {
                return "element \"" + attribute.getKey() + "\": " + explain(attribute.getValue(), wanted);
            }
        }
        return "all elements must be " + wanted.constraintName();
    }

    private static String collections(CollectionType given, CollectionType wanted) {
        boolean sameShape = switch (wanted) {
            case ListType _,SetType _ -> !(given instanceof MapType);
            case MapType _ -> given instanceof MapType;
        };
        return sameShape
                ? "incorrect " + wanted.word() + " element type: "
                        + explain(given.elementType(), wanted.elementType())
                : required(wanted);
    }
}
