package dev.terrane.hcl.function.encoding.yaml;

/** Reads the text of scalars: plain, quoted and in blocks, with their lines folded. */
final class YamlScalarScanner {

    private static final String FLOW_INDICATORS = ",?[]{}";

    private final YamlText in;

    YamlScalarScanner(YamlText in) {
        this.in = in;
    }

    /** What stands between the words of a scalar: blanks of one line, or line breaks with the blanks around them. */
    private final class Gap {
        private final StringBuilder blanks = new StringBuilder();
        private final StringBuilder firstBreak = new StringBuilder();
        private final StringBuilder moreBreaks = new StringBuilder();
        private boolean breaks;

        /** Reads one blank or line break. */
        void read() {
            if (in.atBlank()) {
                if (breaks) {
                    in.skip();
                } else {
                    in.read(blanks);
                }
            } else if (breaks) {
                in.readBreak(moreBreaks);
            } else {
                blanks.setLength(0);
                in.readBreak(firstBreak);
                breaks = true;
            }
        }

        /** A single line feed becomes a space; of several, the first one vanishes. */
        void writeTo(StringBuilder text) {
            if (!breaks) {
                text.append(blanks);
            } else if (firstBreak.indexOf("\n") == 0) {
                text.append(moreBreaks.isEmpty() ? " " : moreBreaks);
            } else {
                text.append(firstBreak).append(moreBreaks);
            }
            clear();
        }

        private void clear() {
            blanks.setLength(0);
            firstBreak.setLength(0);
            moreBreaks.setLength(0);
            breaks = false;
        }
    }

    /**
     * A plain scalar.
     *
     * @param endedLine whether line breaks follow it
     */
    record Plain(String text, boolean endedLine) {}

    Plain plain(int indent, boolean inFlow) {
        StringBuilder text = new StringBuilder();
        Gap gap = new Gap();
        while (!in.atDocumentIndicator() && !in.at('#')) {
            while (!in.spaceAt(0) && !(in.at(':') && in.spaceAt(1))
                    && !(inFlow && FLOW_INDICATORS.indexOf(in.peek()) >= 0)) {
                gap.writeTo(text);
                in.read(text);
            }
            if (!in.atBlank() && !in.atBreak()) {
                break;
            }
            while (in.atBlank() || in.atBreak()) {
                if (gap.breaks && in.column() < indent && in.at('\t')) {
                    throw in.problem("a tab stands where the indentation of a plain scalar is expected");
                }
                gap.read();
            }
            if (!inFlow && in.column() < indent) {
                break;
            }
        }
        return new Plain(text.toString(), gap.breaks);
    }

    String quoted() {
        char quote = (char) in.peek();
        in.skip();
        StringBuilder text = new StringBuilder();
        Gap gap = new Gap();
        while (true) {
            if (in.atDocumentIndicator()) {
                throw in.problem("a document ends within a quoted scalar");
            }
            if (in.atEnd()) {
                throw in.problem("a quoted scalar has no closing quote");
            }
            boolean continued = word(quote, text);
            if (!continued && in.at(quote)) {
                in.skip();
                return text.toString();
            }
            // A line break after a backslash counts for nothing.
            gap.breaks = continued;
            while (in.atBlank() || in.atBreak()) {
                gap.read();
            }
            if (continued) {
                text.append(gap.moreBreaks);
                gap.clear();
            } else {
                gap.writeTo(text);
            }
        }
    }

    /** Reads up to a blank, a line break or the closing quote; whether it ended with an escaped line break. */
    private boolean word(char quote, StringBuilder text) {
        while (!in.spaceAt(0)) {
            if (quote == '\'' && in.at('\'') && in.peek(1) == '\'') {
                text.append('\'');
                in.skip(2);
            } else if (in.at(quote)) {
                return false;
            } else if (quote == '"' && in.at('\\')) {
                if (YamlText.isBreak(in.peek(1))) {
                    in.skip();
                    in.skipBreak();
                    return true;
                }
                escape(text);
            } else {
                in.read(text);
            }
        }
        return false;
    }

