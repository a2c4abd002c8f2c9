package dev.terrane.hcl.eval;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.diagnostic.Diagnostics;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.source.Span;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Expression.ObjectConstructor;
import dev.terrane.hcl.syntax.Expression.Step;
import dev.terrane.hcl.value.HclNumber;
import dev.terrane.hcl.value.Mark;
import dev.terrane.hcl.value.TooLargeException;
import dev.terrane.hcl.value.Type;
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

/**
 * One evaluation of one expression. Every form of expression gives a value and adds what it finds wrong to a list of
 * its caller's, who may drop it (the arm of a conditional that was not chosen). An expression with errors gives an
 * unknown value, with which everything around goes on, so that all errors are found.
 */
final class Evaluation {
    private final Source source;
    private final Scope scope;
    private final Allowance allowance = new Allowance();
    private final Operations operations = new Operations(this);
    private final Conditionals conditionals = new Conditionals(this);
    private final Repetitions repetitions = new Repetitions(this);
    private final Templates templates = new Templates(this);
    private final Calls calls = new Calls(this);

    private CallStack stack;

    Evaluation(Source source, Scope scope, CallStack stack) {
        this.source = source;
        this.scope = scope;
        this.stack = stack;
    }

    /** A result that is too large ends the whole evaluation: going on would only take longer. */
    Value value(Expression expression, Frame frame, Diagnostics found) {
        stack.enter();
        try {
            return stack.isFull() ? onLargerStack(expression, frame, found) : valueOf(expression, frame, found);
        } catch (TooLargeException e) {
            throw new DiagnosticException(
                    Diagnostic.error("Result too large", String.valueOf(e.getMessage()), range(expression.span())));
        } finally {
            stack.leave();
        }
    }

    private Value onLargerStack(Expression expression, Frame frame, Diagnostics found) {
        CallStack full = stack;
        try {
            return full.onLarger(larger -> {
                stack = larger;
                return valueOf(expression, frame, found);
            });
        } finally {
            stack = full;
        }
    }

    private Value valueOf(Expression expression, Frame frame, Diagnostics found) {
        return switch (expression) {
            case Expression.NumberLiteral e -> HclNumber.parse(e.digits()).map(Value::number).orElse(Value.DYNAMIC);
            case Expression.BoolLiteral e -> Value.bool(e.value());
            case Expression.NullLiteral _ -> Value.NULL;
            case Expression.StringLiteral e -> Value.string(e.value());
            case Expression.Parentheses e -> value(e.inner(), frame, found);
            case Expression.TemplateWrap e -> value(e.inner(), frame, found);
            case Expression.SplatItem _ -> frame.item();
            case Expression.ScopeTraversal e -> scopeTraversal(e, frame, found);
            case Expression.RelativeTraversal e ->
                steps(value(e.from(), frame, found), e.steps(), e, frame, found);
            case Expression.Index e -> index(e, frame, found);
            case Expression.Tuple e -> tuple(e, frame, found);
            case ObjectConstructor e -> object(e, frame, found);
            case Expression.JsonObject e -> jsonObject(e, frame, found);
            case Expression.Binary e -> operations.binary(e, frame, found);
            case Expression.Unary e -> operations.unary(e, frame, found);
            case Expression.Conditional e -> conditionals.value(e, frame, found);
            case Expression.For e -> repetitions.forExpression(e, frame, found);
            case Expression.Splat e -> repetitions.splat(e, frame, found);
            case Expression.Template e -> templates.template(e, frame, found);
            case Expression.TemplateJoin e -> templates.join(e, frame, found);
            case Expression.FunctionCall e -> calls.call(e, frame, found);
            case Expression.Invalid e -> {
                found.addAll(e.diagnostics());
                yield Value.DYNAMIC;
            }
        };
    }

    Allowance allowance() {
        return allowance;
    }

    Scope scope() {
        return scope;
    }

    SourceRange range(Span span) {
        return source.range(span);
    }

    /**
     * Adds an error.
     *
     * @param about the expression whose variables, with their values, help to understand it
     */
    void error(Diagnostics found, String summary, String detail, Span subject, Expression about, Frame frame) {
        found.add(
                Diagnostic.error(summary, detail, range(subject)).withVariables(VariableTexts.of(about, frame, scope)));
    }

    /** Adds an error that is better understood within a wider context. */
    void error(Diagnostics found, String summary, String detail, Span subject, Span context, Expression about,
            Frame frame) {
        found.add(Diagnostic.error(summary, detail, range(subject)).withContext(range(context))
                .withVariables(VariableTexts.of(about, frame, scope)));
    }

    // ---- variables and steps into values

    private Value scopeTraversal(Expression.ScopeTraversal e, Frame frame, Diagnostics found) {
        Optional<Value> inner = frame.variable(e.root());
        if (inner.isPresent()) {
            return steps(inner.get(), e.steps(), e, frame, found);
        }
        Optional<Binding> binding = scope.variable(e.root());
        if (binding.isEmpty()) {
            found.add(unknownVariable(e, frame));
            return Value.DYNAMIC;
        }
        LazySteps lazy = LazySteps.take(binding.get(), e.steps());
        if (lazy.binding() instanceof LazyObject object && lazy.missing().isPresent()) {
            Access.Refusal refusal = Access.noAttribute(lazy.missing().get(), object.names());
            refuse(refusal, lazy.rest().getFirst().span(), e, frame, found);
            return Value.DYNAMIC;
        }
        return steps(lazy.binding().value(), lazy.rest(), e, frame, found);
    }

    private Diagnostic unknownVariable(Expression.ScopeTraversal e, Frame frame) {
        List<String> names = frame.names();
        scope.names().stream().sorted().forEach(names::add);
        Diagnostic error = Diagnostic.error("Unknown variable", "There is no variable named `" + e.root() + "` here.",
                range(e.rootSpan()));
        return Names.hint(e.root(), names).map(error::withHint).orElse(error);
    }

