package dev.terrane.hcl.function.string;

import java.util.function.IntUnaryOperator;

/**
 * Upper, lower and title case, one code point at a time and without regard to neighbours or language: {@code ß} and {@code ﬁ} have no single
 * upper-case code point and stay as they are, and a final sigma is lower-cased like any other.
 */
public final class LetterCase {
    private LetterCase() {}

    public static String upper(String text) {
        return map(text, Character::toUpperCase);
    }

    public static String lower(String text) {
        return map(text, Character::toLowerCase);
    }

    /** Title-cases the code point that follows each separator; letters, digits, underscores and non-ASCII symbols do not separate. */
    public static String title(String text) {
        StringBuilder result = new StringBuilder(text.length());
        int previous = ' ';
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            result.appendCodePoint(isSeparator(previous) ? Character.toTitleCase(c) : c);
            previous = c;
            i += Character.charCount(c);
        }
        return result.toString();
    }

    private static String map(String text, IntUnaryOperator mapping) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().map(mapping).forEach(result::appendCodePoint);
        return result.toString();
    }

    private static boolean isSeparator(int c) {
        if (c < 0x80) {
            return !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_');
        }
        return !Character.isLetter(c) && Character.getType(c) != Character.DECIMAL_DIGIT_NUMBER && Trimming.isSpace(c);
    }
}
