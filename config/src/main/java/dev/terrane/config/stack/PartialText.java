package dev.terrane.config.stack;

import dev.terrane.config.value.HclText;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.eval.Evaluator;
import dev.terrane.hcl.eval.References;
import dev.terrane.hcl.eval.Scope;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.source.Span;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Type.Primitive;
import dev.terrane.hcl.value.Value;
import dev.terrane.hcl.value.convert.ConversionException;
import dev.terrane.hcl.value.convert.Convert;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes an expression anew with everything in it evaluated but what refers to `dependency`, which only the unit can
 * know: that stays as it was written.
 */
final class PartialText {

    private final Source source;
    private final Scope scope;

    PartialText(Source source, Scope scope) {
        this.source = source;
        this.scope = scope;
    }

    /**
     * An expression's new text.
     *
     * @param problem why something in it could be neither evaluated nor left
     */
    private record Piece(String text, Optional<DiagnosticException> problem) {
        static Piece of(String text) {
            return new Piece(text, Optional.empty());
        }
    }

    /**
     * The text of an expression.
     *
     * @throws DiagnosticException if a part of it that must be evaluated here cannot be
     */
    String of(Expression expression) {
        Piece piece = piece(expression, Set.of("dependency"));
        piece.problem().ifPresent(problem -> {
            throw problem;
        });
        return piece.text();
    }

    private Piece piece(Expression expression, Set<String> deferred) {
        if (isPure(expression, deferred)) {
            Optional<Value> value = evaluate(expression);
            if (value.isPresent()) {
                return Piece.of(HclText.expression(value.get()));
            }
        }
        return switch (expression) {
            case Expression.ScopeTraversal e -> traversal(e, deferred);
            case Expression.Template e -> template(e, deferred);
            case Expression.TemplateWrap e -> piece(e.inner(), deferred);
            case Expression.FunctionCall e -> Piece.of(within(e.span(), e.arguments(), deferred).text());
            case Expression.ObjectConstructor e -> within(e.span(), children(e), deferred);
            case Expression.Tuple e -> within(e.span(), e.elements(), deferred);
            case Expression.Conditional e -> conditional(e, deferred);
            case Expression.Parentheses e -> isPure(e.inner(), deferred)
                    ? piece(e.inner(), deferred)
                    : within(e.span(), List.of(e.inner()), deferred);
            case Expression.Binary e -> within(e.span(), List.of(e.left(), e.right()), deferred);
            case Expression.Unary e -> within(e.span(), List.of(e.operand()), deferred);
            case Expression.Index e -> within(e.span(), List.of(e.collection(), e.key()), deferred);
            case Expression.RelativeTraversal e -> within(e.span(), List.of(e.from()), deferred);
            case Expression.Splat e -> within(e.span(), List.of(e.from()), deferred);
            case Expression.For e -> loop(e, deferred);
            case Expression.Literal _,Expression.SplatItem _,Expression.TemplateJoin _,Expression.JsonObject _,Expression.Invalid _ ->
                Piece.of(text(expression.span()));
        };
    }

    private static boolean isPure(Expression expression, Set<String> deferred) {
        return References.of(expression).stream().noneMatch(reference -> deferred.contains(reference.root()));
    }

    /** The value of an expression, if it has one that can be written. */
    private Optional<Value> evaluate(Expression expression) {
        try {
            return Optional.of(Evaluator.evaluate(expression, source, scope)).filter(PartialText::canBeWritten);
        } catch (DiagnosticException e) {
            return Optional.empty();
        }
    }

    private static boolean canBeWritten(Value value) {
        if (!value.isWhollyKnown()) {
            return false;
        }
        Value bare = value.unmarkDeep();
        if (bare.isNull()) {
            return true;
        }
        if (bare.type() == Primitive.NUMBER) {
            return !bare.asNumber().isInfinite();
        }
        return !bare.canIterate() || bare.elements().stream().allMatch(PartialText::canBeWritten);
    }

    private Piece traversal(Expression.ScopeTraversal e, Set<String> deferred) {
        if (deferred.contains(e.root())) {
            return Piece.of(text(e.span()));
        }
        DiagnosticException problem;
        try {
            Evaluator.evaluate(e, source, scope);
            problem = new DiagnosticException(Diagnostic.error("Value cannot be written",
                    "This is unknown or infinite when the stack is generated.", source.range(e.span())));
        } catch (DiagnosticException cause) {
            problem = cause;
        }
        return new Piece(text(e.span()), Optional.of(problem));
    }

