package dev.terrane.hcl.syntax;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.Suggestions;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.source.Span;
import dev.terrane.hcl.syntax.Expression.BoolLiteral;
import dev.terrane.hcl.syntax.Expression.Invalid;
import dev.terrane.hcl.syntax.Expression.JsonObject;
import dev.terrane.hcl.syntax.Expression.NullLiteral;
import dev.terrane.hcl.syntax.Expression.NumberLiteral;
import dev.terrane.hcl.syntax.Expression.StringLiteral;
import dev.terrane.hcl.syntax.Expression.Template;
import dev.terrane.hcl.syntax.Expression.TemplateWrap;
import dev.terrane.hcl.syntax.Expression.Tuple;
import dev.terrane.hcl.syntax.JsonScanner.Token;
import dev.terrane.hcl.syntax.JsonScanner.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parses the JSON syntax (HCL JSON Syntax Specification) into the same tree as the native syntax: strings, and names of
 * properties, are templates. It never throws: what is wrong is in the diagnostics of the result. Templates with errors
 * are complained about only when they are evaluated, since only the schema of a body tells what is one.
 */
public final class JsonParser {

    private static final List<String> KEYWORDS = List.of("false", "true", "null");
    private static final String START_OF_VALUE = "A JSON value starts with `{`, `[`, `\"`, a digit or `-`, or is `true`, `false` or `null`.";

    private final Source source;
    private final JsonScanner scanner;
    private final ErrorList errors = new ErrorList();
    private int depth;
    private boolean givenUp;

    private JsonParser(Source source) {
        this.source = source;
        this.scanner = new JsonScanner(source.bytes());
    }

    /** Parses a file of configuration, which must be an object or an array of objects. */
    public static ParsedFile parse(Source source) {
        Optional<Diagnostic> tooLong = Parser.tooLong(source);
        if (tooLong.isPresent()) {
            return new ParsedFile(source, emptyBody(source), List.of(tooLong.get()));
        }
        JsonParser parser = new JsonParser(source);
        Expression root = parser.parseWhole();
        if (root instanceof JsonObject || root instanceof Tuple) {
            return new ParsedFile(source, new JsonBody(source, root), parser.errors.kept());
        }
        parser.error("Root value must be object",
                "Configuration in JSON must be an object, or an array of objects.", JsonBody.start(root));
        return new ParsedFile(source, emptyBody(source), parser.errors.kept());
    }

    /** Parses a text that is one JSON value. */
    public static ParsedExpression parseExpression(Source source) {
        Optional<Diagnostic> tooLong = Parser.tooLong(source);
        if (tooLong.isPresent()) {
            return new ParsedExpression(source, new Invalid(Span.at(0)), List.of(tooLong.get()));
        }
        JsonParser parser = new JsonParser(source);
        Expression value = parser.parseWhole();
        return new ParsedExpression(source, value, parser.errors.kept());
    }

    private static JsonBody emptyBody(Source source) {
        return new JsonBody(source, new JsonObject(List.of(), Span.at(0), Span.at(0)));
    }

    private Expression parseWhole() {
        if (Source.hasByteOrderMark(source.bytes())) {
            error("Byte order mark", "JSON must not start with a byte order mark (U+FEFF).", new Span(0, 3));
            return new Invalid(new Span(0, 3));
        }
        Expression value = parseValue();
        if (errors.count() == 0 && !scanner.at(Kind.END)) {
            error("Extraneous data after value", "The JSON value ends before this.", scanner.peek().span());
        }
        return value;
    }

    private Expression parseValue() {
        Token token = scanner.peek();
        return switch (token.kind()) {
            case OPEN_BRACE, OPEN_BRACKET -> nested(token);
            case NUMBER -> parseNumber(scanner.read().span());
            case STRING -> {
                JsonText text = parseString(scanner.read().span());
                yield text.problem().isPresent() ? new Invalid(token.span()) : template(text, token.span());
            }
            case KEYWORD -> parseKeyword(scanner.read().span());
            case CLOSE_BRACE -> invalid("Missing JSON value", START_OF_VALUE, token);
            case CLOSE_BRACKET -> invalid("Missing array element value", START_OF_VALUE, token);
            case END -> invalid("Missing value", "The text ends where a JSON value should begin.", token);
            default -> invalid("Invalid start of value", START_OF_VALUE, token);
        };
    }

