package dev.terrane.hcl.syntax;

import dev.terrane.hcl.source.Span;
import dev.terrane.hcl.syntax.Expression.For;
import dev.terrane.hcl.syntax.Expression.Invalid;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses what stands between the brackets or braces of a for expression (HCL specification, "For Expressions"). */
final class ForParser {

    private static final String SUMMARY = "Invalid `for` expression";

    /** The names of the variables of a loop, of which the key's may be left out. */
    record Variables(Optional<String> key, String value) {}

    private final TokenReader reader;
    private final ExpressionParser expressions;

    ForParser(TokenReader reader, ExpressionParser expressions) {
        this.reader = reader;
        this.expressions = expressions;
    }

    /** With the opening read and {@code for} next. */
    Expression parse(Span open, TokenType closing) {
        reader.read();
        Optional<Variables> variables = parseVariables(reader, SUMMARY, Optional.of(open));
        if (variables.isEmpty()) {
            return skip(open, closing);
        }
        int errors = reader.errors();
        Expression collection = expressions.parse();
        if (reader.lostSince(errors)) {
            return skip(open, closing);
        }
        if (!reader.at(TokenType.COLON)) {
            wrong("After the collection comes `:`.", open);
            return skip(open, closing);
        }
        reader.read();
        return parseResult(open, closing, variables.get(), collection);
    }

    private Expression parseResult(Span open, TokenType closing, Variables variables, Expression collection) {
        int errors = reader.errors();
        Expression key = null;
        Expression value = expressions.parse();
        if (reader.at(TokenType.FAT_ARROW)) {
            reader.read();
            key = value;
            value = expressions.parse();
        }
        if (reader.lostSince(errors)) {
            return skip(open, closing);
        }
        Span ellipsis = null;
        if (reader.at(TokenType.ELLIPSIS)) {
            ellipsis = reader.spanOf(reader.read());
        }
        Expression condition = null;
        if (reader.atKeyword("if")) {
            reader.read();
            errors = reader.errors();
            condition = expressions.parse();
            if (reader.lostSince(errors)) {
                return skip(open, closing);
            }
        }
        int close;
        if (reader.at(closing)) {
            close = reader.read();
        } else {
            wrong("It must end here, with its closing %s."
                    .formatted(closing == TokenType.CLOSE_BRACE ? "brace" : "bracket"), open);
            close = reader.recover(closing);
        }
        Span closeSpan = reader.spanOf(close);
        Span whole = Span.between(open, closeSpan);
        checkResult(closing, key, value, ellipsis, whole);
        return new For(variables.key, variables.value, collection, Optional.ofNullable(key), value,
                Optional.ofNullable(condition), ellipsis != null, open, closeSpan, whole);
    }

    private void checkResult(TokenType closing, @Nullable Expression key, Expression value, @Nullable Span ellipsis,
            Span whole) {
        if (closing == TokenType.CLOSE_BRACE) {
            if (key == null) {
                reader.error(SUMMARY, "An object needs a key and a value for each element: `key => value`.",
                        value.span(), whole);
            }
            return;
        }
        if (key != null) {
            reader.error(SUMMARY, "A tuple has no keys; braces make an object.", key.span(), whole);
        }
        if (ellipsis != null) {
            reader.error(SUMMARY, "Only in an object, `...` groups values by their key.", ellipsis, whole);
        }
    }

    /** The variables and the word {@code in}; empty after an error. */
    static Optional<Variables> parseVariables(TokenReader reader, String summary, Optional<Span> open) {
        if (!reader.at(TokenType.IDENTIFIER)) {
            return wrongVariables(reader, summary, "After `for` comes the name of a variable.", open);
        }
        String first = reader.textOf(reader.read());
        Variables variables = new Variables(Optional.empty(), first);
        if (reader.at(TokenType.COMMA)) {
            reader.read();
            if (!reader.at(TokenType.IDENTIFIER)) {
                return wrongVariables(reader, summary, "After the comma comes the name of a variable for the value.",
                        open);
            }
            variables = new Variables(Optional.of(first), reader.textOf(reader.read()));
        }
        if (!reader.atKeyword("in")) {
            return wrongVariables(reader, summary, "After the variables come `in` and a collection.", open);
        }
        reader.read();
        return Optional.of(variables);
    }

    private static Optional<Variables> wrongVariables(TokenReader reader, String summary, String detail,
            Optional<Span> open) {
        Span found = reader.peekSpan();
        open.ifPresentOrElse(
                span -> reader.errorUnlessRecovering(summary, detail, found, Span.between(span, found)),
                () -> reader.errorUnlessRecovering(summary, detail, found));
        return Optional.empty();
    }

    private void wrong(String detail, Span open) {
        Span found = reader.peekSpan();
        reader.errorUnlessRecovering(SUMMARY, detail, found, Span.between(open, found));
    }

    private Expression skip(Span open, TokenType closing) {
        int close = reader.recover(closing);
        return new Invalid(Span.between(open, reader.spanOf(close)));
    }
}