    /** Takes steps into a value; the first that fails is the last. */
    private Value steps(Value from, List<Step> steps, Expression about, Frame frame, Diagnostics found) {
        Value current = from;
        for (Step step : steps) {
            try {
                current = switch (step) {
                    case Step.Attribute attribute -> Access.attribute(current, attribute.name());
                    case Step.Index index -> Access.index(current, value(index.key(), frame, found));
                };
            } catch (Access.Refusal refusal) {
                refuse(refusal, step.span(), about, frame, found);
                return Value.DYNAMIC;
            }
        }
        return current;
    }

    private void refuse(Access.Refusal refusal, Span subject, Expression about, Frame frame, Diagnostics found) {
        Diagnostic error = Diagnostic.error(refusal.summary(), refusal.detail(), range(subject))
                .withVariables(VariableTexts.of(about, frame, scope));
        found.add(refusal.hint().map(error::withHint).orElse(error));
    }

    private Value index(Expression.Index e, Frame frame, Diagnostics found) {
        Value collection = value(e.collection(), frame, found);
        Value key = value(e.key(), frame, found);
        try {
            return Access.index(collection, key);
        } catch (Access.Refusal refusal) {
            refuse(refusal, e.bracketSpan(), e, frame, found);
            return Value.DYNAMIC;
        }
    }

    // ---- tuples and objects

    private Value tuple(Expression.Tuple e, Frame frame, Diagnostics found) {
        List<Value> elements = new ArrayList<>(e.elements().size());
        for (Expression element : e.elements()) {
            elements.add(value(element, frame, found));
        }
        return Value.tuple(elements);
    }

    /** A key that is not there, or unknown, leaves open which attributes the object has. */
    private Value object(ObjectConstructor e, Frame frame, Diagnostics found) {
        Map<String, Value> attributes = LinkedHashMap.newLinkedHashMap(e.items().size());
        Set<Mark> marks = new HashSet<>();
        boolean complete = true;
        for (ObjectConstructor.Item item : e.items()) {
            Diagnostics ofKey = new Diagnostics();
            Value key = key(item.key(), frame, ofKey);
            found.addAll(ofKey.list());
            Value value = value(item.value(), frame, found);
            if (ofKey.hasErrors()) {
                complete = false;
                continue;
            }
            if (key.isNull()) {
                error(found, "Null as a key", "The key of this attribute is null; it must be a string.",
                        item.value().span(), keyExpression(item.key()), frame);
                complete = false;
                continue;
            }
            marks.addAll(key.marks());
            try {
                Value name = Convert.convert(key.unmark(), Type.STRING);
                if (name.isKnown()) {
                    attributes.put(name.asString(), value);
                } else {
                    complete = false;
                }
            } catch (ConversionException failure) {
                error(found, "Unsuitable key", "This value cannot be a key: " + failure.problem() + ".",
                        item.key().span(), keyExpression(item.key()), frame);
                complete = false;
            }
        }
        return complete ? Value.object(attributes).withMarks(marks) : Value.DYNAMIC;
    }

    private Value key(ObjectConstructor.Key key, Frame frame, Diagnostics found) {
        return switch (key) {
            case ObjectConstructor.Key.Name name -> Value.string(name.name());
            case ObjectConstructor.Key.Computed computed -> value(computed.expression(), frame, found);
            case ObjectConstructor.Key.Ambiguous ambiguous -> {
                found.add(Diagnostic.error("Ambiguous key",
                        "This key could be a reference, or a name with a dot in it.", range(ambiguous.span()))
                        .withHint("Put parentheses around a reference, quotes around a name."));
                yield Value.DYNAMIC;
            }
        };
    }

    private static Expression keyExpression(ObjectConstructor.Key key) {
        return switch (key) {
            case ObjectConstructor.Key.Name name -> new Expression.StringLiteral(name.name(), name.span());
            case ObjectConstructor.Key.Computed computed -> computed.expression();
            case ObjectConstructor.Key.Ambiguous ambiguous -> ambiguous.reference();
        };
    }

    private Value jsonObject(Expression.JsonObject e, Frame frame, Diagnostics found) {
        Map<String, Value> attributes = LinkedHashMap.newLinkedHashMap(e.members().size());
        Map<String, Span> places = LinkedHashMap.newLinkedHashMap(e.members().size());
        Set<Mark> marks = new HashSet<>();
        boolean complete = true;
        for (Expression.JsonObject.Member member : e.members()) {
            Value key = value(member.key(), frame, found);
            Value value = value(member.value(), frame, found);
            marks.addAll(key.marks());
            try {
                Value name = Convert.convert(key.unmark(), Type.STRING);
                if (name.isNull()) {
                    error(found, "Unsuitable key", "The name of this property is null; it must be a string.",
                            member.nameSpan(), member.key(), frame);
                } else if (!name.isKnown()) {
                    complete = false;
                } else if (attributes.putIfAbsent(name.asString(), value) != null) {
                    error(found, "Repeated property", "A property named `" + name.asString() + "` was already set at "
                            + range(places.getOrDefault(name.asString(), member.nameSpan())).at() + ".",
                            member.nameSpan(), member.key(), frame);
                } else {
                    places.put(name.asString(), member.nameSpan());
                }
            } catch (ConversionException failure) {
                error(found, "Unsuitable key",
                        "This value cannot be the name of a property: " + failure.problem() + ".", member.nameSpan(),
                        member.key(), frame);
            }
        }
        return complete ? Value.object(attributes).withMarks(marks) : Value.DYNAMIC;
    }
}
