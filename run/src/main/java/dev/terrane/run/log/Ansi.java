package dev.terrane.run.log;

import java.util.regex.Pattern;

/** ANSI escape sequences in text: finding, dropping and adding them. */
public final class Ansi {
    private static final String RESET = "\u001b[0m";
    private static final Pattern SEQUENCE = Pattern.compile(
            "[\u001b\u009b][\\[\\]()#;?]*(?:(?:(?:[a-zA-Z\\d]*(?:;[a-zA-Z\\d]*)*)?\u0007)|(?:(?:\\d{1,4}(?:;\\d{0,4})*)?[\\dA-PRZcf-ntqry=><~]))");

    private Ansi() {}

    /** The text without any escape sequence. */
    public static String strip(String text) {
        return present(text) ? SEQUENCE.matcher(text).replaceAll("") : text;
    }

    /** The text with a reset at its end where it holds a sequence, so that what follows does not inherit its colours. */
    public static String closed(String text) {
        return text.contains("\u001b[") ? text + RESET : text;
    }

    /** The number of characters that a terminal shows. */
    public static int visibleLength(String text) {
        var shown = strip(text);
        return shown.codePointCount(0, shown.length());
    }

    /** The beginning of the text up to `width` visible characters; escape sequences within it are kept. */
    public static String truncate(String text, int width) {
        var out = new StringBuilder();
        var matcher = SEQUENCE.matcher(text);
        int position = 0;
        int visible = 0;
        while (position < text.length()) {
            boolean found = present(text) && matcher.find();
            int end = found ? matcher.start() : text.length();
            int room = Math.min(width - visible, text.codePointCount(position, end));
            int stop = text.offsetByCodePoints(position, room);
            out.append(text, position, stop);
            visible += room;
            if (stop < end || !found)
                break;
            out.append(matcher.group());
            position = matcher.end();
        }
        return out.toString();
    }

    /** The text in a colour of the 256-colour palette; the first 16 by their own codes. */
    public static String colored(String text, int color) {
        return "\u001b[" + code(color) + "m" + text + "\u001b[m";
    }

    /** The same in bold letters. */
    public static String bold(String text, int color) {
        return "\u001b[1;" + code(color) + "m" + text + "\u001b[m";
    }

    private static String code(int color) {
        if (color < 8) {
            return Integer.toString(30 + color);
        }
        return color < 16 ? Integer.toString(82 + color) : "38;5;" + color;
    }

    private static boolean present(String text) {
        return text.indexOf('\u001b') >= 0 || text.indexOf('\u009b') >= 0;
    }
}
