package dev.terrane.hcl.syntax;

import dev.terrane.hcl.source.Span;
import dev.terrane.hcl.syntax.Expression.Binary;
import dev.terrane.hcl.syntax.Expression.BoolLiteral;
import dev.terrane.hcl.syntax.Expression.Conditional;
import dev.terrane.hcl.syntax.Expression.FunctionCall;
import dev.terrane.hcl.syntax.Expression.Invalid;
import dev.terrane.hcl.syntax.Expression.NullLiteral;
import dev.terrane.hcl.syntax.Expression.NumberLiteral;
import dev.terrane.hcl.syntax.Expression.ObjectConstructor;
import dev.terrane.hcl.syntax.Expression.Parentheses;
import dev.terrane.hcl.syntax.Expression.ScopeTraversal;
import dev.terrane.hcl.syntax.Expression.Tuple;
import dev.terrane.hcl.syntax.Expression.Unary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses expressions (HCL specification, "Expressions") by recursive descent. After an error it reads to the end of the
 * innermost bracket it is in, where that is known, and goes on.
 */
final class ExpressionParser {

    private final TokenReader reader;
    private final TemplateParser templates;
    private final TraversalParser traversals;
    private final ForParser loops;

    ExpressionParser(TokenReader reader) {
        this.reader = reader;
        this.templates = new TemplateParser(reader, this);
        this.traversals = new TraversalParser(reader, this);
        this.loops = new ForParser(reader, this);
    }

    TemplateParser templates() {
        return templates;
    }

    /** {@code condition ? a : b}, or what binds more tightly. */
    Expression parse() {
        if (!reader.enter()) {
            reader.exit();
            return new Invalid(reader.peekSpan());
        }
        int errors = reader.errors();
        Expression condition = parseBinary(1);
        Expression whole = reader.lostSince(errors) || !reader.at(TokenType.QUESTION)
                ? condition
                : parseConditional(condition, errors);
        reader.exit();
        return whole;
    }

    private Expression parseConditional(Expression condition, int errors) {
        reader.read();
        Expression ifTrue = parse();
        if (reader.lostSince(errors)) {
            return condition;
        }
        if (!reader.at(TokenType.COLON)) {
            Span found = reader.peekSpan();
            reader.error("Missing false expression in conditional",
                    "After a condition and `?` come two expressions with `:` between them.", found,
                    Span.between(condition.span(), found));
            return condition;
        }
        reader.read();
        Expression ifFalse = parse();
        if (reader.lostSince(errors)) {
            return condition;
        }
        return new Conditional(condition, ifTrue, ifFalse, Span.between(condition.span(), ifFalse.span()));
    }

    /** Operations with operators of a precedence or higher ones; what stands left of an operator comes first. */
    private Expression parseBinary(int precedence) {
        int errors = reader.errors();
        Expression left = parseOperand();
        BinaryOperator operator = operator(reader.peek());
        while (!reader.lostSince(errors) && operator != null && operator.precedence() >= precedence) {
            reader.read();
            Expression right = reader.enter() ? parseBinary(operator.precedence() + 1) : left;
            reader.exit();
            if (reader.lostSince(errors)) {
                return left;
            }
            left = new Binary(operator, left, right, Span.between(left.span(), right.span()));
            operator = operator(reader.peek());
        }
        return left;
    }

    private static @Nullable BinaryOperator operator(TokenType type) {
        return switch (type) {
            case OR -> BinaryOperator.OR;
            case AND -> BinaryOperator.AND;
            case EQUAL_EQUAL -> BinaryOperator.EQUAL;
            case NOT_EQUAL -> BinaryOperator.NOT_EQUAL;
            case GREATER -> BinaryOperator.GREATER;
            case GREATER_EQUAL -> BinaryOperator.GREATER_OR_EQUAL;
            case LESS -> BinaryOperator.LESS;
            case LESS_EQUAL -> BinaryOperator.LESS_OR_EQUAL;
            case PLUS -> BinaryOperator.ADD;
            case MINUS -> BinaryOperator.SUBTRACT;
            case STAR -> BinaryOperator.MULTIPLY;
            case SLASH -> BinaryOperator.DIVIDE;
            case PERCENT -> BinaryOperator.MODULO;
            default -> null;
        };
    }

