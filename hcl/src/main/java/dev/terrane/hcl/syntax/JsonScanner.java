package dev.terrane.hcl.syntax;

import dev.terrane.hcl.source.Span;

/** Cuts JSON into tokens, one at a time. What cannot be a token is one of a single character, and the last before the end. */
final class JsonScanner {

    enum Kind {
        OPEN_BRACE,
        CLOSE_BRACE,
        OPEN_BRACKET,
        CLOSE_BRACKET,
        COMMA,
        COLON,
        EQUALS,
        STRING,
        NUMBER,
        KEYWORD,
        INVALID,
        END
    }

    record Token(Kind kind, Span span) {}

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

    boolean at(Kind kind) {
        return next.kind == kind;
    }

    Token read() {
        Token token = next;
        next = switch (token.kind) {
            case END -> token;
            case INVALID -> new Token(Kind.END, Span.at(token.span.end()));
            default -> scan();
        };
        return token;
    }

    private Token scan() {
        while (at < text.length && isWhitespace(text[at])) {
            at++;
        }
        if (at == text.length) {
            return new Token(Kind.END, Span.at(at));
        }
        int start = at;
        Kind kind = scanToken(text[at]);
        return new Token(kind, new Span(start, at));
    }

    private Kind scanToken(byte first) {
        return switch (first) {
            case '{' -> single(Kind.OPEN_BRACE);
            case '}' -> single(Kind.CLOSE_BRACE);
            case '[' -> single(Kind.OPEN_BRACKET);
            case ']' -> single(Kind.CLOSE_BRACKET);
            case ',' -> single(Kind.COMMA);
            case ':' -> single(Kind.COLON);
            case '=' -> single(Kind.EQUALS);
            case '"' -> {
                skipString();
                yield Kind.STRING;
            }
            default -> {
                if (startsNumber(first)) {
                    while (at < text.length && isInNumber(text[at])) {
                        at++;
                    }
                    yield Kind.NUMBER;
                }
                if (isLetter(first)) {
                    while (at < text.length && (isLetter(text[at]) || text[at] == '_')) {
                        at++;
                    }
                    yield Kind.KEYWORD;
                }
                skipCharacter();
                yield Kind.INVALID;
            }
        };
    }

    private void skipCharacter() {
        at++;
        while (at < text.length && (text[at] & 0xC0) == 0x80) {
            at++;
        }
    }

    private Kind single(Kind kind) {
        at++;
        return kind;
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
