package dev.terrane.hcl.eval;

import dev.terrane.hcl.value.HclNumber;
import dev.terrane.hcl.value.Operators;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Type.ListType;
import dev.terrane.hcl.value.Type.MapType;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Type.Primitive;
import dev.terrane.hcl.value.Type.SetType;
import dev.terrane.hcl.value.Type.TupleType;
import dev.terrane.hcl.value.Value;
import dev.terrane.hcl.value.convert.ConversionException;
import dev.terrane.hcl.value.convert.Convert;
import java.util.Collection;
import java.util.Optional;

/** The attribute operator {@code .name} and the index operator {@code [key]} (HCL specification, "Index Operator"). */
final class Access {
    private static final String NO_ELEMENT = "No such element";

    private Access() {}

    /** Says why a value has no such attribute or element. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String summary;
        private final String detail;
        private final transient Optional<String> hint;

        private Refusal(String summary, String detail) {
            this(summary, detail, Optional.empty());
        }

        private Refusal(String summary, String detail, Optional<String> hint) {
            super(detail, null, false, false);
            this.summary = summary;
            this.detail = detail;
            this.hint = hint;
        }

        String summary() {
            return summary;
        }

        String detail() {
            return detail;
        }

        Optional<String> hint() {
            return hint;
        }
    }

    // ---- .name

    static Value attribute(Value from, String name) {
        if (from.isNull()) {
            throw new Refusal("Attribute of a null", "This value is null, so it has no attribute `" + name + "`.");
        }
        return switch (from.type()) {
            case ObjectType object ->
                from.attribute(name).orElseThrow(() -> noAttribute(name, object.attributes().keySet()));
            case MapType map -> element(from, map, name);
            case Type.Dynamic _ -> Value.DYNAMIC.withMarksOf(from);
            case ListType list when list.elementType() instanceof ObjectType element ->
                throw ofElements("list", element, name, "Pick one element, as in `[0]." + name
                        + "`, or take the attribute of all of them, as in `[*]." + name + "`.");
            case SetType set when set.elementType() instanceof ObjectType element ->
                throw ofElements("set", element, name,
                        "Take the attribute of all of its elements, as in `[*]." + name + "`.");
            case Primitive primitive -> throw new Refusal(Evaluator.NO_SUCH_ATTRIBUTE,
                    "A " + primitive.friendlyName() + " has no attributes.");
            case ListType _,SetType _,TupleType _ -> throw new Refusal(Evaluator.NO_SUCH_ATTRIBUTE,
                    "A " + from.type().friendlyName() + " has no attributes.");
        };
    }

    /** The refusal of an attribute that is not among those of an object. */
    static Refusal noAttribute(String name, Collection<String> names) {
        return new Refusal(Evaluator.NO_SUCH_ATTRIBUTE, "This object has no attribute named `" + name + "`.",
                Names.hint(name, names));
    }

    private static Refusal ofElements(String word, ObjectType element, String name, String hint) {
        return new Refusal(Evaluator.NO_SUCH_ATTRIBUTE, "A " + word + " of objects has no attributes itself.",
                element.attribute(name).map(_ -> hint));
    }

    private static Value element(Value from, MapType map, String name) {
        if (!from.isKnown()) {
            return Value.unknown(map.elementType()).withMarksOf(from);
        }
        Value key = Value.string(name);
        if (Operators.hasIndex(from, key).isFalse()) {
            throw new Refusal("No such element", "This map has no element with the key `" + name + "`.",
                    from.isMarked() ? Optional.empty() : Names.hint(name, from.entries().keySet()));
        }
        return Operators.index(from, key);
    }

    // ---- [key]

    static Value index(Value from, Value key) {
        if (from.isNull()) {
            throw new Refusal("Index of a null", "This value is null, so it has no elements.");
        }
        if (key.isNull()) {
            throw new Refusal("Null as an index", "The key is null, which identifies no element.");
        }
        if (key.type() == Type.DYNAMIC || from.type() == Type.DYNAMIC) {
            return Value.DYNAMIC.withMarksOf(from);
        }
        return switch (from.type()) {
            case ListType _,TupleType _ -> sequence(from, converted(key, Type.NUMBER));
            case MapType _ -> map(from, converted(key, Type.STRING));
            case ObjectType object -> object(from, object, key);
            case SetType _ -> throw new Refusal("Index of a set",
                    "The elements of a set have no index or key: they can only be taken all together.");
            case Primitive primitive -> throw new Refusal("Index of a " + primitive.friendlyName(),
                    "A " + primitive.friendlyName() + " has no elements.");
            case Type.Dynamic _ -> Value.DYNAMIC;
        };
    }

    private static Value converted(Value key, Type wanted) {
        try {
            return Convert.convert(key, wanted);
        } catch (ConversionException e) {
            throw new Refusal("Unsuitable index", "The key identifies no element: " + e.problem() + ".");
        }
    }

    /** Marks on the answer whether there is such an element would be no use: the element itself carries them. */
    private static Value sequence(Value from, Value key) {
        Value has = Operators.hasIndex(from, key).unmark();
        if (!has.isKnown()) {
            return open(from);
        }
        if (has.isFalse()) {
            throw outOfRange(from, key.unmark().asNumber());
        }
        return Operators.index(from, key);
    }

    private static Value map(Value from, Value key) {
        Value has = Operators.hasIndex(from, key).unmark();
        if (!has.isKnown()) {
            return open(from);
        }
        if (has.isFalse()) {
            boolean secret = from.isMarked() || key.isMarked();
            throw new Refusal(NO_ELEMENT,
                    "This map has no element with " + (secret ? "that key." : "the key `" + key.asString() + "`."),
                    secret ? Optional.empty() : Names.hint(key.asString(), from.entries().keySet()));
        }
        return Operators.index(from, key);
    }

    private static Value open(Value from) {
        return from.type().element().map(Value::unknown).orElse(Value.DYNAMIC).withMarksOf(from);
    }

    private static Refusal outOfRange(Value from, HclNumber index) {
        if (!index.isInteger()) {
            return new Refusal(NO_ELEMENT, "An index is a whole number; this one has a fractional part.");
        }
        if (index.signum() < 0) {
            return new Refusal(NO_ELEMENT, "An index is counted from 0; this one is negative.");
        }
        if (!from.isKnown() && !(from.type() instanceof TupleType)) {
            return new Refusal(NO_ELEMENT, "This index is beyond the last element.");
        }
        return new Refusal(NO_ELEMENT, switch (from.unmark().length()) {
            case 0 -> "There are no elements at all.";
            case 1 -> "There is only one element, with the index 0.";
            default -> "The index is beyond the last one, which is " + (from.unmark().length() - 1) + ".";
        });
    }

    private static Value object(Value from, ObjectType object, Value key) {
        boolean wasNumber = key.type() == Type.NUMBER;
        Value name = converted(key, Type.STRING).unmark();
        if (!name.isKnown()) {
            return Value.DYNAMIC.withMarksOf(from);
        }
        return from.attribute(name.asString()).orElseThrow(() -> {
            String shown = key.isMarked() ? "of that name." : "named `" + name.asString() + "`.";
            return new Refusal(NO_ELEMENT, "This object has no attribute " + shown, wasNumber
                    ? Optional.of("The attributes of an object have names; an index does not select one.")
                    : Names.hint(key.isMarked() ? "" : name.asString(), object.attributes().keySet()));
        });
    }
}
