package dev.terrane.hcl.syntax;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * Parses the native syntax (HCL Native Syntax Specification). It never throws: what is wrong is in the diagnostics of
 * the result, with as many errors of a text as can be told from consequences of earlier ones, and what could be
 * understood is in the tree. Its time is linear in the length of the text.
 */
public final class Parser {

    /** How many blocks, brackets, operators and so on can be nested in each other. */
    public static final int MAX_DEPTH = 500;

    /** The length in bytes of the longest text that is parsed. */
    public static final int MAX_LENGTH = 32 << 20;

    private Parser() {}

    /** Parses a file of configuration. The source of the result is the given one, with its tokens known. */
    public static ParsedFile parse(Source given) {
        Source source = given.cutInto(() -> Lexer.scan(given.bytes()).starts());
        Optional<Diagnostic> tooLong = tooLong(source);
        if (tooLong.isPresent()) {
            Body empty = new Body(source, List.of(), List.of(), Span.at(0));
            return new ParsedFile(source, empty, List.of(tooLong.get()));
        }
        TokenReader reader = new TokenReader(source, source.bytes(), Lexer.scan(source.bytes()), null, 0);
        Body body = new BodyParser(reader).parse(TokenType.END);
        return new ParsedFile(source, body, reader.diagnostics());
    }

    /** Parses a text that is one expression; newlines do not matter, as in parentheses. */
    public static ParsedExpression parseExpression(Source given) {
        Source source = given.cutInto(() -> Lexer.scan(given.bytes()).starts());
        Optional<Diagnostic> tooLong = tooLong(source);
        if (tooLong.isPresent()) {
            return invalid(source, tooLong.get());
        }
        TokenReader reader = new TokenReader(source, source.bytes(), Lexer.scan(source.bytes()), null, 0);
        reader.setNewlines(false);
        Expression expression = new ExpressionParser(reader).parse();
        if (!reader.at(TokenType.END)) {
            reader.errorUnlessRecovering("Extra characters after expression",
                    "The expression ends before this.", reader.peekSpan());
        }
        return new ParsedExpression(source, expression, reader.diagnostics());
    }

    /** Parses a text that is a template as a whole, such as a file given to {@code templatefile}. */
    public static ParsedExpression parseTemplate(Source given) {
        Source source = given.cutInto(() -> Lexer.scanTemplate(given.bytes()).starts());
        Optional<Diagnostic> tooLong = tooLong(source);
        if (tooLong.isPresent()) {
            return invalid(source, tooLong.get());
        }
        TokenReader reader = new TokenReader(source, source.bytes(), Lexer.scanTemplate(source.bytes()), null, 0);
        Expression expression = new ExpressionParser(reader).templates().parseBare();
        return new ParsedExpression(source, expression, reader.diagnostics());
    }

    /**
     * Parses a template that came out of a part of a source.
     *
     * @param places
     *            for each byte of the text and its end, where it stands in the source
     * @param depth
     *            how deep in the source it is
     */
    static ParsedExpression parseTemplate(Source source, byte[] text, int[] places, int depth) {
        TokenReader reader = new TokenReader(source, text, Lexer.scanTemplate(text), places, depth);
        Expression expression = new ExpressionParser(reader).templates().parseBare();
        return new ParsedExpression(source, expression, reader.diagnostics());
    }

    private static ParsedExpression invalid(Source source, Diagnostic problem) {
        return new ParsedExpression(source, new Expression.Invalid(Span.at(0)), List.of(problem));
    }

    /** The error of a text that is too long to be parsed, in either syntax. */
    static Optional<Diagnostic> tooLong(Source source) {
        if (source.length() <= MAX_LENGTH) {
            return Optional.empty();
        }
        return Optional.of(Diagnostic.error("Text too long",
                "This has %d bytes; up to %d can be read.".formatted(source.length(), MAX_LENGTH),
                source.range(Span.at(0))));
    }
}
