package dev.terrane.hcl.eval;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.print.BriefText;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Expression.ScopeTraversal;
import dev.terrane.hcl.syntax.Expression.Step;
import dev.terrane.hcl.value.HclNumber;
import dev.terrane.hcl.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The variables that an expression mentions, with short texts of their values: never of one that is sensitive. */
final class VariableTexts {
    private VariableTexts() {}

    static List<Diagnostic.Variable> of(Expression expression, Frame frame, Scope scope) {
        SortedMap<String, Diagnostic.Variable> texts = new TreeMap<>();
        for (ScopeTraversal reference : References.of(expression)) {
            value(reference, frame, scope).filter(value -> value.isKnown() && !value.containsMarks())
                    .ifPresent(value -> {
                        String name = name(reference);
                        texts.put(name, new Diagnostic.Variable(name, BriefText.of(value)));
                    });
        }
        return List.copyOf(texts.values());
    }

    /** The value that a reference leads to, if it leads to any: what is wrong with it is reported elsewhere. */
    private static Optional<Value> value(ScopeTraversal reference, Frame frame, Scope scope) {
        try {
            Optional<Value> inner = frame.variable(reference.root());
            Optional<LazySteps> lazy = inner.<Binding>map(Binding::of).or(() -> scope.variable(reference.root()))
                    .map(binding -> LazySteps.take(binding, reference.steps()));
            if (lazy.isEmpty() || lazy.get().binding() instanceof LazyObject) {
                // All of a lazy object is more than is worth evaluating for a message.
                return Optional.empty();
            }
            Value value = lazy.get().binding().value();
            for (Step step : lazy.get().rest()) {
                value = switch (step) {
                    case Step.Attribute attribute -> Access.attribute(value, attribute.name());
                    case Step.Index index -> Access.index(value, key(index.key()));
                };
            }
            return Optional.of(value);
        } catch (Access.Refusal | DiagnosticException _) {
            return Optional.empty();
        }
    }

    private static Value key(Expression key) {
        return switch (key) {
            case Expression.NumberLiteral number ->
                HclNumber.parse(number.digits()).map(Value::number).orElse(Value.DYNAMIC);
            case Expression.StringLiteral string -> Value.string(string.value());
            default -> Value.DYNAMIC;
        };
    }

    private static String name(ScopeTraversal reference) {
        StringBuilder name = new StringBuilder(reference.root());
        for (Step step : reference.steps()) {
            switch (step) {
                case Step.Attribute attribute -> name.append('.').append(attribute.name());
                case Step.Index index -> name.append('[').append(BriefText.of(key(index.key()))).append(']');
            }
        }
        return name.toString();
    }
}
