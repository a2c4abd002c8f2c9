package dev.terrane.hcl.syntax;

import java.math.BigInteger;

/** The values of literal tokens: the text of strings with their escapes resolved, and whether numbers are numbers. */
final class Literals {

    /** The greatest binary exponent of a number, either way (Go's big.Float, which HCL's numbers are). */
    private static final long MAX_EXPONENT = Integer.MAX_VALUE;

    private Literals() {}

    /** The text that a token of a heredoc or a bare template stands for. */
    static String text(TokenReader reader, int token) {
        String raw = reader.textOf(token);
        return raw.contains("$${") || raw.contains("%%{") ? unescapeTemplate(raw) : raw;
    }

    /** Makes <code>${</code> of <code>$${</code>, and the like with percent signs; pairs are taken from the left. */
    private static String unescapeTemplate(String raw) {
        StringBuilder value = new StringBuilder(raw.length());
        int i = 0;
        while (i < raw.length()) {
            char c = raw.charAt(i++);
            value.append(c);
            if ((c == '$' || c == '%') && raw.startsWith(String.valueOf(c), i)) {
                if (!raw.startsWith("{", i + 1)) {
                    value.append(c);
                }
                i++;
            }
        }
        return value.toString();
    }

    /** The text that a token between quotes stands for; what is no escape sequence is reported and kept. */
    static String quotedText(TokenReader reader, int token) {
        int length = reader.lengthOf(token);
        int escape = nextEscape(reader, token, 0);
        if (escape == length) {
            return text(reader, token);
        }
        StringBuilder value = new StringBuilder(length);
        int from = 0;
        while (escape < length) {
            value.append(reader.textOf(token, from, escape));
            from = escapeEnd(reader, token, escape);
            String problem = unescape(reader.textOf(token, escape, from), value);
            if (!problem.isEmpty()) {
                reader.error("Invalid escape sequence", problem, reader.spanOf(token, escape, from));
            }
            escape = nextEscape(reader, token, from);
        }
        return value.append(reader.textOf(token, from, length)).toString();
    }

    private static int nextEscape(TokenReader reader, int token, int from) {
        int i = from;
        while (i < reader.lengthOf(token) && reader.byteOf(token, i) != '\\') {
            i++;
        }
        return i;
    }

    /** Where an escape sequence ends: after one character, or after as many digits as there are of those it takes. */
    private static int escapeEnd(TokenReader reader, int token, int start) {
        byte selector = reader.byteOf(token, start + 1);
        int digits = selector == 'u' ? 4 : selector == 'U' ? 8 : 0;
        int end = start + 2;
        while (end < reader.lengthOf(token)) {
            byte b = reader.byteOf(token, end);
            boolean continues = selector < 0 && (b & 0xC0) == 0x80;
            if (!continues && (digits-- <= 0 || !isHexadecimal(b))) {
                break;
            }
            end++;
        }
        return end;
    }

    private static boolean isHexadecimal(byte c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    /** Appends what an escape sequence stands for, and says what is wrong with it if something is. */
    private static String unescape(String sequence, StringBuilder value) {
        switch (sequence.charAt(1)) {
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            case '"' -> value.append('"');
            case '\\' -> value.append('\\');
            case 'u', 'U' -> {
                return unescapeUnicode(sequence, value);
            }
            default -> {
                value.append(sequence, 1, sequence.length());
                return "`%s` is not an escape sequence; those are `\\n`, `\\r`, `\\t`, `\\\"`, `\\\\`, `\\u` and `\\U`."
                        .formatted(sequence);
            }
        }
        return "";
    }

    private static String unescapeUnicode(String sequence, StringBuilder value) {
        int digits = sequence.charAt(1) == 'u' ? 4 : 8;
        if (sequence.length() != 2 + digits) {
            value.append(sequence);
            return "`%s` must be followed by %d hexadecimal digits.".formatted(sequence.substring(0, 2), digits);
        }
        long character = Long.parseLong(sequence.substring(2), 16);
        if (character > Character.MAX_CODE_POINT || (character >= 0xD800 && character <= 0xDFFF)) {
            value.append(sequence);
            return "There is no character with the number of `%s`.".formatted(sequence);
        }
        value.appendCodePoint((int) character);
        return "";
    }

    /**
     * Whether digits, dots and exponents, as the lexer takes them together, are a number: at most one dot, one exponent
     * after it, and a value whose binary exponent has 32 bits.
     */
    static boolean isNumber(String digits) {
        int exponent = 0;
        while (exponent < digits.length() && (digits.charAt(exponent) | 0x20) != 'e') {
            exponent++;
        }
        String mantissa = digits.substring(0, exponent);
        int dot = mantissa.indexOf('.');
        if (dot != mantissa.lastIndexOf('.')) {
            return false;
        }
        if (exponent == digits.length()) {
            return true;
        }
        String power = digits.substring(exponent + 1);
        for (int i = 0; i < power.length(); i++) {
            char c = power.charAt(i);
            if ((c < '0' || c > '9') && (i > 0 || (c != '+' && c != '-'))) {
                return false;
            }
        }
        return power.length() < 9 || isWithinExponents(mantissa, dot, power);
    }

    private static boolean isWithinExponents(String mantissa, int dot, String power) {
        BigInteger exponent = new BigInteger(power);
        if (exponent.bitLength() > 62) {
            return false;
        }
        int fraction = dot < 0 ? 0 : mantissa.length() - dot - 1;
        int bits = new BigInteger(mantissa.replace(".", "")).bitLength();
        return bits == 0 || Math.abs(exponent.longValueExact() - fraction + bits) <= MAX_EXPONENT;
    }
}
