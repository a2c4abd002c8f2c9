package dev.terrane.hcl.source;

import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Extended grapheme clusters (Unicode Standard Annex 29): what columns and widths are counted in. */
public final class Graphemes {

    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final char FIRST_COMBINING = '\u0300';

    private Graphemes() {}

    /** How many clusters a stretch of UTF-8 has; one that it cuts through counts. */
    public static int count(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] < 0 || bytes[i] == '\r') {
                return count(new String(bytes, start, end - start, StandardCharsets.UTF_8));
            }
        }
        return Math.max(0, end - start);
    }

    /** How many clusters there are. */
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

    /** The index in a text where its first so many clusters end. */
    public static int end(String text, long clusters) {
        if (isPlain(text)) {
            return (int) Math.min(clusters, text.length());
        }
        Matcher cluster = CLUSTER.matcher(text);
        int end = 0;
        for (long i = 0; i < clusters && cluster.find(); i++) {
            end = cluster.end();
        }
        return end;
    }

    /** The text with its clusters in reverse order. */
    public static String reversed(String text) {
        StringBuilder result = new StringBuilder(text.length());
        int end = text.length();
        int[] starts = CLUSTER.matcher(text).results().mapToInt(MatchResult::start).toArray();
        for (int i = starts.length - 1; i >= 0; i--) {
            result.append(text, starts[i], end);
            end = starts[i];
        }
        return result.toString();
    }

    /** Whether each code unit is a cluster by itself. */
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
