package dev.terrane.hcl.syntax;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.source.Span;
import dev.terrane.hcl.syntax.Block.Label;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parses bodies, attributes and blocks (HCL specification, "Structural Elements"). After an error it goes on at the next
 * line that is not inside of brackets.
 */
final class BodyParser {

    private static final String ITEM_REQUIRED = "Argument or block definition required";
    private static final String ARGUMENT_OR_BLOCK = "An argument, `name = value`, or a block, `type { … }`, is expected here.";
    private static final String INVALID_BLOCK = "Invalid block definition";
    private static final String INVALID_ONE_LINE_BLOCK = "Invalid single-argument block definition";
    private static final String UNCLOSED_BLOCK = "Unclosed configuration block";
    private static final String NEVER_CLOSED = "This block is never closed; perhaps a brace within it has no partner.";

    private final TokenReader reader;
    private final ExpressionParser expressions;

    BodyParser(TokenReader reader) {
        this.reader = reader;
        this.expressions = new ExpressionParser(reader);
    }

    /** The body up to a closing brace or the end of the text, which is read. */
    Body parse(TokenType closing) {
        Span start = reader.previousSpan();
        Map<String, Attribute> attributes = new HashMap<>();
        List<Attribute> inOrder = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        Span end;
        while (true) {
            if (reader.at(closing)) {
                end = reader.spanOf(reader.read());
                break;
            }
            if (reader.at(TokenType.NEWLINE)) {
                reader.read();
            } else if (reader.at(TokenType.IDENTIFIER)) {
                parseItem(attributes, inOrder, blocks);
            } else {
                Span found = reader.spanOf(reader.peekToken());
                noItem(reader.typeOf(reader.read()), found, start);
                end = found;
                reader.recover(closing);
                break;
            }
        }
        return new Body(reader.source(), List.copyOf(inOrder), List.copyOf(blocks), Span.between(start, end));
    }

    private void noItem(TokenType type, Span found, Span start) {
        switch (type) {
            case OPEN_QUOTE -> reader.errorUnlessRecovering("Invalid argument name",
                    "The name of an argument must not be in quotes.", found);
            case END -> reader.errorUnlessRecovering(UNCLOSED_BLOCK, NEVER_CLOSED, start);
            default -> reader.errorUnlessRecovering(ITEM_REQUIRED, ARGUMENT_OR_BLOCK, found);
        }
    }

    private void parseItem(Map<String, Attribute> attributes, List<Attribute> inOrder, List<Block> blocks) {
        int name = reader.read();
        switch (reader.peek()) {
            case EQUALS -> {
                Attribute attribute = parseAttribute(name, false);
                Attribute earlier = attributes.putIfAbsent(attribute.name(), attribute);
                if (earlier == null) {
                    inOrder.add(attribute);
                } else {
                    reader.report(SchemaProblems.setTwice(attribute.name(), reader.range(earlier.nameSpan()),
                            reader.range(attribute.nameSpan())));
                }
            }
            case OPEN_QUOTE, OPEN_BRACE, IDENTIFIER -> blocks.add(parseBlock(name));
            default -> {
                reader.recoverAfterItem();
                reader.error(ITEM_REQUIRED, ARGUMENT_OR_BLOCK, reader.spanOf(name));
            }
        }
    }

    private Attribute parseAttribute(int name, boolean oneLineBlock) {
        Span nameSpan = reader.spanOf(name);
        reader.read();
        int errors = reader.errors();
        Expression value = expressions.parse();
        Span end = reader.previousSpan();
        if (reader.lostSince(errors)) {
            reader.recoverAfterItem();
        } else if (!oneLineBlock) {
            if (!reader.at(TokenType.NEWLINE) && !reader.at(TokenType.END)) {
                missingNewline(nameSpan);
                reader.recoverAfterItem();
            } else {
                reader.read();
            }
        }
        return new Attribute(reader.textOf(name), value, nameSpan, Span.between(nameSpan, end));
    }

    private void missingNewline(Span name) {
        Span found = reader.peekSpan();
        if (reader.at(TokenType.COMMA)) {
            reader.errorUnlessRecovering("Unexpected comma after argument",
                    "Arguments are separated by newlines, not by commas.", found, Span.between(name, found));
        } else {
            reader.errorUnlessRecovering("Missing newline after argument",
                    "The line must end after an argument.", found, Span.between(name, found));
        }
    }

    private Block parseBlock(int typeToken) {
        Span type = reader.spanOf(typeToken);
        String typeName = reader.textOf(typeToken);
        List<Label> labels = new ArrayList<>();
        while (!reader.at(TokenType.OPEN_BRACE)) {
            if (reader.at(TokenType.OPEN_QUOTE)) {
                labels.add(parseQuotedLabel());
            } else if (reader.at(TokenType.IDENTIFIER)) {
                int label = reader.read();
                labels.add(new Label(reader.textOf(label), reader.spanOf(label)));
            } else {
                noBlock(type);
                reader.recoverAfterItem();
                Body empty = new Body(reader.source(), List.of(), List.of(), type);
                return new Block(typeName, type, List.copyOf(labels), empty, type, type);
            }
        }
        Span open = reader.spanOf(reader.read());
        Body body = parseBlockBody(type, open);
        Span close = reader.previousSpan();
        if (reader.at(TokenType.NEWLINE) || reader.at(TokenType.END)) {
            reader.read();
        } else {
            Span found = reader.peekSpan();
            reader.errorUnlessRecovering("Missing newline after block definition",
                    "The line must end after a block.", found, Span.between(type, found));
            reader.recoverAfterItem();
        }
        return new Block(typeName, type, List.copyOf(labels), body, open, Span.between(type, close));
    }

