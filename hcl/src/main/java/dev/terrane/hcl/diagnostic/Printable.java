package dev.terrane.hcl.diagnostic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text as it can be printed: nothing in it moves the cursor, changes colours, or the direction of what follows. */
final class Printable {

    private static final Pattern CLUSTER = Pattern.compile("\\X");

    /** Controls, marks that change the direction of text, and separators of lines: first and last of each range. */
    private static final int[] INVISIBLE = {0x80, 0x9F, 0x200E, 0x200F, 0x2028, 0x202E, 0x2066, 0x2069};

    /** Wide characters (Unicode Standard Annex 11), as far as East Asian scripts and emoji go. */
    private static final int[] WIDE = {0x1100, 0x115F, 0x2E80, 0x303E, 0x3041, 0xA4CF, 0xAC00, 0xD7A3, 0xF900, 0xFAFF,
        0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x1F1E6, 0x1FAFF, 0x20000, 0x3FFFD};

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
        return isIn(INVISIBLE, c) ? 0xFFFD : c;
    }

    /** How many cells of a terminal a text takes: of each cluster one, or two where its first character is wide. */
    static int width(String text) {
        int width = 0;
        for (Matcher cluster = CLUSTER.matcher(text); cluster.find();) {
            width += isIn(WIDE, cluster.group().codePointAt(0)) ? 2 : 1;
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

    private static boolean isIn(int[] ranges, int c) {
        for (int i = 0; i < ranges.length; i += 2) {
            if (c >= ranges[i] && c <= ranges[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