    /** A term with the traversals that follow it; an operator before it applies to all of that. */
    private Expression parseOperand() {
        int deepestBefore = reader.deepest();
        reader.setDeepest(reader.depth());
        Expression whole = traversals.parse(parseTerm());
        reader.setDeepest(Math.max(deepestBefore, reader.deepest()));
        return whole;
    }

    private Expression parseTerm() {
        int token = reader.peekToken();
        Span span = reader.spanOf(token);
        switch (reader.typeOf(token)) {
            case OPEN_PAREN -> {
                reader.read();
                return parseParentheses(span);
            }
            case NUMBER -> {
                reader.read();
                return number(token);
            }
            case IDENTIFIER -> {
                reader.read();
                return parseNamed(token);
            }
            case OPEN_QUOTE -> {
                reader.read();
                return templates.parseQuoted(span);
            }
            case OPEN_HEREDOC -> {
                reader.read();
                return templates.parseHeredoc(span, reader.byteOf(token, 2) == '-');
            }
            case MINUS -> {
                reader.read();
                return parseUnary(UnaryOperator.NEGATE, span);
            }
            case BANG -> {
                reader.read();
                return parseUnary(UnaryOperator.NOT, span);
            }
            case OPEN_BRACKET -> {
                reader.read();
                return parseTuple(span);
            }
            case OPEN_BRACE -> {
                reader.read();
                return parseObject(span);
            }
            case END -> reader.errorUnlessRecovering("Missing expression",
                    "The text ends where an expression should begin.", span);
            default -> reader.errorUnlessRecovering("Invalid expression", "No expression can begin like this.", span);
        }
        reader.startRecovering();
        return new Invalid(span);
    }

    Expression number(int token) {
        String digits = reader.textOf(token);
        if (Literals.isNumber(digits)) {
            return new NumberLiteral(digits, reader.spanOf(token));
        }
        reader.error("Invalid number literal", "`%s` is not a number.".formatted(digits), reader.spanOf(token));
        return new Invalid(reader.spanOf(token));
    }

    private Expression parseUnary(UnaryOperator operator, Span symbol) {
        Expression operand = reader.enter() ? parseOperand() : new Invalid(symbol);
        reader.exit();
        return new Unary(operator, operand, symbol, Span.between(symbol, operand.span()));
    }

    private Expression parseParentheses(Span open) {
        boolean newlines = reader.setNewlines(false);
        int errors = reader.errors();
        Expression inner = parse();
        if (reader.errors() > errors) {
            reader.recover(TokenType.CLOSE_PAREN);
            reader.setNewlines(newlines);
            return inner;
        }
        if (!reader.at(TokenType.CLOSE_PAREN)) {
            Span found = reader.peekSpan();
            reader.error("Unbalanced parentheses", "The parenthesis that was opened must be closed here.", found,
                    Span.between(open, found));
            reader.startRecovering();
        }
        Span close = reader.spanOf(reader.read());
        reader.setNewlines(newlines);
        return new Parentheses(inner, Span.between(open, close));
    }

    private Expression parseNamed(int name) {
        if (reader.at(TokenType.OPEN_PAREN) || reader.at(TokenType.DOUBLE_COLON)) {
            return parseCall(name);
        }
        Span span = reader.spanOf(name);
        String text = reader.textOf(name);
        return switch (text) {
            case "true" -> new BoolLiteral(true, span);
            case "false" -> new BoolLiteral(false, span);
            case "null" -> new NullLiteral(span);
            default -> new ScopeTraversal(text, span, List.of(), span);
        };
    }

