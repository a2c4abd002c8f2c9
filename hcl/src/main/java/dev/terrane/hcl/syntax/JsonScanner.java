package dev.terrane.hcl.syntax;

import dev.terrane.hcl.source.Span;

/** Cuts JSON into tokens, one at a time. What cannot be a token is one of a single character, and the last before the end. */
final class JsonScanner {

    enum Type {
        OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET, COMMA, COLON, EQUALS, STRING, NUMBER, KEYWORD, INVALID, END
    }

    record Token(Type type, Span span) {}

    private final byte[] text;
    private int at;
    private Token next;

    JsonScanner(byte[] text) {
        this.text = text;
        this.next = scan();
    }

    Token peek() {
        return next;
    }

    boolean at(Type type) {
        return next.type == type;
    }

    Token read() {
        Token token = next;
        next = switch (token.type) {
            case END -> token;
            case INVALID -> new Token(Type.END, Span.at(token.span.end()));
            default -> scan();
        };
        return token;
    }

    private Token scan() {
        while (at < text.length && isWhitespace(text[at])) {
            at++;
        }
        if (at == text.length) {
            return new Token(Type.END, Span.at(at));
        }
        int start = at;
        Type type = scanToken(text[at]);
        return new Token(type, new Span(start, at));
    }

    private Type scanToken(byte first) {
        return switch (first) {
            case '{' -> single(Type.OPEN_BRACE);
            case '}' -> single(Type.CLOSE_BRACE);
            case '[' -> single(Type.OPEN_BRACKET);
            case ']' -> single(Type.CLOSE_BRACKET);
            case ',' -> single(Type.COMMA);
            case ':' -> single(Type.COLON);
            case '=' -> single(Type.EQUALS);
            case '"' -> {
                skipString();
                yield Type.STRING;
            }
            default -> {
                if (startsNumber(first)) {
                    while (at < text.length && isInNumber(text[at])) {
                        at++;
                    }
                    yield Type.NUMBER;
                }
                if (isLetter(first)) {
                    while (at < text.length && (isLetter(text[at]) || text[at] == '_')) {
                        at++;
                    }
                    yield Type.KEYWORD;
                }
                skipCharacter();
                yield Type.INVALID;
            }
        };
    }

    private void skipCharacter() {
        at++;
        while (at < text.length && (text[at] & 0xC0) == 0x80) {
            at++;
        }
    }

    private Type single(Type type) {
        at++;
        return type;
    }

    /** Up to the closing quote, or to a control character, which cannot be in a string. */
    private void skipString() {
        at++;
        while (at < text.length && (text[at] < 0 || text[at] >= ' ')) {
            byte b = text[at++];
            if (b == '"') {
                return;
            }
            if (b == '\\' && at < text.length && (text[at] < 0 || text[at] >= ' ')) {
                at++;
            }
        }
    }

    private static boolean isWhitespace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private static boolean startsNumber(byte b) {
        return b == '-' || b == '+' || b == '.' || (b >= '0' && b <= '9');
    }

    private static boolean isInNumber(byte b) {
        return startsNumber(b) || b == 'e' || b == 'E';
    }

    private static boolean isLetter(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    }
}