    private Expression nested(Token open) {
        if (depth == Parser.MAX_DEPTH) {
            error("Nested too deeply",
                    "Objects and arrays can be nested in each other up to %d levels.".formatted(Parser.MAX_DEPTH),
                    open.span());
            givenUp = true;
            while (!scanner.at(Kind.END)) {
                scanner.read();
            }
            return new Invalid(open.span());
        }
        depth++;
        scanner.read();
        Expression value = open.kind() == Kind.OPEN_BRACE ? parseObject(open) : parseArray(open);
        depth--;
        return value;
    }

    private void error(String summary, String detail, Span subject) {
        report(Diagnostic.error(summary, detail, source.range(subject)));
    }

    private void report(Diagnostic error) {
        if (!givenUp) {
            errors.add(error);
        }
    }

    private Expression invalid(String summary, String detail, Token at) {
        error(summary, detail, at.span());
        return new Invalid(at.span());
    }

    private Expression parseObject(Token open) {
        List<JsonObject.Member> members = new ArrayList<>();
        while (!scanner.at(Kind.CLOSE_BRACE)) {
            Token name = scanner.peek();
            if (name.kind() != Kind.STRING) {
                Expression key = parseValue();
                return invalid("Invalid object property name", "The name of a JSON property is a string.",
                        new Token(name.kind(), JsonBody.start(key)), open);
            }
            scanner.read();
            JsonText text = parseString(name.span());
            if (text.problem().isPresent()) {
                return invalid("Invalid object property name", "The name of a JSON property is a string.", name, open);
            }
            Token colon = scanner.read();
            if (colon.kind() != Kind.COLON) {
                recover(colon, Kind.OPEN_BRACE, Kind.CLOSE_BRACE);
                return missingColon(colon, open);
            }
            Expression value = parseValue();
            members.add(new JsonObject.Member(text.value(), template(text, name.span()), name.span(), value));
            Optional<Expression> broken = afterMember(open);
            if (broken.isPresent()) {
                return broken.get();
            }
        }
        Token close = scanner.read();
        return new JsonObject(List.copyOf(members), open.span(), Span.between(open.span(), close.span()));
    }

    private Expression missingColon(Token found, Token open) {
        return switch (found.kind()) {
            case CLOSE_BRACE, COMMA -> invalid("Missing object value",
                    "After the name of a JSON property come `:` and its value.", found, open);
            case EQUALS -> invalid("Missing property value colon",
                    "In JSON, `:` is between the name of a property and its value, not `=`.", found, open);
            default -> invalid("Missing property value colon",
                    "Between the name of a JSON property and its value is `:`.", found, open);
        };
    }

    private Expression invalid(String summary, String detail, Token at, Token open) {
        error(summary, detail, at.span());
        return new Invalid(open.span());
    }

    /** Reads the comma between two properties; what is wrong if something else comes than that or the brace. */
    private Optional<Expression> afterMember(Token open) {
        return switch (scanner.peek().kind()) {
            case COMMA -> {
                Token comma = scanner.read();
                yield scanner.at(Kind.CLOSE_BRACE)
                        ? Optional.of(invalid("Trailing comma in object",
                                "In JSON, no comma follows the last property of an object.", comma, open))
                        : Optional.empty();
            }
            case CLOSE_BRACE -> Optional.empty();
            case END -> Optional
                    .of(invalid("Unclosed object", "The closing brace of this object is missing.", open, open));
            case CLOSE_BRACKET -> {
                scanner.read();
                yield Optional.of(invalid("Mismatched braces",
                        "An object is closed with a brace, not with a bracket.", scanner.peek(), open));
            }
            default -> {
                recover(scanner.read(), Kind.OPEN_BRACE, Kind.CLOSE_BRACE);
                yield Optional.of(invalid("Missing attribute separator comma",
                        "Between two properties of a JSON object is a comma.", scanner.peek(), open));
            }
        };
    }

