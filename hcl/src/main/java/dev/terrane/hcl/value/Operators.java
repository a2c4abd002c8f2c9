package dev.terrane.hcl.value;

import dev.terrane.hcl.value.Type.ListType;
import dev.terrane.hcl.value.Type.MapType;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Type.SetType;
import dev.terrane.hcl.value.Type.TupleType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * The language's operators on values, unknown and marked ones included: a result carries the marks of its operands, and
 * is unknown as far as they leave it open. Operands of operators on numbers and booleans have that type (or are unknown
 * of dynamic type) and are not null; converting is the caller's business.
 */
public final class Operators {
    private static final Value UNKNOWN_BOOL = Value.unknown(Type.BOOL, Refinement.NOT_NULL);

    private Operators() {}

    // ---- equality

    /** Whether two values are equal, which takes equal types; unknown if that depends on what is unknown in them. */
    public static Value equal(Value a, Value b) {
        if (a.containsMarks() || b.containsMarks()) {
            Set<Mark> marks = new HashSet<>();
            boolean oneIsNull = a.isNull() != b.isNull();
            marks.addAll(oneIsNull ? a.marks() : a.marksWithin());
            marks.addAll(oneIsNull ? b.marks() : b.marksWithin());
            return equal(a.unmarkDeep(), b.unmarkDeep()).withMarks(marks);
        }
        if ((a.isNull() && Unknowns.certainlyNotNull(b)) || (b.isNull() && Unknowns.certainlyNotNull(a))) {
            return Value.FALSE;
        }
        if (!a.isKnown() || !b.isKnown()) {
            if (a.isKnown() == b.isKnown()) {
                return UNKNOWN_BOOL;
            }
            return a.isKnown() ? equalToUnknown(a, b) : equalToUnknown(b, a);
        }
        if (a.isNull() || b.isNull()) {
            return Value.bool(a.isNull() && b.isNull());
        }
        if (!a.hasWhollyKnownType() || !b.hasWhollyKnownType()) {
            return a.type().conformsTo(b.type()) || b.type().conformsTo(a.type()) ? UNKNOWN_BOOL : Value.FALSE;
        }
        return a.type().equals(b.type()) ? sameTypeEqual(a, b) : Value.FALSE;
    }

    private static Value equalToUnknown(Value known, Value unknown) {
        if (Unknowns.excludes(unknown, known)) {
            return Value.FALSE;
        }
        boolean open = known.isNull() || unknown.type().hasDynamic() || known.type().equals(unknown.type());
        return open ? UNKNOWN_BOOL : Value.FALSE;
    }

    private static Value sameTypeEqual(Value a, Value b) {
        return switch (a.type()) {
            case Type.Primitive primitive -> Value.bool(switch (primitive) {
                case BOOL -> a.asBoolean() == b.asBoolean();
                case NUMBER -> a.asNumber().equals(b.asNumber());
                case STRING -> a.asString().equals(b.asString());
            });
            case ListType _,TupleType _ -> {
                List<Value> as = a.elements();
                List<Value> bs = b.elements();
                yield as.size() == bs.size() ? elementsEqual(as, bs) : Value.FALSE;
            }
            case MapType _,ObjectType _ -> {
                Map<String, Value> as = a.entries();
                Map<String, Value> bs = b.entries();
                yield as.keySet().equals(bs.keySet())
                        ? elementsEqual(List.copyOf(as.values()), List.copyOf(bs.values()))
                        : Value.FALSE;
            }
            case SetType _ -> {
                List<Value> as = a.elements();
                List<Value> bs = b.elements();
                boolean open = as.stream().anyMatch(e -> !e.isKnown()) || bs.stream().anyMatch(e -> !e.isKnown());
                yield open
                        ? UNKNOWN_BOOL
                        : Value.bool(as.size() == bs.size() && as.stream().allMatch(e -> SetOrder.contains(bs, e)));
            }
            case Type.Dynamic _ -> UNKNOWN_BOOL;
        };
    }

    private static Value elementsEqual(List<Value> as, List<Value> bs) {
        for (int i = 0; i < as.size(); i++) {
            Value equal = equal(as.get(i), bs.get(i));
            if (!equal.isTrue()) {
                return equal;
            }
        }
        return Value.TRUE;
    }

