package dev.terrane.hcl.function.string;

import java.util.function.IntPredicate;

/** Removal of code points from the ends of a text. */
public final class Trimming {
    private Trimming() {}

    /** Without Unicode's white space at both ends. */
    public static String space(String text) {
        return trim(text, Trimming::isSpace);
    }

    /** Without the code points of {@code cutset}, each taken by itself, at both ends. */
    public static String cutset(String text, String cutset) {
        return trim(text, c -> cutset.indexOf(c) >= 0);
    }

    /** Without any line ends at the end. */
    public static String lineEnds(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(0, end);
    }

    /** Unicode's White_Space property. */
    static boolean isSpace(int c) {
        return (c >= '\t' && c <= '\r') || c == ' ' || c == 0x85 || c == 0xA0 || c == 0x1680
                || (c >= 0x2000 && c <= 0x200A)
                || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
    }

    private static String trim(String text, IntPredicate drop) {
        int start = 0;
        int end = text.length();
        while (start < end && drop.test(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (start < end && drop.test(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }
}