    /** The text of a stretch with the texts of expressions in it written anew. */
    private Piece within(Span whole, List<? extends Expression> children, Set<String> deferred) {
        List<Expression> inOrder = new ArrayList<>(children);
        inOrder.sort(Comparator.comparingInt(child -> child.span().start()));
        StringBuilder out = new StringBuilder();
        Optional<DiagnosticException> problem = Optional.empty();
        int cursor = whole.start();
        for (Expression child : inOrder) {
            Piece piece = piece(child, deferred);
            out.append(text(new Span(cursor, Math.max(cursor, child.span().start())))).append(piece.text());
            cursor = child.span().end();
            problem = problem.isPresent() ? problem : piece.problem();
        }
        out.append(text(new Span(Math.min(cursor, whole.end()), whole.end())));
        return new Piece(out.toString(), problem);
    }

    private static List<Expression> children(Expression.ObjectConstructor object) {
        List<Expression> children = new ArrayList<>();
        for (Expression.ObjectConstructor.Item item : object.items()) {
            if (item.key() instanceof Expression.ObjectConstructor.Key.Computed computed) {
                children.add(computed.expression());
            }
            children.add(item.value());
        }
        return children;
    }

    private Piece conditional(Expression.Conditional e, Set<String> deferred) {
        if (!isPure(e.condition(), deferred)) {
            return within(e.span(), List.of(e.condition(), e.ifTrue(), e.ifFalse()), deferred);
        }
        try {
            Value condition = Convert.convert(Evaluator.evaluate(e.condition(), source, scope), Type.BOOL);
            if (condition.isTrue()) {
                return piece(e.ifTrue(), deferred);
            }
            if (condition.isFalse()) {
                return piece(e.ifFalse(), deferred);
            }
            return new Piece(text(e.span()), Optional.of(new DiagnosticException(Diagnostic.error("Condition not known",
                    "The condition is null or unknown when the stack is generated.",
                    source.range(e.condition().span())))));
        } catch (DiagnosticException | ConversionException cause) {
            return Piece.of(text(e.span()));
        }
    }

    private Piece loop(Expression.For e, Set<String> deferred) {
        Set<String> inner = new HashSet<>(deferred);
        e.keyVariable().ifPresent(inner::add);
        inner.add(e.valueVariable());
        List<Expression> children = new ArrayList<>();
        children.add(e.collection());
        e.key().ifPresent(children::add);
        children.add(e.value());
        e.condition().ifPresent(children::add);
        return within(e.span(), children, inner);
    }

    /** A template becomes a quoted one, whatever it was. */
    private Piece template(Expression.Template e, Set<String> deferred) {
        StringBuilder out = new StringBuilder("\"");
        Optional<DiagnosticException> problem = Optional.empty();
        for (Expression part : e.parts()) {
            Optional<String> known = knownText(part, deferred);
            if (known.isPresent()) {
                out.append(HclText.withinQuotes(known.get()));
            } else if (isDirective(part)) {
                out.append(text(part.span()));
            } else {
                Piece piece = piece(part, deferred);
                out.append("${").append(piece.text()).append('}');
                problem = problem.isPresent() ? problem : piece.problem();
            }
        }
        return new Piece(out.append('"').toString(), problem);
    }

    private Optional<String> knownText(Expression part, Set<String> deferred) {
        if (!isPure(part, deferred)) {
            return Optional.empty();
        }
        return evaluate(part).flatMap(value -> {
            try {
                return Optional.of(Convert.convert(value.unmarkDeep(), Type.STRING)).filter(text -> !text.isNull())
                        .map(Value::asString);
            } catch (ConversionException e) {
                return Optional.empty();
            }
        });
    }

    private boolean isDirective(Expression part) {
        return part instanceof Expression.TemplateJoin
                || (part instanceof Expression.Conditional && text(part.span()).startsWith("%{"));
    }

    private String text(Span span) {
        return new String(source.bytes(), span.start(), span.length(), StandardCharsets.UTF_8);
    }
}