    // ---- arithmetic

    /**
     * {@code a + b}
     *
     * @throws ArithmeticException if infinities of different signs meet
     */
    public static Value add(Value a, Value b) {
        return arithmetic(a, b, HclNumber::add);
    }

    /**
     * {@code a - b}
     *
     * @throws ArithmeticException if infinities of the same sign meet
     */
    public static Value subtract(Value a, Value b) {
        return arithmetic(a, b, HclNumber::subtract);
    }

    /**
     * {@code a * b}
     *
     * @throws ArithmeticException if zero and an infinity meet
     */
    public static Value multiply(Value a, Value b) {
        return arithmetic(a, b, HclNumber::multiply);
    }

    /**
     * {@code a / b}
     *
     * @throws ArithmeticException if zero meets zero, or infinity infinity
     */
    public static Value divide(Value a, Value b) {
        return arithmetic(a, b, HclNumber::divide);
    }

    /**
     * {@code a % b}
     *
     * @throws ArithmeticException if either is infinite
     */
    public static Value modulo(Value a, Value b) {
        return arithmetic(a, b, HclNumber::modulo);
    }

    private static Value arithmetic(Value a, Value b, BinaryOperator<HclNumber> operation) {
        if (a.isMarked() || b.isMarked()) {
            return arithmetic(a.unmark(), b.unmark(), operation).withMarksOf(a, b);
        }
        return a.isKnown() && b.isKnown()
                ? Value.number(operation.apply(a.asNumber(), b.asNumber()))
                : Value.unknown(Type.NUMBER, Refinement.NOT_NULL);
    }

    public static Value negate(Value a) {
        if (a.isMarked()) {
            return negate(a.unmark()).withMarksOf(a);
        }
        return a.isKnown() ? Value.number(a.asNumber().negate()) : Value.unknown(Type.NUMBER, Refinement.NOT_NULL);
    }

    // ---- order

    public static Value lessThan(Value a, Value b) {
        if (a.isMarked() || b.isMarked()) {
            return lessThan(a.unmark(), b.unmark()).withMarksOf(a, b);
        }
        if (a.isKnown() && b.isKnown()) {
            return Value.bool(a.asNumber().compareTo(b.asNumber()) < 0);
        }
        if (surelyLess(Unknowns.most(a), Unknowns.least(b))) {
            return Value.TRUE;
        }
        return surelyLess(Unknowns.most(b), Unknowns.least(a)) ? Value.FALSE : UNKNOWN_BOOL;
    }

    private static boolean surelyLess(Optional<HclNumber> a, Optional<HclNumber> b) {
        return a.isPresent() && b.isPresent() && a.get().compareTo(b.get()) < 0;
    }

    public static Value greaterThan(Value a, Value b) {
        return lessThan(b, a);
    }

    public static Value lessOrEqual(Value a, Value b) {
        return or(lessThan(a, b), equal(a, b));
    }

    public static Value greaterOrEqual(Value a, Value b) {
        return or(greaterThan(a, b), equal(a, b));
    }

    // ---- logic

    public static Value not(Value a) {
        if (a.isMarked()) {
            return not(a.unmark()).withMarksOf(a);
        }
        return a.isKnown() ? Value.bool(!a.asBoolean()) : UNKNOWN_BOOL;
    }

    public static Value and(Value a, Value b) {
        return logic(a, b, false);
    }

    public static Value or(Value a, Value b) {
        return logic(a, b, true);
    }

    private static Value logic(Value a, Value b, boolean decisive) {
        if (a.isMarked() || b.isMarked()) {
            return logic(a.unmark(), b.unmark(), decisive).withMarksOf(a, b);
        }
        Function<Value, Boolean> decides = decisive ? Value::isTrue : Value::isFalse;
        if (decides.apply(a) || decides.apply(b)) {
            return Value.bool(decisive);
        }
        return a.isKnown() && b.isKnown() ? Value.bool(!decisive) : UNKNOWN_BOOL;
    }

    // ---- elements

