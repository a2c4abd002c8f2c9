package dev.terrane.hcl.function.encoding.yaml;

import dev.terrane.hcl.value.Budget;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Values as YAML, character for character as Go's port of libyaml writes them: strings and keys in double quotes, folded
 * beyond 80 columns; strings of several lines as literal blocks where they have no trailing spaces or unprintable
 * characters; sequences not indented below their key.
 */
public final class YamlWriter {

    private static final int INDENT = 2;
    private static final int WIDTH = 80;
    private static final int LONGEST_SIMPLE_KEY = 128;

    private final StringBuilder out = new StringBuilder();
    private int column;
    private int indent = -1;
    /** Whether a space or an indicator that needs none was written last. */
    private boolean whitespace = true;
    /** Whether nothing but indentation and indicators that count as such is on the line. */
    private boolean indention = true;

    private YamlWriter() {}

    /** The document of a wholly known value without marks. */
    public static String write(Value value) {
        YamlWriter writer = new YamlWriter();
        writer.node(value, false);
        boolean plainRoot = value.isNull() || value.type() == Type.NUMBER || value.type() == Type.BOOL;
        writer.indent = 0;
        writer.startLine();
        return plainRoot ? writer.out.append("...\n").toString() : writer.out.toString();
    }

    private void node(Value value, boolean inMapping) {
        Budget.stringLength(out.length());
        if (value.isNull()) {
            plain("null");
            return;
        }
        switch (value.type()) {
            case Type.Primitive primitive -> {
                switch (primitive) {
                    case STRING -> string(value.asString(), false);
                    case NUMBER -> plain(value.asNumber().toString());
                    case BOOL -> plain(Boolean.toString(value.asBoolean()));
                }
            }
            case Type.ListType _,Type.SetType _,Type.TupleType _ -> sequence(value.elements(), inMapping);
            case Type.MapType _,Type.ObjectType _ -> mapping(value.entries());
            case Type.Dynamic _ -> throw new IllegalArgumentException("an unknown value");
        }
    }

    private void sequence(List<Value> elements, boolean inMapping) {
        if (elements.isEmpty()) {
            indicator("[", true, true, false);
            indicator("]", false, false, false);
            return;
        }
        int outer = indent;
        boolean sameIndent = inMapping && !indention;
        indent = indent < 0 ? 0 : sameIndent ? indent : indent + INDENT;
        for (Value element : elements) {
            startLine();
            indicator("-", true, false, true);
            node(element, false);
        }
        indent = outer;
    }

    private void mapping(Map<String, Value> entries) {
        if (entries.isEmpty()) {
            indicator("{", true, true, false);
            indicator("}", false, false, false);
            return;
        }
        int outer = indent;
        indent = indent < 0 ? 0 : indent + INDENT;
        entries.forEach((key, value) -> {
            startLine();
            if (isSimpleKey(key)) {
                string(key, true);
                indicator(":", false, false, false);
            } else {
                indicator("?", true, false, true);
                string(key, false);
                startLine();
                indicator(":", true, false, true);
            }
            node(value, true);
        });
        indent = outer;
    }

    private static boolean isSimpleKey(String key) {
        return key.getBytes(StandardCharsets.UTF_8).length <= LONGEST_SIMPLE_KEY
                && key.codePoints().noneMatch(YamlWriter::isBreak);
    }

    /** Numbers and keywords: no spaces, nothing to be quoted. */
    private void plain(String text) {
        if (!whitespace) {
            put(' ');
        }
        text.codePoints().forEach(this::put);
        whitespace = false;
        indention = false;
    }

    private void string(String text, boolean simpleKey) {
        int outer = indent;
        indent = indent < 0 ? INDENT : indent + INDENT;
        if (!simpleKey && text.indexOf('\n') >= 0 && isLiteral(text)) {
            literal(text);
        } else {
            quoted(text, !simpleKey);
        }
        indent = outer;
    }

    private static boolean isLiteral(String text) {
        int previous = -1;
        for (int at = 0; at < text.length();) {
            int c = text.codePointAt(at);
            if (!isPrintable(c) || (previous == ' ' && isBreak(c))) {
                return false;
            }
            previous = c;
            at += Character.charCount(c);
        }
        return previous != ' ';
    }

