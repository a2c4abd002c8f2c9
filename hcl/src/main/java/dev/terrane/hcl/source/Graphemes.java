package dev.terrane.hcl.source;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Extended grapheme clusters (Unicode Standard Annex 29): what columns and widths are counted in. */
public final class Graphemes {

    private static final Pattern CLUSTER = Pattern.compile("\\X");

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
        int count = 0;
        for (Matcher cluster = CLUSTER.matcher(text); cluster.find();) {
            count++;
        }
        return count;
    }

    /** The index in a text where its first so many clusters end. */
    public static int end(String text, int clusters) {
        Matcher cluster = CLUSTER.matcher(text);
        int end = 0;
        for (int i = 0; i < clusters && cluster.find(); i++) {
            end = cluster.end();
        }
        return end;
    }
}