    /**
     * Whether a list, map or tuple has an element of this key.
     *
     * @throws IllegalStateException if the collection is null
     */
    public static Value hasIndex(Value collection, Value key) {
        if (collection.isMarked() || key.isMarked()) {
            return hasIndex(collection.unmark(), key.unmark()).withMarksOf(collection, key);
        }
        if (collection.type() == Type.DYNAMIC || key.type() == Type.DYNAMIC) {
            return UNKNOWN_BOOL;
        }
        Type keyType = collection.type() instanceof MapType ? Type.STRING : Type.NUMBER;
        if (!key.type().equals(keyType) || key.isNull()) {
            return Value.FALSE;
        }
        boolean lengthKnown = collection.isKnown() || collection.type() instanceof TupleType;
        if (!key.isKnown() || !lengthKnown) {
            return UNKNOWN_BOOL;
        }
        if (keyType.equals(Type.STRING)) {
            return Value.bool(collection.entries().containsKey(key.asString()));
        }
        OptionalLong index = key.asNumber().toLong();
        return Value.bool(index.isPresent() && index.getAsLong() >= 0 && index.getAsLong() < collection.length());
    }

    /**
     * The element of this key in a list, map or tuple that {@link #hasIndex} did not deny.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Value index(Value collection, Value key) {
        if (collection.isMarked() || key.isMarked()) {
            return index(collection.unmark(), key.unmark()).withMarksOf(collection, key);
        }
        if (hasIndex(collection, key).isFalse()) {
            throw new IllegalArgumentException("no element " + key + " in " + collection);
        }
        boolean open = key.type() == Type.DYNAMIC || !key.isKnown();
        return switch (collection.type()) {
            case ListType list -> open || !collection.isKnown()
                    ? Value.unknown(list.elementType())
                    : collection.elements().get(position(key));
            case MapType map -> open || !collection.isKnown()
                    ? Value.unknown(map.elementType())
                    : Objects.requireNonNull(collection.entries().get(key.asString()));
            case TupleType tuple -> {
                if (open) {
                    yield Value.DYNAMIC;
                }
                yield collection.isKnown()
                        ? collection.elements().get(position(key))
                        : Value.unknown(tuple.elements().get(position(key)));
            }
            case Type.Dynamic _ -> Value.DYNAMIC;
            case Type other -> throw new IllegalArgumentException("a " + other + " has no index");
        };
    }

    private static int position(Value key) {
        return (int) key.asNumber().toLong().orElseThrow();
    }

    /** The number of elements of a collection or tuple, or of attributes of an object, as far as it is known. */
    public static Value length(Value collection) {
        if (collection.isMarked()) {
            return length(collection.unmark()).withMarksOf(collection);
        }
        return switch (collection.type()) {
            case TupleType _,ObjectType _ -> Value.number(collection.length());
            case SetType _ when collection.isKnown() && !collection.isWhollyKnown() && collection.length() > 1 ->
                Value.unknown(Type.NUMBER, Refinement.NOT_NULL.atLeast(HclNumber.ONE, true)
                        .atMost(HclNumber.of(collection.length()), true));
            default -> {
                if (collection.isKnown()) {
                    yield Value.number(collection.length());
                }
                Refinement refinement = collection.refinement();
                yield Value.unknown(Type.NUMBER, Refinement.NOT_NULL
                        .atLeast(HclNumber.of(refinement.minLength()), true)
                        .atMost(HclNumber.of(refinement.hasMaxLength() ? refinement.maxLength() : Long.MAX_VALUE),
                                true));
            }
        };
    }

    /** Whether a set has an element, as far as that is known. */
    public static Value hasElement(Value set, Value element) {
        if (set.isMarked() || element.containsMarks()) {
            Set<Mark> marks = new HashSet<>(set.marks());
            marks.addAll(element.marksWithin());
            return hasElement(set.unmark(), element.unmarkDeep()).withMarks(marks);
        }
        if (!set.isKnown()) {
            return UNKNOWN_BOOL;
        }
        Type elementType = set.type().element().orElseThrow();
        boolean comparable = element.type() == Type.DYNAMIC || elementType == Type.DYNAMIC
                || element.type().equals(elementType);
        if (!comparable) {
            return Value.FALSE;
        }
        if (!element.isKnown()) {
            return UNKNOWN_BOOL;
        }
        if (element.type().equals(elementType) && SetOrder.contains(set.elements(), element)) {
            return Value.TRUE;
        }
        return set.isWhollyKnown() ? Value.FALSE : UNKNOWN_BOOL;
    }
}
