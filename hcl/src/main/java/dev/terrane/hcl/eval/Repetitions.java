package dev.terrane.hcl.eval;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.Diagnostics;
import dev.terrane.hcl.source.Span;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.value.Mark;
import dev.terrane.hcl.value.Refinement;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Type.CollectionType;
import dev.terrane.hcl.value.Type.ListType;
import dev.terrane.hcl.value.Type.SetType;
import dev.terrane.hcl.value.Type.TupleType;
import dev.terrane.hcl.value.Value;
import dev.terrane.hcl.value.convert.ConversionException;
import dev.terrane.hcl.value.convert.Convert;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What evaluates an expression once for every element: {@code for} and splats. */
final class Repetitions {
    private static final String BAD_CONDITION = "Unsuitable condition of a `for`";

    private final Evaluation evaluation;

    Repetitions(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    // ---- for

    Value forExpression(Expression.For e, Frame frame, Diagnostics found) {
        Value collection = evaluation.value(e.collection(), frame, found);
        if (collection.isNull()) {
            evaluation.error(found, "`for` over null", "The collection is null, so there is nothing to go through.",
                    e.collection().span(), e.span(), e.collection(), frame);
            return Value.DYNAMIC;
        }
        if (collection.type() == Type.DYNAMIC) {
            return Value.DYNAMIC;
        }
        if (collection.type() instanceof Type.Primitive) {
            evaluation.error(found, "`for` over a single value", "A " + collection.type().friendlyName()
                    + " has no elements to go through.", e.collection().span(), e.span(), e.collection(), frame);
            return Value.DYNAMIC;
        }
        Set<Mark> marks = new HashSet<>(collection.marks());
        Optional<Set<Mark>> ofCondition = checkCondition(e, frame, found);
        if (ofCondition.isEmpty()) {
            return Value.DYNAMIC;
        }
        if (!collection.isKnown()) {
            marks.addAll(ofCondition.get());
            return Value.DYNAMIC.withMarks(marks);
        }
        return new Loop(e, frame, found, marks).run(collection.unmark());
    }

    /**
     * Evaluates the condition once before it is known what the elements are, so that one which can never be right is
     * one error, not one for each element. Gives its marks; empty if it is wrong.
     */
    private Optional<Set<Mark>> checkCondition(Expression.For e, Frame frame, Diagnostics found) {
        if (e.condition().isEmpty()) {
            return Optional.of(Set.of());
        }
        Expression condition = e.condition().get();
        Diagnostics own = new Diagnostics();
        Frame unknown = new Frame.Round(frame, e.keyVariable(), Value.DYNAMIC, e.valueVariable(), Value.DYNAMIC);
        Value result = evaluation.value(condition, unknown, own);
        boolean failed = own.hasErrors();
        if (result.isNull()) {
            evaluation.error(own, BAD_CONDITION, "The condition after `if` is null; it must be true or false.",
                    condition.span(), e.span(), condition, frame);
            failed = true;
        } else {
            try {
                Convert.convert(result, Type.BOOL);
            } catch (ConversionException failure) {
                evaluation.error(own, BAD_CONDITION, "The condition after `if` does not fit: " + failure.problem()
                        + ".", condition.span(), e.span(), condition, frame);
                failed = true;
            }
        }
        found.addAll(own.list());
        return failed ? Optional.empty() : Optional.of(result.marks());
    }

    /** The rounds of one {@code for}. Errors of the same kind are reported for the first element only. */
    private final class Loop {
        private final Expression.For e;
        private final Frame outer;
        private final Diagnostics found;
        private final Set<Mark> marks;
        private final List<Value> elements = new ArrayList<>();
        private final Map<String, List<Value>> attributes = new LinkedHashMap<>();
        /** Whether it is still certain which elements or attributes the result has. */
        private boolean known = true;

        Loop(Expression.For e, Frame outer, Diagnostics found, Set<Mark> marks) {
            this.e = e;
            this.outer = outer;
            this.found = found;
            this.marks = marks;
        }

        Value run(Value collection) {
            collection.forEachElement((key, value) -> {
                evaluation.allowance().spendRound();
                Frame frame = new Frame.Round(outer, e.keyVariable(), key, e.valueVariable(), value);
                if (e.condition().isEmpty() || includes(e.condition().get(), frame)) {
                    e.key().ifPresentOrElse(keyExpression -> attribute(keyExpression, frame),
                            () -> elements.add(evaluation.value(e.value(), frame, found)));
                }
            });
            if (!known) {
                return Value.DYNAMIC.withMarks(marks);
            }
            return (e.key().isPresent() ? object() : Value.tuple(elements)).withMarks(marks);
        }

        private Value object() {
            Map<String, Value> object = LinkedHashMap.newLinkedHashMap(attributes.size());
            attributes.forEach(
                    (name, values) -> object.put(name, e.grouped() ? Value.tuple(values) : values.getFirst()));
            return Value.object(object);
        }

        private boolean includes(Expression condition, Frame frame) {
            Value result = evaluation.value(condition, frame, found);
            if (result.isNull()) {
                complain(BAD_CONDITION, "The condition after `if` is null; it must be true or false.", condition,
                        frame);
                return false;
            }
            marks.addAll(result.marks());
            if (!result.isKnown() && e.key().isEmpty()) {
                known = false;
                return false;
            }
            try {
                Value include = Convert.convert(result, Type.BOOL).unmark();
                known &= include.isKnown();
                return include.isTrue();
            } catch (ConversionException failure) {
                complain(BAD_CONDITION, "The condition after `if` does not fit: " + failure.problem() + ".", condition,
                        frame);
                return false;
            }
        }

        private void attribute(Expression keyExpression, Frame frame) {
            Value key = evaluation.value(keyExpression, frame, found);
            if (key.isNull()) {
                complain("Null as a key", "The key is null; it must be a string.", keyExpression, frame);
                return;
            }
            marks.addAll(key.marks());
            if (!key.isKnown()) {
                known = false;
                return;
            }
            String name;
            try {
                name = Convert.convert(key.unmark(), Type.STRING).asString();
            } catch (ConversionException failure) {
                complain("Unsuitable key", "This value cannot be a key: " + failure.problem() + ".", keyExpression,
                        frame);
                return;
            }
            Value value = evaluation.value(e.value(), frame, found);
            List<Value> values = attributes.computeIfAbsent(name, n -> new ArrayList<>(1));
            if (!e.grouped() && !values.isEmpty()) {
                repeated(key.isMarked() ? "the same key" : "the key `" + name + "`", keyExpression, frame);
            } else {
                values.add(value);
            }
        }

        private void repeated(String key, Expression keyExpression, Frame frame) {
            found.add(Diagnostic
                    .error("Repeated key", "Two elements give " + key + " in this `for`.",
                            evaluation.range(keyExpression.span()))
                    .withContext(evaluation.range(e.span()))
                    .withHint(
                            "If that is intended, put `...` after the value: values of the same key are then grouped.")
                    .withVariables(VariableTexts.of(keyExpression, frame, evaluation.scope())));
        }

        private void complain(String summary, String detail, Expression subject, Frame frame) {
            if (known) {
                evaluation.error(found, summary, detail, subject.span(), e.span(), subject, frame);
            }
            known = false;
        }
    }

    // ---- splat

    /** A value that is no sequence counts as one of a single element, a null as an empty one. */
    Value splat(Expression.Splat e, Frame frame, Diagnostics found) {
        Diagnostics own = new Diagnostics();
        Value from = evaluation.value(e.from(), frame, own);
        found.addAll(own.list());
        if (own.hasErrors()) {
            return Value.DYNAMIC;
        }
        boolean sequence = from.type() instanceof TupleType || from.type() instanceof ListType
                || from.type() instanceof SetType;
        if (from.isNull()) {
            if (!sequence) {
                return Value.EMPTY_TUPLE.withMarksOf(from);
            }
            evaluation.error(found, "Splat of a null", "The sequence before the splat is null, so it has no elements.",
                    e.from().span(), Span.between(e.from().span(), e.markerSpan()), e.from(), frame);
            return Value.DYNAMIC;
        }
        if (from.type() == Type.DYNAMIC) {
            return Value.DYNAMIC.withMarksOf(from);
        }
        // Whether it is one element or none depends on whether it is null.
        boolean open = !sequence && !from.isKnown() && !from.refinement().notNull();
        Value source = sequence ? from : Value.tuple(from).withMarksOf(from);
        if (!source.isKnown()) {
            return unknownSplat(e, source, frame, found);
        }
        Diagnostics ofElements = new Diagnostics();
        List<Value> results = new ArrayList<>();
        boolean known = true;
        for (Value element : source.unmark().elements()) {
            evaluation.allowance().spendRound();
            Diagnostics ofElement = new Diagnostics();
            results.add(evaluation.value(e.each(), new Frame.Item(frame, element), ofElement));
            known &= !ofElement.hasErrors();
            ofElements.addAll(ofElement.list());
        }
        found.addAll(ofElements.list());
        if (open) {
            return Value.DYNAMIC.withMarksOf(source);
        }
        if (!known) {
            return Value.unknown(resultType(e, source.type(), frame, new Diagnostics())).withMarksOf(source);
        }
        return result(e, source, results, frame, found);
    }

    private Value result(Expression.Splat e, Value source, List<Value> results, Frame frame, Diagnostics found) {
        if (source.type() instanceof TupleType) {
            return Value.tuple(results).withMarksOf(source);
        }
        if (results.isEmpty()) {
            Type type = resultType(e, source.type(), frame, found);
            return Value.list(type.element().orElse(Type.DYNAMIC), List.of()).withMarksOf(source);
        }
        if (!Value.haveCommonType(results)) {
            found.add(Diagnostic
                    .error("Elements of different types",
                            "The inner splat gives elements of different types, which no list can hold.",
                            evaluation.range(e.each().span()))
                    .withContext(evaluation.range(e.span()))
                    .withHint("A `for` expression gives a tuple, whose elements may differ."));
            return Value.DYNAMIC;
        }
        return Value.list(results).withMarksOf(source);
    }

    private Value unknownSplat(Expression.Splat e, Value source, Frame frame, Diagnostics found) {
        Type type = resultType(e, source.type(), frame, found);
        Refinement certain = source.refinement();
        Refinement ofResult = type instanceof ListType && source.type() instanceof CollectionType
                ? Refinement.NOT_NULL.withLength(certain.minLength(), certain.maxLength())
                : Refinement.NOT_NULL;
        return Value.unknown(type, ofResult).withMarksOf(source);
    }

    private Type resultType(Expression.Splat e, Type source, Frame frame, Diagnostics found) {
        return switch (source) {
            case TupleType tuple -> Type.tuple(tuple.elements().stream()
                    .map(element -> typeOfEach(e, element, frame, found)).toList());
            case ListType list -> Type.list(typeOfEach(e, list.elementType(), frame, found));
            case SetType set -> Type.list(typeOfEach(e, set.elementType(), frame, found));
            default -> Type.DYNAMIC;
        };
    }

    private Type typeOfEach(Expression.Splat e, Type element, Frame frame, Diagnostics found) {
        return evaluation.value(e.each(), new Frame.Item(frame, Value.unknown(element)), found).type();
    }
}
