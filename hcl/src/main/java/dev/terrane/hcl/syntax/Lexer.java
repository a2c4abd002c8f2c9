package dev.terrane.hcl.syntax;

import dev.terrane.hcl.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Cuts text into tokens (HCL specification, "Lexical Elements" and "Template Literals"). It takes any bytes and never
 * fails: what is no token of the language becomes {@link TokenType#INVALID}. Its time is linear in the length.
 *
 * <p>
 * Where the specification leaves a choice, it cuts as the Go implementation does, since templates trim and heredocs
 * find their end by whole tokens: a {@code $} or <code>%</code> that starts nothing is a token of its own, and if one
 * more byte is left on its line, so are those two.
 */
public final class Lexer {

    private enum Mode {
        NORMAL, QUOTED, HEREDOC, BARE_TEMPLATE
    }

    /** A heredoc that has been opened: where its marker is, and whether the text stands at the start of a line. */
    private static final class Heredoc {
        private final int markerStart;
        private final int markerEnd;
        private boolean startOfLine = true;

        Heredoc(int markerStart, int markerEnd) {
            this.markerStart = markerStart;
            this.markerEnd = markerEnd;
        }
    }

    private final byte[] text;
    private final Tokens tokens = new Tokens();
    private final Deque<Mode> outerModes = new ArrayDeque<>();
    private final Deque<Heredoc> heredocs = new ArrayDeque<>();
    /** The depth of braces at which each open template sequence ends. */
    private final Deque<Integer> sequenceDepths = new ArrayDeque<>();
    private Mode mode;
    private int braces;
    private int at;
    private boolean noMoreBlockComments;

    private Lexer(byte[] text, Mode mode) {
        this.text = text;
        this.mode = mode;
    }

    /** The tokens of a file of configuration, or of an expression. */
    public static Tokens scan(byte[] text) {
        return new Lexer(text, Mode.NORMAL).scan();
    }

    /** The tokens of a text that is a template as a whole. */
    public static Tokens scanTemplate(byte[] text) {
        return new Lexer(text, Mode.BARE_TEMPLATE).scan();
    }

    /** Whether a name can be written as an identifier: a letter or underscore, then letters, digits, and dashes. */
    public static boolean isIdentifier(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return bytes.length > 0 && new Lexer(bytes, Mode.NORMAL).identifierEnd(0) == bytes.length;
    }

    private Tokens scan() {
        if (Source.hasByteOrderMark(text)) {
            at = 3;
        }
        while (at < text.length) {
            switch (mode) {
                case NORMAL -> scanNormal();
                case QUOTED -> scanQuoted();
                case HEREDOC -> scanHeredoc();
                case BARE_TEMPLATE -> scanBareTemplate();
            }
        }
        tokens.add(TokenType.END, at, at);
        return tokens;
    }

    private void emit(TokenType type, int end) {
        tokens.add(type, at, end);
        at = end;
    }

    private void enter(Mode inner) {
        outerModes.push(mode);
        mode = inner;
    }

    private void leave() {
        mode = outerModes.pop();
    }

    /** The byte at an offset, or -1 after the end. No byte of a valid text is negative: those are 128 and more. */
    private int byteAt(int offset) {
        return offset < text.length ? text[offset] & 0xFF : -1;
    }

    // Outside of templates

    private void scanNormal() {
        int first = byteAt(at);
        int second = byteAt(at + 1);
        switch (first) {
            case ' ', '\t' -> at++;
            case '\n' -> emit(TokenType.NEWLINE, at + 1);
            case '\r' -> emitEither(second == '\n', TokenType.NEWLINE, TokenType.INVALID);
            case '"' -> {
                emit(TokenType.OPEN_QUOTE, at + 1);
                enter(Mode.QUOTED);
            }
            case '{' -> {
                emit(TokenType.OPEN_BRACE, at + 1);
                braces++;
            }
            case '}' -> closeBrace();
            case '[' -> emit(TokenType.OPEN_BRACKET, at + 1);
            case ']' -> emit(TokenType.CLOSE_BRACKET, at + 1);
            case '(' -> emit(TokenType.OPEN_PAREN, at + 1);
            case ')' -> emit(TokenType.CLOSE_PAREN, at + 1);
            case ',' -> emit(TokenType.COMMA, at + 1);
            case '*' -> emit(TokenType.STAR, at + 1);
            case '+' -> emit(TokenType.PLUS, at + 1);
            case '-' -> emit(TokenType.MINUS, at + 1);
            case '%' -> emit(TokenType.PERCENT, at + 1);
            case '?' -> emit(TokenType.QUESTION, at + 1);
            case '^' -> emit(TokenType.CARET, at + 1);
            case ';' -> emit(TokenType.SEMICOLON, at + 1);
            case '`' -> emit(TokenType.BACKTICK, at + 1);
            case '\'' -> emit(TokenType.APOSTROPHE, at + 1);
            case '!' -> emitEither(second == '=', TokenType.NOT_EQUAL, TokenType.BANG);
            case '>' -> emitEither(second == '=', TokenType.GREATER_EQUAL, TokenType.GREATER);
            case '&' -> emitEither(second == '&', TokenType.AND, TokenType.AMPERSAND);
            case '|' -> emitEither(second == '|', TokenType.OR, TokenType.PIPE);
            case ':' -> emitEither(second == ':', TokenType.DOUBLE_COLON, TokenType.COLON);
            case '=' -> {
                if (second == '>') {
                    emit(TokenType.FAT_ARROW, at + 2);
                } else {
                    emitEither(second == '=', TokenType.EQUAL_EQUAL, TokenType.EQUALS);
                }
            }
            case '.' -> {
                boolean ellipsis = second == '.' && byteAt(at + 2) == '.';
                emit(ellipsis ? TokenType.ELLIPSIS : TokenType.DOT, at + (ellipsis ? 3 : 1));
            }
            case '~' -> {
                if (second == '}') {
                    closeTrimmingSequence();
                } else {
                    emit(TokenType.TILDE, at + 1);
                }
            }
            case '<' -> {
                if (second != '<' || !openHeredoc()) {
                    emitEither(second == '=', TokenType.LESS_EQUAL, TokenType.LESS);
                }
            }
            case '#' -> emit(TokenType.COMMENT, lineEnd());
            case '/' -> {
                if (second == '/') {
                    emit(TokenType.COMMENT, lineEnd());
                } else if (second != '*' || !blockComment()) {
                    emit(TokenType.SLASH, at + 1);
                }
            }
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> emit(TokenType.NUMBER, numberEnd());
            default -> {
                int end = identifierEnd(at);
                if (end > at) {
                    emit(TokenType.IDENTIFIER, end);
                } else {
                    emitUnknown();
                }
            }
        }
    }

    /** A token of two bytes if the condition holds, else another of one. */
    private void emitEither(boolean two, TokenType ofTwo, TokenType ofOne) {
        if (two) {
            emit(ofTwo, at + 2);
        } else {
            emit(ofOne, at + 1);
        }
    }

    private void emitUnknown() {
        int length = characterLength(at);
        if (length == 0) {
            emit(TokenType.BAD_ENCODING, at + 1);
        } else {
            emit(TokenType.INVALID, at + length);
        }
    }

    private boolean endsSequence() {
        return !sequenceDepths.isEmpty() && sequenceDepths.peek() == braces;
    }

    private void closeBrace() {
        if (endsSequence()) {
            emit(TokenType.SEQUENCE_END, at + 1);
            sequenceDepths.pop();
            leave();
        } else {
            emit(TokenType.CLOSE_BRACE, at + 1);
        }
        braces--;
    }

    /** <code>~}</code> is the end of a sequence even where none can end, so that the parser can tell it is misplaced. */
    private void closeTrimmingSequence() {
        boolean ends = endsSequence();
        emit(TokenType.SEQUENCE_END, at + 2);
        if (ends) {
            sequenceDepths.pop();
            leave();
        }
        braces--;
    }

    private boolean openHeredoc() {
        int markerStart = byteAt(at + 2) == '-' ? at + 3 : at + 2;
        int markerEnd = identifierEnd(markerStart);
        int newline = newlineLength(markerEnd);
        if (markerEnd == markerStart || newline == 0) {
            return false;
        }
        emit(TokenType.OPEN_HEREDOC, markerEnd + newline);
        heredocs.push(new Heredoc(markerStart, markerEnd));
        enter(Mode.HEREDOC);
        return true;
    }

    private int lineEnd() {
        int end = at;
        while (end < text.length) {
            if (text[end++] == '\n') {
                break;
            }
        }
        return end;
    }

    private boolean blockComment() {
        for (int i = at + 2; !noMoreBlockComments && i + 1 < text.length; i++) {
            if (text[i] == '*' && text[i + 1] == '/') {
                emit(TokenType.COMMENT, i + 2);
                return true;
            }
        }
        // Remembered, or a text of nothing but openings would be searched to its end again and again.
        noMoreBlockComments = true;
        return false;
    }

    /** Digits, dots, and exponents as long as they last, but not a dot at the end. */
    private int numberEnd() {
        int end = at + 1;
        for (int i = end; i < text.length;) {
            int b = text[i];
            if (isDigit(b)) {
                end = ++i;
            } else if (b == '.') {
                i++;
            } else if (b == 'e' || b == 'E') {
                int digit = byteAt(i + 1) == '+' || byteAt(i + 1) == '-' ? i + 2 : i + 1;
                if (!isDigit(byteAt(digit))) {
                    break;
                }
                end = i = digit + 1;
            } else {
                break;
            }
        }
        return end;
    }

    /** Where an identifier that starts at an offset ends: the offset itself if none does. */
    private int identifierEnd(int start) {
        int i = start;
        while (i < text.length) {
            int b = text[i];
            if (b >= 0) {
                boolean part = isLetter(b) || b == '_' || (i > start && (isDigit(b) || b == '-'));
                if (!part) {
                    break;
                }
                i++;
            } else {
                int length = characterLength(i);
                int character = length < 2 ? 0 : codePoint(i, length);
                boolean part = i == start
                        ? Character.isUnicodeIdentifierStart(character)
                        : Character.isUnicodeIdentifierPart(character) && !Character.isIdentifierIgnorable(character);
                if (!part) {
                    break;
                }
                i += length;
            }
        }
        return i;
    }

    private static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isLetter(int b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    }

    // Inside templates

    private void scanQuoted() {
        switch (byteAt(at)) {
            case '"' -> {
                emit(TokenType.CLOSE_QUOTE, at + 1);
                leave();
            }
            case '$', '%' -> {
                if (!openSequence()) {
                    int escape = escapeLength();
                    if (escape > 0 || at + 1 < text.length) {
                        emit(TokenType.QUOTED_TEXT, at + Math.max(escape, 1));
                    } else {
                        emit(TokenType.INVALID, at + 1);
                    }
                }
            }
            case '\n', '\r' -> {
                int end = at + 1;
                while (byteAt(end) == '\n' || byteAt(end) == '\r') {
                    end++;
                }
                emit(TokenType.QUOTED_NEWLINE, end);
            }
            default -> {
                int end = quotedTextEnd();
                if (end > at) {
                    emit(TokenType.QUOTED_TEXT, end);
                } else {
                    emitUnknown();
                }
            }
        }
    }

    private int quotedTextEnd() {
        int end = at;
        while (end < text.length) {
            int b = text[end];
            int character = end;
            if (b == '\\') {
                character = end + 1;
                b = byteAt(character);
            } else if (b == '"' || b == '$' || b == '%') {
                break;
            }
            if (b == '\n' || b == '\r') {
                break;
            }
            int length = characterLength(character);
            if (length == 0) {
                break;
            }
            end = character + length;
        }
        return end;
    }

    private void scanHeredoc() {
        Heredoc heredoc = heredocs.element();
        if (openSequence()) {
            return;
        }
        if (isLoneSigil() && at + 1 < text.length) {
            heredoc.startOfLine = false;
            emit(TokenType.TEXT, loneSigilEnd());
            return;
        }
        int end = bareTextEnd();
        int newline = newlineLength(end);
        if (end == at && newline == 0) {
            emitNoText(TokenType.INVALID);
        } else if (newline == 0) {
            heredoc.startOfLine = false;
            emit(TokenType.TEXT, end);
        } else if (heredoc.startOfLine && isMarker(heredoc, at, end)) {
            emit(TokenType.CLOSE_HEREDOC, end);
            emit(TokenType.NEWLINE, end + newline);
            heredocs.pop();
            leave();
        } else {
            heredoc.startOfLine = true;
            emit(TokenType.TEXT, end + newline);
        }
    }

    private void scanBareTemplate() {
        if (openSequence()) {
            return;
        }
        if (isLoneSigil() && at + 1 < text.length) {
            emit(TokenType.TEXT, loneSigilEnd());
            return;
        }
        int end = bareTextEnd();
        end += newlineLength(end);
        if (end == at) {
            emitNoText(TokenType.TEXT);
        } else {
            emit(TokenType.TEXT, end);
        }
    }

    /** Where no text can start: at a bad byte, or at a carriage return or sigil that leaves the rest unscanned. */
    private void emitNoText(TokenType rest) {
        if (text[at] < 0) {
            emit(TokenType.BAD_ENCODING, at + 1);
        } else {
            emit(rest, text.length);
        }
    }

    private boolean isLoneSigil() { return (text[at] == '$' || text[at] == '%') && escapeLength() == 0; }

    /** Where the text of a sigil that starts nothing ends. */
    private int loneSigilEnd() {
        return newlineLength(at + 2) > 0 ? at + 2 : at + 1;
    }

    /** Where the text of a line that starts here ends; here, if none starts. */
    private int bareTextEnd() {
        if (text[at] == '$' || text[at] == '%') {
            return at + escapeLength();
        }
        int end = at;
        while (end < text.length) {
            int b = text[end];
            if (b == '$' || b == '%' || b == '\n' || b == '\r') {
                break;
            }
            int length = characterLength(end);
            if (length == 0) {
                break;
            }
            end += length;
        }
        return end;
    }

    private boolean openSequence() {
        int sigil = byteAt(at);
        if ((sigil != '$' && sigil != '%') || byteAt(at + 1) != '{') {
            return false;
        }
        int end = byteAt(at + 2) == '~' ? at + 3 : at + 2;
        emit(sigil == '$' ? TokenType.INTERPOLATION : TokenType.DIRECTIVE, end);
        sequenceDepths.push(++braces);
        if (!heredocs.isEmpty()) {
            heredocs.element().startOfLine = false;
        }
        enter(Mode.NORMAL);
        return true;
    }

    /** The length of <code>$${</code>, <code>$${~</code> or the like with percent signs, or 0. */
    private int escapeLength() {
        if (byteAt(at + 1) != byteAt(at) || byteAt(at + 2) != '{') {
            return 0;
        }
        return byteAt(at + 3) == '~' ? 4 : 3;
    }

    private boolean isMarker(Heredoc heredoc, int start, int end) {
        int length = heredoc.markerEnd - heredoc.markerStart;
        if (end - start < length) {
            return false;
        }
        int from = start;
        while (from < end && (text[from] == ' ' || text[from] == '\t')) {
            from++;
        }
        if (from < end && text[from] >= 0 && text[from] != text[heredoc.markerStart]) {
            // As nearly every line of a heredoc.
            return false;
        }
        String line = new String(text, from, end - from, StandardCharsets.UTF_8);
        String marker = new String(text, heredoc.markerStart, length, StandardCharsets.UTF_8);
        return Whitespace.strip(line).equals(marker);
    }

    private int newlineLength(int offset) {
        if (byteAt(offset) == '\n') {
            return 1;
        }
        return byteAt(offset) == '\r' && byteAt(offset + 1) == '\n' ? 2 : 0;
    }

    // Characters

    /** The length of a UTF-8 sequence by its form alone, or 0 where there is none. */
    private int characterLength(int offset) {
        int first = byteAt(offset);
        if (first < 0x80) {
            return first < 0 ? 0 : 1;
        }
        int length = first < 0xC0 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF8 ? 4 : 0;
        for (int i = 1; i < length; i++) {
            if ((byteAt(offset + i) & 0xFFFFFFC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /** The character of a UTF-8 sequence of at least two bytes, or 0 if its form is not the shortest. */
    private int codePoint(int offset, int length) {
        int value = text[offset] & (0x7F >> length);
        for (int i = 1; i < length; i++) {
            value = value << 6 | (text[offset + i] & 0x3F);
        }
        int smallest = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
        return value < smallest || value > Character.MAX_CODE_POINT ? 0 : value;
    }
}
