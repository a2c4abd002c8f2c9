package dev.terrane.hcl.syntax;

import dev.terrane.hcl.diagnostic.Suggestions;
import dev.terrane.hcl.source.Span;
import dev.terrane.hcl.syntax.Expression.Template;
import dev.terrane.hcl.syntax.Expression.TemplateWrap;
import dev.terrane.hcl.syntax.TemplatePart.ControlEnd;
import dev.terrane.hcl.syntax.TemplatePart.ForStart;
import dev.terrane.hcl.syntax.TemplatePart.IfStart;
import dev.terrane.hcl.syntax.TemplatePart.Interpolation;
import dev.terrane.hcl.syntax.TemplatePart.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parses templates (HCL specification, "Templates"): first into a flat list of parts, the white space trimmed that
 * {@code ~} asks for, then by {@link TemplateTreeBuilder} into the tree.
 */
final class TemplateParser {

    private static final List<String> DIRECTIVES = List.of("if", "for", "else", "endif", "endfor");

    private final TokenReader reader;
    private final ExpressionParser expressions;

    TemplateParser(TokenReader reader, ExpressionParser expressions) {
        this.reader = reader;
        this.expressions = expressions;
    }

    /** The rest of a template whose opening quote has been read. */
    Expression parseQuoted(Span open) {
        Parts parts = parseParts(TokenType.CLOSE_QUOTE);
        return build(parts, Span.between(open, reader.previousSpan()));
    }

    /** The rest of a heredoc whose introducer has been read; of a flush one, the common indentation is taken away. */
    Expression parseHeredoc(Span open, boolean flush) {
        Parts parts = parseParts(TokenType.CLOSE_HEREDOC);
        if (flush) {
            FlushHeredoc.dedent(parts.list);
        }
        return build(parts, Span.between(open, reader.previousSpan()));
    }

    /** All of the text as a template. */
    Expression parseBare() {
        Span start = reader.peekSpan();
        Parts parts = parseParts(TokenType.END);
        return build(parts, Span.between(start, parts.end));
    }

    private Expression build(Parts parts, Span span) {
        List<TemplatePart> melded = meld(parts.list);
        List<Expression> built = new TemplateTreeBuilder(reader, melded, parts.end).build();
        return melded.size() == 1 && melded.getFirst() instanceof Interpolation only
                ? new TemplateWrap(only.expression(), span)
                : new Template(built, span);
    }

    /** Texts that follow each other become one. */
    private static List<TemplatePart> meld(List<TemplatePart> parts) {
        List<TemplatePart> melded = new ArrayList<>(parts.size());
        int i = 0;
        while (i < parts.size()) {
            if (!(parts.get(i) instanceof Text first) || i + 1 == parts.size()
                    || !(parts.get(i + 1) instanceof Text)) {
                melded.add(parts.get(i++));
                continue;
            }
            StringBuilder value = new StringBuilder();
            Span last = first.span();
            while (i < parts.size() && parts.get(i) instanceof Text text) {
                value.append(text.value());
                last = text.span();
                i++;
            }
            melded.add(new Text(value.toString(), Span.between(first.span(), last)));
        }
        return melded;
    }

    private record Parts(List<TemplatePart> list, Span end) {}

    private Parts parseParts(TokenType closing) {
        List<TemplatePart> parts = new ArrayList<>();
        Span start = reader.peekSpan();
        boolean trimNext = false;
        while (true) {
            int token = reader.read();
            TokenType type = reader.typeOf(token);
            if (type == closing) {
                return finish(parts, start, reader.spanOf(token));
            }
            switch (type) {
                case TEXT, QUOTED_TEXT -> {
                    String value = type == TokenType.TEXT
                            ? Literals.text(reader, token)
                            : Literals.quotedText(reader, token);
                    parts.add(new Text(trimNext ? Whitespace.stripLeading(value) : value, reader.spanOf(token)));
                    trimNext = false;
                }
                case INTERPOLATION -> {
                    trimPrevious(parts, token);
                    trimNext = parseInterpolation(parts, token, start, closing);
                }
                case DIRECTIVE -> {
                    trimPrevious(parts, token);
                    trimNext = parseDirective(parts, token, start);
                }
                default -> {
                    Span found = reader.spanOf(token);
                    reader.errorUnlessRecovering("Unterminated template string",
                            "The string is not closed before this.", found, Span.between(start, found));
                    return finish(parts, start, reader.spanOf(reader.recover(closing)));
                }
            }
        }
    }