    private void escape(StringBuilder text) {
        int letter = in.peek(1);
        in.skip(2);
        switch (letter) {
            case '0' -> text.append('\0');
            case 'a' -> text.append((char) 7);
            case 'b' -> text.append('\b');
            case 't', '\t' -> text.append('\t');
            case 'n' -> text.append('\n');
            case 'v' -> text.append((char) 11);
            case 'f' -> text.append('\f');
            case 'r' -> text.append('\r');
            case 'e' -> text.append((char) 27);
            case ' ', '"', '\'', '\\' -> text.append((char) letter);
            case 'N' -> text.append('\u0085');
            case '_' -> text.append('\u00A0');
            case 'L' -> text.append('\u2028');
            case 'P' -> text.append('\u2029');
            case 'x' -> text.appendCodePoint(hexadecimal(2));
            case 'u' -> text.appendCodePoint(hexadecimal(4));
            case 'U' -> text.appendCodePoint(hexadecimal(8));
            default -> throw in.problem("a backslash stands before a character that it does not escape");
        }
    }

    private int hexadecimal(int digits) {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = in.peek() < 0x80 ? Character.digit(in.peek(), 16) : -1;
            if (digit < 0) {
                throw in.problem("an escape needs " + digits + " hexadecimal digits");
            }
            value = value * 16 + digit;
            in.skip();
        }
        if (value > Character.MAX_CODE_POINT || (value >= 0xD800 && value <= 0xDFFF)) {
            throw in.problem("an escape is no character of Unicode");
        }
        return (int) value;
    }

    /** A scalar after {@code |} (literal) or {@code >} (folded). */
    String block(int parentIndent) {
        boolean literal = in.at('|');
        in.skip();
        char chomping = chomping();
        int increment = 0;
        if (in.peek() >= '0' && in.peek() <= '9') {
            increment = in.peek() - '0';
            if (increment == 0) {
                throw in.problem("the indentation of a block scalar cannot be 0");
            }
            in.skip();
            chomping = chomping == ' ' ? chomping() : chomping;
        }
        in.skipBlanks();
        in.skipComment();
        if (!in.atBreakOrEnd()) {
            throw in.problem("there is more after the start of a block scalar");
        }
        in.skipBreak();
        StringBuilder breaks = new StringBuilder();
        int indent = breaks(increment == 0 ? 0 : Math.max(parentIndent, 0) + increment, parentIndent, breaks);
        return block(literal, chomping, indent, breaks);
    }

    private char chomping() {
        if (!in.at('+') && !in.at('-')) {
            return ' ';
        }
        char sign = (char) in.peek();
        in.skip();
        return sign;
    }

    private String block(boolean literal, char chomping, int indent, StringBuilder breaks) {
        StringBuilder text = new StringBuilder();
        StringBuilder lineBreak = new StringBuilder();
        boolean afterBlank = false;
        while (in.column() == indent && !in.atEnd()) {
            boolean foldable = !literal && !afterBlank && !in.atBlank() && lineBreak.indexOf("\n") == 0;
            if (!foldable) {
                text.append(lineBreak);
            } else if (breaks.isEmpty()) {
                text.append(' ');
            }
            text.append(breaks);
            lineBreak.setLength(0);
            breaks.setLength(0);
            afterBlank = in.atBlank();
            while (!in.atBreakOrEnd()) {
                in.read(text);
            }
            in.readBreak(lineBreak);
            breaks(indent, indent, breaks);
        }
        if (chomping != '-') {
            text.append(lineBreak);
        }
        return chomping == '+' ? text.append(breaks).toString() : text.toString();
    }

    /** Reads empty lines and indentation; the indentation of the text, found here if it is not known (zero). */
    private int breaks(int indent, int parentIndent, StringBuilder breaks) {
        int widest = 0;
        while (true) {
            while ((indent == 0 || in.column() < indent) && in.at(' ')) {
                in.skip();
            }
            widest = Math.max(widest, in.column());
            if ((indent == 0 || in.column() < indent) && in.at('\t')) {
                throw in.problem("a tab stands where the indentation of a block scalar is expected");
            }
            if (!in.atBreak()) {
                return indent == 0 ? Math.max(widest, Math.max(parentIndent + 1, 1)) : indent;
            }
            in.readBreak(breaks);
        }
    }
}
