package dev.terrane.hcl.value.json;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads JSON (RFC 8259) as strictly as Go does; a part of a surrogate pair on its own becomes U+FFFD. */
final class JsonReader {
    private static final int MAX_DEPTH = 1_000;

    private final String text;
    private int at;
    private int depth;

    JsonReader(String text) {
        this.text = text;
    }

    /** The value that the text starts with. */
    Json read() {
        return value();
    }

    /** Whether something else follows. As in Go, what starts with a closing bracket is not looked at. */
    boolean hasMore() {
        skipSpace();
        return at < text.length() && text.charAt(at) != ']' && text.charAt(at) != '}';
    }

    private Json value() {
        skipSpace();
        if (at >= text.length()) {
            throw unexpected("a value");
        }
        return switch (text.charAt(at)) {
            case '{' -> nested(this::object);
            case '[' -> nested(this::array);
            case '"' -> new Json.JsonText(string());
            case 't' -> word("true", new Json.JsonBool(true));
            case 'f' -> word("false", new Json.JsonBool(false));
            case 'n' -> word("null", Json.JsonNull.NULL);
            default -> number();
        };
    }

    private Json nested(Supplier<Json> reader) {
        if (++depth > MAX_DEPTH) {
            throw new JsonException("more than " + MAX_DEPTH + " levels of nesting");
        }
        Json json = reader.get();
        depth--;
        return json;
    }

    private Json object() {
        at++;
        List<Json.Member> members = new ArrayList<>();
        if (!closes('}')) {
            do {
                skipSpace();
                if (at >= text.length() || text.charAt(at) != '"') {
                    throw unexpected("the name of a property in quotes");
                }
                String name = string();
                skipSpace();
                expect(':');
                members.add(new Json.Member(name, value()));
            } while (another('}'));
        }
        return new Json.JsonObject(members);
    }

    private Json array() {
        at++;
        List<Json> elements = new ArrayList<>();
        if (!closes(']')) {
            do {
                elements.add(value());
            } while (another(']'));
        }
        return new Json.JsonArray(elements);
    }

    private boolean closes(char bracket) {
        skipSpace();
        if (at < text.length() && text.charAt(at) == bracket) {
            at++;
            return true;
        }
        return false;
    }

    private boolean another(char bracket) {
        if (closes(bracket)) {
            return false;
        }
        if (at >= text.length() || text.charAt(at) != ',') {
            throw unexpected("a comma or \"" + bracket + "\"");
        }
        at++;
        return true;
    }

    private Json word(String word, Json json) {
        if (!text.startsWith(word, at)) {
            throw unexpected("a value");
        }
        at += word.length();
        return json;
    }

    private Json number() {
        int start = at;
        accept('-');
        if (!accept('0')) {
            digits();
        }
        if (accept('.')) {
            digits();
        }
        if (accept('e') || accept('E')) {
            if (!accept('+')) {
                accept('-');
            }
            digits();
        }
        return new Json.JsonNumber(text.substring(start, at));
    }

    private void digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw unexpected("a value");
        }
    }

    private boolean accept(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private String string() {
        int start = ++at;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\' && text.charAt(at) >= ' ') {
            at++;
        }
        if (accept('"')) {
            return text.substring(start, at - 1);
        }
        StringBuilder string = new StringBuilder(text.substring(start, at));
        while (!accept('"')) {
            if (at >= text.length() || text.charAt(at) < ' ') {
                throw unexpected("a character of a string");
            }
            char c = text.charAt(at++);
            string.append(c == '\\' ? escape() : c);
        }
        return withoutHalves(string);
    }

    private char escape() {
        char c = at < text.length() ? text.charAt(at++) : 0;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
                    if (digit < 0 || text.charAt(at) > 'f') {
                        throw unexpected("four hexadecimal digits");
                    }
                    code = code * 16 + digit;
                    at++;
                }
                yield (char) code;
            }
            default -> {
                at--;
                throw unexpected("an escape sequence");
            }
        };
    }

    private static String withoutHalves(StringBuilder string) {
        StringBuilder whole = new StringBuilder(string.length());
        string.codePoints().forEach(c -> whole.appendCodePoint(
                c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '\uFFFD' : c));
        return whole.toString();
    }

    private void expect(char c) {
        if (!accept(c)) {
            throw unexpected("\"" + c + "\"");
        }
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private JsonException unexpected(String wanted) {
        if (at >= text.length()) {
            return new JsonException("the text ends where " + wanted + " is needed");
        }
        int line = 1 + (int) text.chars().limit(at).filter(c -> c == '\n').count();
        int column = at - text.lastIndexOf('\n', at - 1);
        return new JsonException("\"" + Character.toString(text.codePointAt(at)) + "\" at line " + line + ", column "
                + column + " where " + wanted + " is needed");
    }
}