    private Expression parseArray(Token open) {
        List<Expression> elements = new ArrayList<>();
        while (!scanner.at(Kind.CLOSE_BRACKET)) {
            elements.add(parseValue());
            Optional<Expression> broken = afterElement(open);
            if (broken.isPresent()) {
                return broken.get();
            }
        }
        Token close = scanner.read();
        return new Tuple(List.copyOf(elements), open.span(), Span.between(open.span(), close.span()));
    }

    private Optional<Expression> afterElement(Token open) {
        Token found = scanner.peek();
        return switch (found.kind()) {
            case COMMA -> {
                scanner.read();
                yield scanner.at(Kind.CLOSE_BRACKET)
                        ? Optional.of(invalid("Trailing comma in array",
                                "In JSON, no comma follows the last value of an array.", found, open))
                        : Optional.empty();
            }
            case CLOSE_BRACKET -> Optional.empty();
            default -> {
                recover(scanner.read(), Kind.OPEN_BRACKET, Kind.CLOSE_BRACKET);
                yield Optional.of(switch (found.kind()) {
                    case COLON -> invalid("Invalid array value", "The values of a JSON array have no names.",
                            scanner.peek(), open);
                    case END -> invalid("Unclosed array", "The closing bracket of this array is missing.", open, open);
                    case CLOSE_BRACE -> invalid("Mismatched brackets",
                            "An array is closed with a bracket, not with a brace.", scanner.peek(), open);
                    default -> invalid("Missing element separator comma",
                            "Between two values of a JSON array is a comma.", scanner.peek(), open);
                });
            }
        };
    }

    /** Reads on, from a token that has been read, to the end of the object or array that it is in. */
    private void recover(Token from, Kind opening, Kind closing) {
        int open = 1;
        for (Token token = from; token.kind() != Kind.END; token = scanner.read()) {
            if (token.kind() == opening) {
                open++;
            } else if (token.kind() == closing && --open <= 1) {
                return;
            }
        }
    }

    private Expression template(JsonText text, Span token) {
        String value = text.value();
        if (!value.contains("${") && !value.contains("%{")) {
            return new Template(List.of(new StringLiteral(value, token)), token);
        }
        ParsedExpression parsed = Parser.parseTemplate(source, text.bytes(), text.places(), depth);
        if (parsed.hasErrors()) {
            return new Invalid(parsed.diagnostics(), token);
        }
        return switch (parsed.expression()) {
            case TemplateWrap wrap -> new TemplateWrap(wrap.inner(), token);
            case Template template -> new Template(template.parts(), token);
            default -> parsed.expression();
        };
    }

    private Expression parseNumber(Span span) {
        String digits = source.text(span);
        if (JsonNumber.isValid(digits) && Literals.isNumber(digits.startsWith("-") ? digits.substring(1) : digits)) {
            return new NumberLiteral(digits, span);
        }
        error("Invalid JSON number", "`%s` is not a number in JSON.".formatted(digits), span);
        return new Invalid(span);
    }

    private JsonText parseString(Span token) {
        JsonText text = JsonText.of(source.bytes(), token);
        text.problem().ifPresent(offset -> report(Diagnostic
                .error("Invalid JSON string",
                        offset == token.end()
                                ? "The string is not closed before this."
                                : "This is not an escape sequence of JSON.",
                        source.range(new Span(offset, Math.min(offset + 1, source.length()))))
                .withContext(source.range(token))));
        return text;
    }

    private Expression parseKeyword(Span span) {
        String word = source.text(span);
        return switch (word) {
            case "true" -> new BoolLiteral(true, span);
            case "false" -> new BoolLiteral(false, span);
            case "null" -> new NullLiteral(span);
            default -> {
                Diagnostic problem = Diagnostic.error("Invalid JSON keyword",
                        "`%s` is not a value in JSON.".formatted(word), source.range(span));
                report(Suggestions.near(word, KEYWORDS)
                        .map(near -> problem.withHint("Did you mean `%s`?".formatted(near))).orElse(problem));
                yield new Invalid(span);
            }
        };
    }
}