    private Expression parseCall(int first) {
        Span nameSpan = reader.spanOf(first);
        StringBuilder name = new StringBuilder(reader.textOf(first));
        int open = reader.read();
        while (reader.typeOf(open) == TokenType.DOUBLE_COLON) {
            int part = reader.read();
            Span partSpan = reader.spanOf(part);
            if (reader.typeOf(part) != TokenType.IDENTIFIER) {
                return notACall("Missing function name", "After `::` comes the name of a function.", nameSpan,
                        partSpan);
            }
            name.append("::").append(reader.textOf(part));
            nameSpan = Span.between(nameSpan, partSpan);
            open = reader.read();
        }
        if (reader.typeOf(open) != TokenType.OPEN_PAREN) {
            return notACall("Missing open parenthesis",
                    "A name with `::` in it is a function's, so its arguments must follow in parentheses.", nameSpan,
                    reader.spanOf(open));
        }
        boolean newlines = reader.setNewlines(false);
        Expression call = parseArguments(name.toString(), nameSpan, reader.spanOf(open));
        reader.setNewlines(newlines);
        return call;
    }

    private Expression notACall(String summary, String detail, Span name, Span found) {
        Span context = Span.between(name, found);
        reader.error(summary, detail, found, context);
        reader.recoverOver(TokenType.OPEN_PAREN);
        return new Invalid(context);
    }

    private Expression parseArguments(String name, Span nameSpan, Span open) {
        List<Expression> arguments = new ArrayList<>();
        boolean expandFinal = false;
        while (true) {
            if (reader.at(TokenType.CLOSE_PAREN)) {
                reader.read();
                break;
            }
            int errors = reader.errors();
            arguments.add(parse());
            if (reader.lostSince(errors)) {
                reader.recover(TokenType.CLOSE_PAREN);
                break;
            }
            int separator = reader.read();
            TokenType type = reader.typeOf(separator);
            if (type == TokenType.CLOSE_PAREN) {
                break;
            }
            if (type == TokenType.ELLIPSIS) {
                expandFinal = true;
                closeAfterEllipsis(nameSpan, reader.spanOf(separator));
                break;
            }
            if (type != TokenType.COMMA) {
                missingSeparator(separator, nameSpan, open);
                reader.recover(TokenType.CLOSE_PAREN);
                break;
            }
        }
        return new FunctionCall(name, nameSpan, List.copyOf(arguments), expandFinal, open, reader.previousSpan());
    }

    private void closeAfterEllipsis(Span name, Span ellipsis) {
        if (reader.at(TokenType.CLOSE_PAREN)) {
            reader.read();
            return;
        }
        reader.errorUnlessRecovering("Missing closing parenthesis",
                "An argument expanded with `...` must be the last, followed by the closing parenthesis.", ellipsis,
                Span.between(name, ellipsis));
        reader.recover(TokenType.CLOSE_PAREN);
    }

    private void missingSeparator(int found, Span name, Span open) {
        if (reader.typeOf(found) == TokenType.END) {
            reader.error("Unterminated function call",
                    "This call is never closed; perhaps a parenthesis within it has no partner.",
                    Span.between(name, open));
        } else {
            Span span = reader.spanOf(found);
            reader.error("Missing argument separator", "Arguments are separated by commas.", span,
                    Span.between(name, span));
        }
    }

    private Expression parseTuple(Span open) {
        boolean newlines = reader.setNewlines(false);
        Expression tuple = reader.atKeyword("for")
                ? loops.parse(open, TokenType.CLOSE_BRACKET)
                : parseTupleElements(open);
        reader.setNewlines(newlines);
        return tuple;
    }

    private Expression parseTupleElements(Span open) {
        List<Expression> elements = new ArrayList<>();
        int close;
        while (true) {
            if (reader.at(TokenType.CLOSE_BRACKET)) {
                close = reader.read();
                break;
            }
            int errors = reader.errors();
            elements.add(parse());
            if (reader.lostSince(errors)) {
                close = reader.recover(TokenType.CLOSE_BRACKET);
                break;
            }
            if (reader.at(TokenType.COMMA)) {
                reader.read();
            } else if (!reader.at(TokenType.CLOSE_BRACKET)) {
                unterminatedOr(open, "Unterminated tuple constructor expression", "bracket", "Missing item separator",
                        "The items of a tuple are separated by commas.");
                close = reader.recover(TokenType.CLOSE_BRACKET);
                break;
            }
        }
        return new Tuple(List.copyOf(elements), open, Span.between(open, reader.spanOf(close)));
    }

