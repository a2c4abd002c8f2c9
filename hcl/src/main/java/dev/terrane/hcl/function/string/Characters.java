package dev.terrane.hcl.function.string;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text taken as a sequence of characters in the sense of its reader: extended grapheme clusters (UAX 29). */
public final class Characters {

    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final char FIRST_COMBINING = '\u0300';

    private Characters() {}

    public static int count(String text) {
        if (isPlain(text)) {
            return text.length();
        }
        int count = 0;
        for (Matcher cluster = CLUSTER.matcher(text); cluster.find();) {
            count++;
        }
        return count;
    }

    /** The first characters, at most {@code count} of them. */
    public static String first(String text, long count) {
        return text.substring(0, offset(text, count));
    }

    /** What follows the first {@code count} characters; empty if there are not so many. */
    public static String after(String text, long count) {
        return text.substring(offset(text, count));
    }

    public static String reversed(String text) {
        if (isPlain(text)) {
            return new StringBuilder(text).reverse().toString();
        }
        StringBuilder result = new StringBuilder(text.length());
        int[] ends = CLUSTER.matcher(text).results().mapToInt(java.util.regex.MatchResult::end).toArray();
        for (int i = ends.length - 1; i >= 0; i--) {
            result.append(text, i == 0 ? 0 : ends[i - 1], ends[i]);
        }
        return result.toString();
    }

    private static int offset(String text, long count) {
        if (isPlain(text)) {
            return (int) Math.min(count, text.length());
        }
        int offset = 0;
        Matcher cluster = CLUSTER.matcher(text);
        for (long i = 0; i < count && cluster.find(); i++) {
            offset = cluster.end();
        }
        return offset;
    }

    /** Whether each code unit is a character by itself. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FIRST_COMBINING || c == '\r') {
                return false;
            }
        }
        return true;
    }
}
