package dev.terrane.hcl.value.convert;

import dev.terrane.hcl.value.HclNumber;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Type.CollectionType;
import dev.terrane.hcl.value.Type.ListType;
import dev.terrane.hcl.value.Type.MapType;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Type.Primitive;
import dev.terrane.hcl.value.Type.SetType;
import dev.terrane.hcl.value.Type.TupleType;
import dev.terrane.hcl.value.Value;
import java.util.Locale;
import java.util.Optional;

/**
 * Converts values to other types. A <em>safe</em> conversion succeeds for every value of the type (a number becomes a
 * string); others depend on the value (a string becomes a number, a map an object).
 */
public final class Convert {
    private Convert() {}

    /**
     * The value as one of a type, of which parts may be left open ({@link Type#DYNAMIC}).
     *
     * @throws ConversionException if it cannot be
     */
    public static Value convert(Value value, Type wanted) {
        if (value.type().equals(wanted)) {
            return value;
        }
        return find(value.type(), wanted)
                .orElseThrow(() -> new ConversionException(Mismatch.explain(value.type(), wanted)))
                .apply(value);
    }

    /** The conversion from one type to another or the same, if there is one; it may fail for some values. */
    public static Optional<Conversion> find(Type from, Type to) {
        return find(from, to, false);
    }

    /** The conversion from one type to another that succeeds for every value, if there is one. */
    public static Optional<Conversion> findSafe(Type from, Type to) {
        return find(from, to, true);
    }

    static Optional<Conversion> find(Type from, Type to, boolean safe) {
        if (to == Type.DYNAMIC || from.equals(to)) {
            return Optional.of(Conversion.IDENTITY);
        }
        return findForKnown(from, to, safe).map(conversion -> new Complete(from, to, conversion));
    }

    /** A conversion of known values that are not null, completed to one of all values. */
    private record Complete(Type from, Type to, Conversion conversion) implements Conversion {
        @Override
        public Value apply(Value value) {
            if (value.isMarked()) {
                return apply(value.unmark()).withMarks(value.marks());
            }
            if (!value.isKnown()) {
                return Openness.unknown(value, Openness.fill(value.type(), to));
            }
            if (value.isNull()) {
                return Value.nullOf(Openness.fill(value.type(), to));
            }
            return conversion.apply(value);
        }
    }

    private static Optional<Conversion> findForKnown(Type from, Type to, boolean safe) {
        if (from == Type.DYNAMIC) {
            return safe ? Optional.empty() : Optional.of(value -> convert(value, to));
        }
        return switch (to) {
            case Primitive primitive -> from instanceof Primitive given
                    ? primitives(given, primitive, safe)
                    : Optional.empty();
            case ObjectType object -> switch (from) {
                case ObjectType given -> Structures.objectToObject(given, object, safe);
                case MapType given when !safe -> Structures.mapToObject(given, object);
                default -> Optional.empty();
            };
            case TupleType tuple -> from instanceof TupleType given
                    ? Structures.tupleToTuple(given, tuple, safe)
                    : Optional.empty();
            case ListType list -> switch (from) {
                case ListType given -> Collections.toList(given, list, safe);
                case SetType given -> Collections.toList(given, list, safe);
                case TupleType given -> Collections.tupleToList(given, list, safe);
                default -> Optional.empty();
            };
            case SetType set -> switch (from) {
                case ListType given when !safe -> Collections.toSet(given, set, false);
                case SetType given -> Collections.toSet(given, set, safe);
                case TupleType given -> Collections.tupleToSet(given, set, safe);
                default -> Optional.empty();
            };
            case MapType map -> switch (from) {
                case MapType given -> Collections.mapToMap(given, map, safe);
                case ObjectType given -> Collections.objectToMap(given, map, safe);
                default -> Optional.empty();
            };
            case Type.Dynamic _ -> Optional.of(Conversion.IDENTITY);
        };
    }

    static boolean isCollectionOrObject(Type type) {
        return type instanceof CollectionType || type instanceof ObjectType;
    }

    private static Optional<Conversion> primitives(Primitive from, Primitive to, boolean safe) {
        return switch (to) {
            case STRING -> switch (from) {
                case NUMBER -> Optional.of(value -> Value.string(value.asNumber().toString()));
                case BOOL -> Optional.of(value -> Value.string(value.asBoolean() ? "true" : "false"));
                case STRING -> Optional.empty();
            };
            case NUMBER -> from == Primitive.STRING && !safe ? Optional.of(Convert::toNumber) : Optional.empty();
            case BOOL -> from == Primitive.STRING && !safe ? Optional.of(Convert::toBool) : Optional.empty();
        };
    }

    private static Value toNumber(Value value) {
        return HclNumber.parse(value.asString()).map(Value::number)
                .orElseThrow(() -> new ConversionException("a number is required"));
    }

    private static Value toBool(Value value) {
        return switch (value.asString()) {
            case "true", "1" -> Value.TRUE;
            case "false", "0" -> Value.FALSE;
            case String other -> {
                String lower = other.toLowerCase(Locale.ROOT);
                throw new ConversionException(lower.equals("true") || lower.equals("false")
                        ? "a bool is required; to convert from string, use lowercase \"" + lower + "\""
                        : "a bool is required");
            }
        };
    }
}
