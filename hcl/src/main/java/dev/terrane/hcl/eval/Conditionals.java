package dev.terrane.hcl.eval;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.Diagnostics;
import dev.terrane.hcl.source.Span;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.value.HclNumber;
import dev.terrane.hcl.value.Mark;
import dev.terrane.hcl.value.Refinement;
import dev.terrane.hcl.value.Refinement.Bound;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Type.CollectionType;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Type.TupleType;
import dev.terrane.hcl.value.Value;
import dev.terrane.hcl.value.convert.Conversion;
import dev.terrane.hcl.value.convert.ConversionException;
import dev.terrane.hcl.value.convert.Convert;
import dev.terrane.hcl.value.convert.Unify;
import dev.terrane.hcl.value.convert.Unify.Unified;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Conditionals (HCL specification, "Conditional Operator"): both arms are evaluated, and both results must have a type
 * in common, to which the chosen one is converted. Errors of the other one are dropped.
 */
final class Conditionals {
    private static final String BAD_TYPES = "Arms of different types";

    private final Evaluation evaluation;

    Conditionals(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    Value value(Expression.Conditional e, Frame frame, Diagnostics found) {
        Diagnostics ofTrue = new Diagnostics();
        Diagnostics ofFalse = new Diagnostics();
        Value ifTrue = evaluation.value(e.ifTrue(), frame, ofTrue);
        Value ifFalse = evaluation.value(e.ifFalse(), frame, ofFalse);
        Optional<Unified> unified = unify(ifTrue, ifFalse);
        if (unified.isEmpty()) {
            found.add(Diagnostic.error(BAD_TYPES, TypeDifference.describe(ifTrue.type(), ifFalse.type()),
                    evaluation.range(Span.between(e.ifTrue().span(), e.ifFalse().span())))
                    .withContext(evaluation.range(e.span()))
                    .withVariables(VariableTexts.of(e, frame, evaluation.scope())));
            return Value.DYNAMIC;
        }
        Type type = unified.get().type();
        Value condition = evaluation.value(e.condition(), frame, found);
        if (condition.isNull()) {
            evaluation.error(found, "Null as a condition", "The condition is null; it must be true or false.",
                    e.condition().span(), e.span(), e.condition(), frame);
            return Value.unknown(type);
        }
        Set<Mark> marks = new HashSet<>(condition.marks());
        marks.addAll(ifTrue.marks());
        marks.addAll(ifFalse.marks());
        if (!condition.isKnown()) {
            return either(ifTrue.unmark(), ifFalse.unmark(), type).withMarks(marks);
        }
        Value decision;
        try {
            decision = Convert.convert(condition.unmark(), Type.BOOL);
        } catch (ConversionException _) {
            evaluation.error(found, "Unsuitable condition", "The condition must be true or false, not a "
                    + condition.type().friendlyName() + ".", e.condition().span(), e.span(), e.condition(), frame);
            return Value.unknown(type);
        }
        List<Conversion> conversions = unified.get().conversions();
        return decision.isTrue()
                ? chosen(e, e.ifTrue(), ifTrue, ofTrue, conversions.getFirst(), type, frame, found).withMarks(marks)
                : chosen(e, e.ifFalse(), ifFalse, ofFalse, conversions.getLast(), type, frame, found).withMarks(marks);
    }

    /** A null without a type takes on that of the other arm; where a type is unknown, nothing is converted. */
    private static Optional<Unified> unify(Value ifTrue, Value ifFalse) {
        if (ifTrue.equals(Value.NULL)) {
            return Optional.of(new Unified(ifFalse.type(),
                    List.of(value -> Convert.convert(value, ifFalse.type()), Conversion.IDENTITY)));
        }
        if (ifFalse.equals(Value.NULL)) {
            return Optional.of(new Unified(ifTrue.type(),
                    List.of(Conversion.IDENTITY, value -> Convert.convert(value, ifTrue.type()))));
        }
        if (ifTrue.type() == Type.DYNAMIC || ifFalse.type() == Type.DYNAMIC) {
            return Optional.of(new Unified(Type.DYNAMIC, List.of(Conversion.IDENTITY, Conversion.IDENTITY)));
        }
        return Unify.types(List.of(ifTrue.type(), ifFalse.type()));
    }

    private Value chosen(Expression.Conditional e, Expression arm, Value value, Diagnostics ofArm,
            Conversion conversion, Type type, Frame frame, Diagnostics found) {
        found.addAll(ofArm.list());
        try {
            return conversion.apply(value.unmark());
        } catch (ConversionException failure) {
            evaluation.error(found, BAD_TYPES,
                    "This result cannot be converted to the type that both arms have in common: " + failure.problem()
                            + ".",
                    arm.span(), e.span(), arm, frame);
            return Value.unknown(type);
        }
    }

    // ---- an unknown condition

    private static Value either(Value ifTrue, Value ifFalse, Type type) {
        if (ifTrue.isNull() && ifFalse.isNull()) {
            return Value.nullOf(type);
        }
        Refinement a = certain(ifTrue);
        Refinement b = certain(ifFalse);
        Refinement both = a.notNull() && b.notNull() ? Refinement.NOT_NULL : Refinement.NONE;
        if (ifTrue.type() == Type.NUMBER && ifFalse.type() == Type.NUMBER) {
            Optional<Bound> least = a.least().flatMap(x -> b.least().map(y -> looser(x, y, Comparator.reverseOrder())));
            Optional<Bound> most = a.most().flatMap(x -> b.most().map(y -> looser(x, y, Comparator.naturalOrder())));
            both = new Refinement(both.notNull(), "", least, most, 0, Integer.MAX_VALUE);
        } else if (ifTrue.type() instanceof CollectionType && ifTrue.type().equals(ifFalse.type())) {
            both = both.withLength(Math.min(a.minLength(), b.minLength()), Math.max(a.maxLength(), b.maxLength()));
        }
        return Value.unknown(type, both);
    }

    /** The end that lies further out; at the same place, the one that includes it. */
    private static Bound looser(Bound x, Bound y, Comparator<HclNumber> outward) {
        int order = outward.compare(x.value(), y.value());
        if (order == 0) {
            return x.inclusive() ? x : y;
        }
        return order > 0 ? x : y;
    }

    private static Refinement certain(Value value) {
        if (!value.isKnown()) {
            return value.refinement();
        }
        if (value.isNull()) {
            return Refinement.NONE;
        }
        if (value.type() == Type.NUMBER) {
            HclNumber number = value.asNumber();
            return Refinement.NOT_NULL.atLeast(number, true).atMost(number, true);
        }
        if (value.type() instanceof CollectionType) {
            boolean exact = !(value.type() instanceof Type.SetType) || value.isWhollyKnown() || value.length() == 1;
            return exact ? Refinement.NOT_NULL.withLength(value.length(), value.length()) : Refinement.NOT_NULL;
        }
        return Refinement.NOT_NULL;
    }

    /** Says how two types without anything in common differ. */
    static final class TypeDifference {
        private TypeDifference() {}

        static String describe(Type a, Type b) {
            return "Both arms of a conditional must have a type in common. " + difference(a, b, "");
        }

        private static String difference(Type a, Type b, String where) {
            if (a instanceof ObjectType x && b instanceof ObjectType y) {
                for (Map.Entry<String, Type> attribute : x.attributes().entrySet()) {
                    Optional<Type> other = y.attribute(attribute.getKey());
                    String path = where + "." + attribute.getKey();
                    if (other.isEmpty()) {
                        return "Only the first has `" + path + "`.";
                    }
                    if (!other.get().equals(attribute.getValue())) {
                        return difference(attribute.getValue(), other.get(), path);
                    }
                }
                for (String name : y.attributes().keySet()) {
                    if (x.attribute(name).isEmpty()) {
                        return "Only the second has `" + where + "." + name + "`.";
                    }
                }
            }
            if (a instanceof TupleType x && b instanceof TupleType y) {
                if (x.elements().size() != y.elements().size()) {
                    return "The first has " + x.elements().size() + " elements" + at(where) + ", the second "
                            + y.elements().size() + ".";
                }
                for (int i = 0; i < x.elements().size(); i++) {
                    if (!x.elements().get(i).equals(y.elements().get(i))) {
                        return difference(x.elements().get(i), y.elements().get(i), where + "[" + i + "]");
                    }
                }
            }
            if (a instanceof CollectionType x && b instanceof CollectionType y && x.word().equals(y.word())) {
                return difference(x.elementType(), y.elementType(), where + "[*]");
            }
            return "The first is " + a.friendlyName() + at(where) + ", the second " + b.friendlyName() + ".";
        }

        private static String at(String where) {
            return where.isEmpty() ? "" : " at `" + where + "`";
        }
    }
}
