package dev.terrane.hcl.eval;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a string certainly begins with when something unknown follows the part that is known: its last character may
 * combine with what follows. Where it cannot, cty is sure of nothing from the first newline on; so are we, as this
 * shows in what comparisons come to.
 */
public final class CertainPrefix {
    private static final int LONGEST = 128;
    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final Pattern LONE_NEWLINE = Pattern.compile("\\r(?!\\n)|(?<!\\r)\\n");
    private static final String SETTLED = "-_:;/\\,.(){}[]|?!~ \t@#$%^&*+\"'";

    private CertainPrefix() {}

    /** The certain beginning of a string of which the beginning is known. */
    public static String of(CharSequence known) {
        String text = known.subSequence(0, Math.min(known.length(), LONGEST)).toString();
        if (text.isEmpty()) {
            return text;
        }
        int last = lastCluster(text);
        if (combines(text.codePointBefore(text.length()))) {
            return text.substring(0, last);
        }
        Matcher newline = LONE_NEWLINE.matcher(text);
        if (newline.find()) {
            return text.substring(0, newline.start());
        }
        return text.length() - last == 1 && SETTLED.indexOf(text.charAt(last)) >= 0 ? text : text.substring(0, last);
    }

    private static int lastCluster(String text) {
        int start = 0;
        for (Matcher cluster = CLUSTER.matcher(text); cluster.find();) {
            start = cluster.start();
        }
        return start;
    }

    /** Whether there is a combining mark that makes another character of this one. */
    private static boolean combines(int character) {
        String base = Character.toString(character);
        return IntStream.rangeClosed('\u0300', '\u0345')
                .anyMatch(mark -> !Normalizer.normalize(base + (char) mark, Normalizer.Form.NFC).startsWith(base));
    }
}