    /** What is missing at the next token: if that is the end, the closing bracket; else something before the token. */
    private void unterminatedOr(Span open, String unterminated, String bracket, String missing, String detail) {
        Span found = reader.peekSpan();
        if (reader.at(TokenType.END)) {
            reader.errorUnlessRecovering(unterminated,
                    "This %s is never closed; perhaps one within it has no partner.".formatted(bracket), open);
        } else {
            reader.errorUnlessRecovering(missing, detail, found, Span.between(open, found));
        }
    }

    private Expression parseObject(Span open) {
        // A for expression may begin on the next line; the items of an object are separated by newlines.
        boolean newlines = reader.setNewlines(false);
        boolean isFor = reader.atKeyword("for");
        reader.setNewlines(!isFor);
        Expression object = isFor ? loops.parse(open, TokenType.CLOSE_BRACE) : parseObjectItems(open);
        reader.setNewlines(newlines);
        return object;
    }

    private Expression parseObjectItems(Span open) {
        List<ObjectConstructor.Item> items = new ArrayList<>();
        int close;
        while (true) {
            if (reader.at(TokenType.NEWLINE)) {
                reader.read();
                continue;
            }
            if (reader.at(TokenType.CLOSE_BRACE)) {
                close = reader.read();
                break;
            }
            if (!parseObjectItem(open, items)) {
                close = reader.recover(TokenType.CLOSE_BRACE);
                break;
            }
        }
        return new ObjectConstructor(List.copyOf(items), open, Span.between(open, reader.spanOf(close)));
    }

    /** An item with the separator that follows it; false if the rest of the object is to be skipped. */
    private boolean parseObjectItem(Span open, List<ObjectConstructor.Item> items) {
        boolean parenthesized = reader.at(TokenType.OPEN_PAREN);
        int errors = reader.errors();
        Expression key = parse();
        if (reader.lostSince(errors)) {
            return false;
        }
        if (!reader.at(TokenType.EQUALS) && !reader.at(TokenType.COLON)) {
            missingValue(open);
            return false;
        }
        reader.read();
        errors = reader.errors();
        Expression value = parse();
        if (reader.lostSince(errors)) {
            return false;
        }
        items.add(new ObjectConstructor.Item(objectKey(key, parenthesized), value));
        if (reader.at(TokenType.COMMA) || reader.at(TokenType.NEWLINE)) {
            reader.read();
            return true;
        }
        if (reader.at(TokenType.CLOSE_BRACE)) {
            return true;
        }
        unterminatedOr(open, "Unterminated object constructor expression", "brace", "Missing attribute separator",
                "The attributes of an object are separated by newlines or commas.");
        return false;
    }

    private void missingValue(Span open) {
        Span found = reader.peekSpan();
        switch (reader.peek()) {
            case NEWLINE, COMMA -> reader.errorUnlessRecovering("Missing attribute value",
                    "After the name of an attribute come `=` and its value.", found, Span.between(open, found));
            case IDENTIFIER -> reader.errorUnlessRecovering("Missing key/value separator",
                    "After the name of an attribute comes `=`; a name with dots or spaces in it must be in quotes.",
                    found, Span.between(open, found));
            default -> unterminatedOr(open, "Unterminated object constructor expression", "brace",
                    "Missing key/value separator", "After the name of an attribute comes `=`.");
        }
    }

    private static ObjectConstructor.Key objectKey(Expression key, boolean parenthesized) {
        if (!parenthesized) {
            switch (key) {
                case ScopeTraversal name when name.steps().isEmpty() -> {
                    return new ObjectConstructor.Key.Name(name.root(), name.span());
                }
                case ScopeTraversal reference -> {
                    return new ObjectConstructor.Key.Ambiguous(reference);
                }
                case BoolLiteral word -> {
                    return new ObjectConstructor.Key.Name(Boolean.toString(word.value()), word.span());
                }
                case NullLiteral word -> {
                    return new ObjectConstructor.Key.Name("null", word.span());
                }
                default -> {
                    // An expression that no name is mistaken for.
                }
            }
        }
        return new ObjectConstructor.Key.Computed(key);
    }
}