    private void literal(String text) {
        indicator("|", true, false, false);
        int first = text.codePointAt(0);
        if (first == ' ' || isBreak(first)) {
            indicator(Integer.toString(INDENT), false, false, false);
        }
        int last = text.codePointBefore(text.length());
        int beforeLast = text.length() - Character.charCount(last);
        if (!isBreak(last)) {
            indicator("-", false, false, false);
        } else if (beforeLast == 0 || isBreak(text.codePointBefore(beforeLast))) {
            indicator("+", false, false, false);
        }
        breakLine();
        indention = true;
        whitespace = true;
        boolean breaks = true;
        for (int at = 0; at < text.length();) {
            int c = text.codePointAt(at);
            if (isBreak(c)) {
                put(c);
                column = 0;
                indention = true;
                breaks = true;
            } else {
                if (breaks) {
                    startLine();
                }
                put(c);
                indention = false;
                breaks = false;
            }
            at += Character.charCount(c);
        }
    }

    private void quoted(String text, boolean mayFold) {
        indicator("\"", true, false, false);
        // A byte order mark at the start makes libyaml take every character for one.
        boolean escapeAll = text.startsWith("\uFEFF");
        boolean spaces = false;
        for (int at = 0; at < text.length();) {
            int c = text.codePointAt(at);
            if (escapeAll || !isPrintable(c) || isBreak(c) || c == '"' || c == '\\') {
                escape(c);
                spaces = false;
            } else if (c == ' ') {
                if (mayFold && !spaces && column > WIDTH && at > 0 && at < text.length() - 1) {
                    startLine();
                    if (text.charAt(at + 1) == ' ') {
                        put('\\');
                    }
                } else {
                    put(c);
                }
                spaces = true;
            } else {
                put(c);
                spaces = false;
            }
            at += Character.charCount(c);
        }
        indicator("\"", false, false, false);
        whitespace = false;
        indention = false;
    }

    private void escape(int c) {
        put('\\');
        int letter = switch (c) {
            case 0 -> '0';
            case 7 -> 'a';
            case 8 -> 'b';
            case 9 -> 't';
            case 10 -> 'n';
            case 11 -> 'v';
            case 12 -> 'f';
            case 13 -> 'r';
            case 0x1B -> 'e';
            case '"', '\\' -> c;
            case 0x85 -> 'N';
            case 0xA0 -> '_';
            case 0x2028 -> 'L';
            case 0x2029 -> 'P';
            default -> -1;
        };
        if (letter >= 0) {
            put(letter);
            return;
        }
        put(c <= 0xFF ? 'x' : c <= 0xFFFF ? 'u' : 'U');
        int width = c <= 0xFF ? 2 : c <= 0xFFFF ? 4 : 8;
        String hex = Integer.toHexString(c).toUpperCase(Locale.ROOT);
        ("0".repeat(width - hex.length()) + hex).chars().forEach(this::put);
    }

    /** What is written as it is: neither control characters nor anything beyond the basic plane. */
    private static boolean isPrintable(int c) {
        return c == '\n' || (c >= 0x20 && c <= 0x7E) || (c >= 0xA0 && c <= 0xFFFD && c != 0xFEFF
                && !(c >= 0xD800 && c <= 0xDFFF));
    }

    private static boolean isBreak(int c) {
        return c == '\r' || c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    private void startLine() {
        int wanted = Math.max(indent, 0);
        if (!indention || column > wanted || (column == wanted && !whitespace)) {
            breakLine();
        }
        while (column < wanted) {
            put(' ');
        }
        whitespace = true;
        indention = true;
    }

    private void indicator(String text, boolean needsWhitespace, boolean isWhitespace, boolean isIndention) {
        if (needsWhitespace && !whitespace) {
            put(' ');
        }
        text.codePoints().forEach(this::put);
        whitespace = isWhitespace;
        indention &= isIndention;
    }

    private void put(int c) {
        out.appendCodePoint(c);
        column++;
    }

    private void breakLine() {
        out.append('\n');
        column = 0;
    }
}
