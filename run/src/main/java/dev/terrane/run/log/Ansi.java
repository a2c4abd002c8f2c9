package dev.terrane.run.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Escape sequences of terminals (ECMA-48, section 5.4; operating system commands too) in text: finding, dropping and adding them. */
public final class Ansi {
    private static final String RESET = "\u001b[0m";
    private static final String CONTROL = "(?:\u001b\\[|\u009b)[0-?]*[ -/]*[@-~]";
    private static final String COMMAND = "\u001b\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)";
    private static final String ESCAPE = "\u001b[ -/]*[0-~]";
    private static final Pattern SEQUENCE = Pattern.compile(CONTROL + "|" + COMMAND + "|" + ESCAPE);

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
        String shown = strip(text);
        return shown.codePointCount(0, shown.length());
    }

    /** The beginning of the text up to `width` visible characters; escape sequences within it are kept. */
    public static String truncate(String text, int width) {
        StringBuilder out = new StringBuilder();
        Matcher matcher = SEQUENCE.matcher(text);
        int position = 0;
        int visible = 0;
        while (position < text.length()) {
            boolean found = present(text) && matcher.find();
            int end = found ? matcher.start() : text.length();
            int room = Math.min(width - visible, text.codePointCount(position, end));
            int stop = text.offsetByCodePoints(position, room);
            out.append(text, position, stop);
            visible += room;
            if (stop < end || !found) {
                break;
            }
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
