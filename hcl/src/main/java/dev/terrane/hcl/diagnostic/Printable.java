package dev.terrane.hcl.diagnostic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text as it can be printed: nothing in it moves the cursor, changes colours, or the direction of what follows. */
final class Printable {

    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private Printable() {}

    /** A text of several lines. */
    static String text(String text) {
        return replace(text, true);
    }

    /** A text of one line; in it tabs stay. */
    static String line(String text) {
        return replace(text, false);
    }

    private static String replace(String text, boolean lines) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(c == '\t' || (lines && c == '\n') ? c : visible(c)));
        return out.toString();
    }

    private static int visible(int c) {
        if (c < ' ') {
            return 0x2400 + c;
        }
        if (c == 0x7F) {
            return 0x2421;
        }
        boolean control = c >= 0x80 && c < 0xA0;
        boolean directs = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0x200E || c == 0x200F;
        return control || directs || c == 0x2028 || c == 0x2029 ? 0xFFFD : c;
    }

    /** How many cells of a terminal a text takes: of each cluster one, or two where its first character is wide. */
    static int width(String text) {
        int width = 0;
        for (Matcher cluster = CLUSTER.matcher(text); cluster.find();) {
            width += isWide(cluster.group().codePointAt(0)) ? 2 : 1;
        }
        return width;
    }

    /** White space as wide as a text. */
    static String blank(String text) {
        StringBuilder blank = new StringBuilder();
        for (Matcher cluster = CLUSTER.matcher(text); cluster.find();) {
            String one = cluster.group();
            blank.append(one.equals("\t") ? one : " ".repeat(width(one)));
        }
        return blank.toString();
    }

    /** Whether a character is wide (Unicode Standard Annex 11), as far as East Asian scripts and emoji go. */
    private static boolean isWide(int c) {
        return c >= 0x1100 && c <= 0x115F || c >= 0x2E80 && c <= 0xA4CF && c != 0x303F || c >= 0xAC00 && c <= 0xD7A3
                || c >= 0xF900 && c <= 0xFAFF || c >= 0xFE30 && c <= 0xFE6F || c >= 0xFF00 && c <= 0xFF60
                || c >= 0xFFE0 && c <= 0xFFE6 || c >= 0x1F1E6 && c <= 0x1FAFF || c >= 0x20000 && c <= 0x3FFFD;
    }
}
