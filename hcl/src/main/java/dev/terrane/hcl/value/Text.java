package dev.terrane.hcl.value;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/** Strings of the language are in Unicode's normal form C. */
public final class Text {
    private static final char FIRST_COMBINING = '\u0300';

    private Text() {}

    public static String normalized(String text) {
        return isPlain(text) ? text : Normalizer.normalize(text, Form.NFC);
    }

    static boolean isNormalized(String text) {
        return isPlain(text) || Normalizer.isNormalized(text, Form.NFC);
    }

    /** Characters below the first combining mark never change. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_COMBINING) {
                return false;
            }
        }
        return true;
    }
}