    private static Parts finish(List<TemplatePart> parts, Span start, Span end) {
        if (parts.isEmpty()) {
            parts.add(new Text("", Span.at(start.end())));
        }
        return new Parts(parts, end);
    }

    /** <code>${~</code> takes the white space away that ends the text before it: of one token, so of one line. */
    private void trimPrevious(List<TemplatePart> parts, int opening) {
        if (reader.lengthOf(opening) == 3 && !parts.isEmpty() && parts.getLast() instanceof Text text) {
            parts.set(parts.size() - 1, new Text(Whitespace.stripTrailing(text.value()), text.span()));
        }
    }

    private boolean parseInterpolation(List<TemplatePart> parts, int opening, Span start, TokenType closing) {
        boolean newlines = reader.setNewlines(false);
        Expression expression = expressions.parse();
        boolean trimNext = false;
        if (reader.at(TokenType.SEQUENCE_END)) {
            trimNext = reader.lengthOf(reader.read()) == 2;
        } else {
            notClosed(start, closing);
            reader.recover(TokenType.SEQUENCE_END);
        }
        reader.setNewlines(newlines);
        parts.add(new Interpolation(expression, Span.between(reader.spanOf(opening), reader.previousSpan())));
        return trimNext;
    }

    private void notClosed(Span start, TokenType closing) {
        Span found = reader.peekSpan();
        boolean quote = reader.at(TokenType.CLOSE_QUOTE) || reader.at(TokenType.OPEN_QUOTE);
        if (reader.at(TokenType.END) || (quote && closing == TokenType.CLOSE_QUOTE)) {
            reader.errorUnlessRecovering("Unclosed template interpolation sequence",
                    "The text ends before the brace that closes this interpolation.", start);
        } else {
            reader.errorUnlessRecovering("Extra characters after interpolation expression",
                    "After the expression comes the closing brace. If this is meant for another language, such as a shell, "
                            + "write `$${` for `${`.",
                    found, Span.between(start, found));
        }
    }

    private boolean parseDirective(List<TemplatePart> parts, int opening, Span start) {
        boolean newlines = reader.setNewlines(false);
        boolean trimNext = false;
        Optional<String> keyword = parseKeywordAndWhatFollows(parts, reader.spanOf(opening));
        if (keyword.isPresent() && reader.at(TokenType.SEQUENCE_END)) {
            trimNext = reader.lengthOf(reader.read()) == 2;
        } else {
            Span found = reader.peekSpan();
            keyword.ifPresent(word -> reader.errorUnlessRecovering("Extra characters in %s marker".formatted(word),
                    "The closing brace of the directive must come here.", found, Span.between(start, found)));
            reader.recover(TokenType.SEQUENCE_END);
        }
        reader.setNewlines(newlines);
        return trimNext;
    }

    /** The keyword of a directive whose inside has been understood; empty after an error. */
    private Optional<String> parseKeywordAndWhatFollows(List<TemplatePart> parts, Span open) {
        int token = reader.peekToken();
        Span span = reader.spanOf(token);
        Span context = Span.between(open, span);
        if (reader.typeOf(token) != TokenType.IDENTIFIER) {
            reader.errorUnlessRecovering("Invalid template directive",
                    "After `%{` comes a keyword, such as `if` or `for`.", span, context);
            return Optional.empty();
        }
        String keyword = reader.textOf(reader.read());
        switch (keyword) {
            case "if" -> {
                Expression condition = expressions.parse();
                parts.add(new IfStart(condition, upToNext(open)));
            }
            case "for" -> {
                Optional<ForParser.Variables> variables = ForParser.parseVariables(reader, "Invalid `for` directive",
                        Optional.empty());
                if (variables.isEmpty()) {
                    return Optional.empty();
                }
                Expression collection = expressions.parse();
                parts.add(new ForStart(variables.get(), collection, upToNext(open)));
            }
            case "else", "endif", "endfor" -> parts.add(new ControlEnd(keyword, upToNext(open)));
            default -> {
                String near = Suggestions.near(keyword, DIRECTIVES).map(" Did you mean `%s`?"::formatted).orElse("");
                reader.errorUnlessRecovering("Invalid template control keyword",
                        "`%s` is not a directive.%s".formatted(keyword, near), span, context);
                return Optional.empty();
            }
        }
        return Optional.of(keyword);
    }

    /** A directive with its closing brace, or whatever stands in its place. */
    private Span upToNext(Span open) {
        return Span.between(open, reader.peekSpan());
    }
}
