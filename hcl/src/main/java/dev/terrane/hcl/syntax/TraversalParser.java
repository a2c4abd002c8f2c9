package dev.terrane.hcl.syntax;

import dev.terrane.hcl.source.Span;
import dev.terrane.hcl.syntax.Expression.Index;
import dev.terrane.hcl.syntax.Expression.Invalid;
import dev.terrane.hcl.syntax.Expression.Literal;
import dev.terrane.hcl.syntax.Expression.RelativeTraversal;
import dev.terrane.hcl.syntax.Expression.ScopeTraversal;
import dev.terrane.hcl.syntax.Expression.Splat;
import dev.terrane.hcl.syntax.Expression.SplatItem;
import dev.terrane.hcl.syntax.Expression.Step;
import dev.terrane.hcl.syntax.Expression.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parses what follows a term: attributes, indices, and splats (HCL specification, "Traversal Expressions" and "Splat
 * Operators"), with the legacy {@code .0} for {@code [0]}.
 */
final class TraversalParser {

    private static final String LEGACY = "Invalid legacy index syntax";

    private final TokenReader reader;
    private final ExpressionParser expressions;

    TraversalParser(TokenReader reader, ExpressionParser expressions) {
        this.reader = reader;
        this.expressions = expressions;
    }

    Expression parse(Expression from) {
        if (!reader.at(TokenType.DOT) && !reader.at(TokenType.OPEN_BRACKET)) {
            return from;
        }
        Chain chain = new Chain(from);
        while (true) {
            switch (reader.peek()) {
                case DOT -> parseAfterDot(chain, reader.spanOf(reader.read()));
                case OPEN_BRACKET -> parseInBrackets(chain, reader.spanOf(reader.read()));
                default -> {
                    return chain.end();
                }
            }
        }
    }

    /** An expression that grows to the right: literal steps are collected, all else wraps what there is so far. */
    private final class Chain {

        private final Span start;
        private Expression whole;
        private final List<Step> steps = new ArrayList<>();

        Chain(Expression from) {
            this.start = from.span();
            this.whole = from;
        }

        void add(Step step) {
            steps.add(step);
        }

        Expression end() {
            if (!steps.isEmpty()) {
                Span span = Span.between(start, steps.getLast().span());
                List<Step> taken = List.copyOf(steps);
                if (whole instanceof ScopeTraversal scope && scope.steps().isEmpty()) {
                    whole = new ScopeTraversal(scope.root(), scope.rootSpan(), taken, span);
                } else {
                    wrap(new RelativeTraversal(whole, taken, span));
                }
                steps.clear();
            }
            return whole;
        }

        void wrap(Expression wrapped) {
            whole = reader.deepen() ? wrapped : new Invalid(start);
        }
    }

    private void parseAfterDot(Chain chain, Span dot) {
        int token = reader.peekToken();
        Span found = reader.spanOf(token);
        switch (reader.typeOf(token)) {
            case IDENTIFIER -> chain.add(attribute(dot));
            case NUMBER -> chain.add(legacyIndex(dot, found, "like `[%s][%s]`"));
            case STAR -> {
                reader.read();
                parseAttributeSplat(chain, dot, found);
            }
            default -> {
                reader.error("Invalid attribute name", "After a dot comes the name of an attribute.", found);
                chain.steps.clear();
                chain.whole = new Invalid(Span.between(chain.start, dot));
                reader.startRecovering();
            }
        }
    }

    private Step attribute(Span dot) {
        int name = reader.read();
        return new Step.Attribute(reader.textOf(name), Span.between(dot, reader.spanOf(name)));
    }

    private Step legacyIndex(Span dot, Span subject, String instead) {
        int token = reader.read();
        Span span = Span.between(dot, reader.spanOf(token));
        String digits = reader.textOf(token);
        int second = digits.indexOf('.');
        if (second < 0) {
            return new Step.Index(expressions.number(token), span);
        }
        reader.error(LEGACY, "One index after another must be written in brackets, "
                + instead.formatted(digits.substring(0, second), digits.substring(second + 1)) + ".", subject);
        return new Step.Index(new Invalid(reader.spanOf(token)), span);
    }

    /** After {@code .*}: the attributes and legacy indices that follow apply to each element, brackets to the result. */
    private void parseAttributeSplat(Chain chain, Span dot, Span star) {
        Span marker = Span.between(dot, star);
        Span first = reader.peekSpan();
        List<Step> steps = new ArrayList<>();
        while (reader.at(TokenType.DOT)) {
            Span nextDot = reader.spanOf(reader.read());
            if (reader.at(TokenType.NUMBER)) {
                steps.add(legacyIndex(nextDot, star, "after a splat of the form `[*]`, like `[%s][%s]`"));
            } else if (reader.at(TokenType.IDENTIFIER)) {
                steps.add(attribute(nextDot));
            } else {
                if (reader.at(TokenType.STAR)) {
                    reader.errorUnlessRecovering("Nested splat expression not allowed",
                            "After `.*` only attributes can follow, not another splat; `[*]` has no such limit.",
                            reader.peekSpan());
                } else {
                    reader.errorUnlessRecovering("Invalid attribute name",
                            "After a dot comes the name of an attribute.", star);
                }
                reader.startRecovering();
                return;
            }
        }
        Expression each = new SplatItem(marker);
        Span last = star;
        if (!steps.isEmpty()) {
            last = steps.getLast().span();
            each = new RelativeTraversal(each, List.copyOf(steps), Span.between(first, last));
        }
        chain.wrap(new Splat(chain.end(), each, marker, Span.between(chain.start, last)));
    }

    private void parseInBrackets(Chain chain, Span open) {
        if (reader.at(TokenType.STAR)) {
            reader.read();
            parseFullSplat(chain, open);
            return;
        }
        boolean newlines = reader.setNewlines(false);
        int errors = reader.errors();
        Expression key = expressions.parse();
        int close;
        if (reader.lostSince(errors)) {
            close = reader.recover(TokenType.CLOSE_BRACKET);
        } else {
            close = closeBracket("Missing close bracket on index", "After the key of an index comes `]`.");
        }
        reader.setNewlines(newlines);
        Span bracket = Span.between(open, reader.spanOf(close));
        Optional<Expression> constant = constantKey(key);
        if (constant.isPresent()) {
            chain.add(new Step.Index(constant.get(), bracket));
        } else {
            chain.wrap(new Index(chain.end(), key, open, bracket, Span.between(chain.start, bracket)));
        }
    }

    /** Of a bracket that is missing, the error is where reading goes on: at the one found later, or at the end. */
    private int closeBracket(String summary, String detail) {
        int close = reader.read();
        if (reader.typeOf(close) == TokenType.CLOSE_BRACKET || reader.isRecovering()) {
            return close;
        }
        int later = reader.recover(TokenType.CLOSE_BRACKET);
        reader.error(summary, detail, reader.spanOf(later));
        return later;
    }

    private static Optional<Expression> constantKey(Expression key) {
        return switch (key) {
            case Literal literal -> Optional.of(literal);
            case Invalid invalid -> Optional.of(invalid);
            case Template template when template.isConstant() -> Optional.of(template.parts().getFirst());
            default -> Optional.empty();
        };
    }

    /** After {@code [*}: all that follows applies to each element. */
    private void parseFullSplat(Chain chain, Span open) {
        int close = closeBracket("Missing close bracket on splat index", "After the star of a splat comes `]`.");
        Span marker = Span.between(open, reader.spanOf(close));
        Expression each = reader.enter() ? parse(new SplatItem(marker)) : new SplatItem(marker);
        reader.exit();
        chain.wrap(new Splat(chain.end(), each, marker, Span.between(chain.start, each.span())));
    }
}
