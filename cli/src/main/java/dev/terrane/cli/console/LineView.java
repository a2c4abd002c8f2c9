package dev.terrane.cli.console;

import dev.terrane.hcl.source.Graphemes;

/**
 * How a line is shown on one row of a terminal: as much of it as there is room for, with the cursor in sight. Told in
 * escape sequences of ECMA-48.
 */
final class LineView {
    private static final String ERASE_TO_END = "\033[K";

    private LineView() {}

    /** What replaces the row that the cursor is on. */
    static String of(String prompt, EditedLine line, int columns) {
        int room = Math.max(1, columns - width(prompt) - 1);
        String before = line.before();
        while (width(before) > room) {
            before = before.substring(Graphemes.end(before, 1));
        }
        String after = line.after();
        while (width(before) + width(after) > room) {
            after = after.substring(0, Graphemes.end(after, Graphemes.count(after) - 1L));
        }
        int column = width(prompt) + width(before);
        return "\r" + prompt + before + after + ERASE_TO_END + "\r" + (column > 0 ? "\033[" + column + "C" : "");
    }

    /** How many columns a text takes. */
    static int width(String text) {
        int width = 0;
        for (int start = 0; start < text.length();) {
            String rest = text.substring(start);
            width += isWide(rest.codePointAt(0)) ? 2 : 1;
            start += Graphemes.end(rest, 1);
        }
        return width;
    }

    /** The wide and full-width characters of Unicode Standard Annex 11, by the blocks they are in. */
    private static boolean isWide(int c) {
        return c >= 0x1100 && (c <= 0x115f || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60)
                || (c >= 0xffe0 && c <= 0xffe6) || (c >= 0x1f300 && c <= 0x1faff) || c >= 0x20000);
    }
}
