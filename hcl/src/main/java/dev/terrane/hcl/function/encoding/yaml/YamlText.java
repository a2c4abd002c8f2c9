package dev.terrane.hcl.function.encoding.yaml;

import dev.terrane.hcl.function.FunctionException;

/** A YAML text, without a byte order mark at its start, and a place in it. Beyond the end stand zeros, which the text itself cannot contain. */
final class YamlText {

    static final int END = 0;
    private static final int NEXT_LINE = 0x85;
    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;

    private final int[] text;
    private int at;
    private int line = 1;
    private int column;

    YamlText(String text) {
        this.text = text.codePoints().skip(text.startsWith("\uFEFF") ? 1 : 0).toArray();
        for (int i = 0; i < this.text.length; i++) {
            if (!isAllowed(this.text[i])) {
                throw new FunctionException("control characters are not allowed");
            }
        }
    }

    private static boolean isAllowed(int c) {
        return c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && c <= '~') || c == NEXT_LINE
                || (c >= 0xA0 && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF));
    }

    int index() {
        return at;
    }

    int line() {
        return line;
    }

    /** How many characters stand before this one in its line. */
    int column() {
        return column;
    }

    int peek() {
        return peek(0);
    }

    int peek(int distance) {
        return at + distance < text.length ? text[at + distance] : END;
    }

    boolean at(char c) {
        return peek() == c;
    }

    boolean atEnd() {
        return peek() == END;
    }

    /** A space or a tab. */
    boolean atBlank() {
        return isBlank(peek());
    }

    boolean atBreak() {
        return isBreak(peek());
    }

    boolean atBreakOrEnd() {
        return atBreak() || atEnd();
    }

    /** Whether a blank, a line break or the end is so far away. */
    boolean spaceAt(int distance) {
        int c = peek(distance);
        return isBlank(c) || isBreak(c) || c == END;
    }

    boolean atWord() {
        int c = peek();
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
    }

    /** Whether {@code ---} or {@code ...} stands here by itself at the start of a line. */
    boolean atDocumentIndicator() {
        int c = peek();
        return column == 0 && (c == '-' || c == '.') && peek(1) == c && peek(2) == c && spaceAt(3);
    }

    static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    static boolean isBreak(int c) {
        return c == '\n' || c == '\r' || c == NEXT_LINE || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
    }

    void skip() {
        at++;
        column++;
    }

    void skip(int count) {
        for (int i = 0; i < count; i++) {
            skip();
        }
    }

    void read(StringBuilder into) {
        into.appendCodePoint(peek());
        skip();
    }

    /** Passes a line break, if one stands here; what is read is a line feed but for Unicode's own separators. */
    void readBreak(StringBuilder into) {
        int c = peek();
        if (isBreak(c)) {
            into.appendCodePoint(c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR ? c : '\n');
            skipBreak();
        }
    }

    void skipBreak() {
        if (atBreak()) {
            at += peek() == '\r' && peek(1) == '\n' ? 2 : 1;
            column = 0;
            line++;
        }
    }

    /** At the end of the text, makes it end with its line, so that nothing waits for the rest of that. */
    void endLine() {
        if (column > 0) {
            column = 0;
            line++;
        }
    }

    void skipBlanks() {
        while (atBlank()) {
            skip();
        }
    }

    void skipComment() {
        if (at('#')) {
            while (!atBreakOrEnd()) {
                skip();
            }
        }
    }

    FunctionException problem(String what) {
        return new FunctionException("line " + line + ": " + what);
    }
}
