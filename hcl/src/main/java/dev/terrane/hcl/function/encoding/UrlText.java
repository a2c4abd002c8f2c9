package dev.terrane.hcl.function.encoding;

import java.nio.charset.StandardCharsets;

/** Percent encoding of a text's UTF-8 bytes for the query of a URL: a space becomes a plus sign. */
public final class UrlText {

    private static final String HEX = "0123456789ABCDEF";
    private static final String UNRESERVED_SIGNS = "-_.~";

    private UrlText() {}

    public static String encode(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                    || UNRESERVED_SIGNS.indexOf(c) >= 0) {
                result.append(c);
            } else if (c == ' ') {
                result.append('+');
            } else {
                result.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return result.toString();
    }
}