    private void noBlock(Span type) {
        Span found = reader.peekSpan();
        Span context = Span.between(type, found);
        switch (reader.peek()) {
            case EQUALS -> reader.error(INVALID_BLOCK,
                    "An equals sign is for arguments, whose name is a single word; a block has none.", found, context);
            case NEWLINE -> reader.error(INVALID_BLOCK,
                    "The opening brace of a block must be on the line of its type and labels.", found, context);
            default -> reader.errorUnlessRecovering(INVALID_BLOCK,
                    "After the type of a block come labels, in quotes, and `{`.", found, context);
        }
    }

    private Body parseBlockBody(Span type, Span open) {
        if (!reader.enter()) {
            reader.exit();
            return new Body(reader.source(), List.of(), List.of(), open);
        }
        Body body = switch (reader.peek()) {
            case NEWLINE, END, CLOSE_BRACE -> parse(TokenType.CLOSE_BRACE);
            default -> parseOneLineBody(type, open);
        };
        reader.exit();
        return body;
    }

    private Body parseOneLineBody(Span type, Span open) {
        int errors = reader.errors();
        Optional<Attribute> attribute = parseOnlyAttribute();
        if (reader.at(TokenType.CLOSE_BRACE)) {
            reader.read();
        } else {
            // What is wrong with the block comes before what is wrong in it.
            notClosed(type, open).ifPresent(error -> reader.report(errors, error));
            reader.recover(TokenType.CLOSE_BRACE);
        }
        List<Attribute> attributes = attribute.map(List::of).orElse(List.of());
        Span span = attribute.map(Attribute::span).orElse(Span.between(open, reader.previousSpan()));
        return new Body(reader.source(), attributes, List.of(), span);
    }

    /** Why a block on one line is not closed after its argument; empty if that may come from an earlier error. */
    private Optional<Diagnostic> notClosed(Span type, Span open) {
        TokenType found = reader.peek();
        if (reader.isRecovering() && found != TokenType.COMMA && found != TokenType.NEWLINE) {
            return Optional.empty();
        }
        if (found == TokenType.END) {
            return Optional.of(Diagnostic.error(UNCLOSED_BLOCK, NEVER_CLOSED, reader.range(open))
                    .withContext(reader.range(Span.between(type, open))));
        }
        String detail = switch (found) {
            case COMMA -> "A block on one line can have only one argument; put several on lines of their own.";
            case NEWLINE -> "A block with an argument on its first line must be closed on that line.";
            default -> "After the only argument of a block on one line comes `}`.";
        };
        return Optional.of(Diagnostic.error(INVALID_ONE_LINE_BLOCK, detail, reader.range(reader.peekSpan())));
    }

    private Optional<Attribute> parseOnlyAttribute() {
        int name = reader.read();
        Span span = reader.spanOf(name);
        if (reader.typeOf(name) != TokenType.IDENTIFIER) {
            reader.recoverAfterItem();
            reader.error(ITEM_REQUIRED, ARGUMENT_OR_BLOCK, span);
            return Optional.empty();
        }
        switch (reader.peek()) {
            case EQUALS -> {
                return Optional.of(parseAttribute(name, true));
            }
            case OPEN_QUOTE, OPEN_BRACE, IDENTIFIER -> {
                Span next = reader.peekSpan();
                reader.recoverAfterItem();
                reader.error("Argument definition required",
                        "A block on one line can have only an argument; put blocks on lines of their own.",
                        Span.between(span, next));
            }
            default -> {
                reader.recoverAfterItem();
                reader.error(ITEM_REQUIRED, ARGUMENT_OR_BLOCK, span);
            }
        }
        return Optional.empty();
    }

    private Label parseQuotedLabel() {
        Span open = reader.spanOf(reader.read());
        StringBuilder label = new StringBuilder();
        while (true) {
            int token = reader.read();
            Span span = reader.spanOf(token);
            Span context = Span.between(open, span);
            switch (reader.typeOf(token)) {
                case CLOSE_QUOTE -> {
                    return new Label(label.toString(), context);
                }
                case QUOTED_TEXT -> label.append(Literals.quotedText(reader, token));
                case INTERPOLATION, DIRECTIVE -> {
                    String sigil = reader.textOf(token).substring(0, 1);
                    reader.error("Invalid string literal",
                            "A label must not contain template sequences. For the text `%s{`, write `%s%s{`.".formatted(
                                    sigil,
                                    sigil, sigil),
                            span, context);
                    reader.recover(TokenType.SEQUENCE_END);
                }
                case END -> {
                    reader.error("Unterminated string literal", "The text ends before the closing quote.", span,
                            context);
                    return new Label(label.toString(), context);
                }
                default -> {
                    reader.error("Invalid string literal", "This cannot be in a string.", span, context);
                    reader.recover(TokenType.CLOSE_QUOTE);
                    return new Label(label.toString(), context);
                }
            }
        }
    }
}
