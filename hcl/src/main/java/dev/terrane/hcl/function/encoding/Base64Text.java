package dev.terrane.hcl.function.encoding;

import java.io.ByteArrayOutputStream;
import java.util.Base64;

/**
 * Base64 of RFC 4648 section 4. Reading demands the padding, skips line ends wherever they stand and does not mind
 * stray bits in the last digit.
 */
public final class Base64Text {

    /** A text that is not Base64: the offset, in bytes of its UTF-8 form, of what does not belong there. */
    public static final class Malformed extends Exception {
        private final int offset;

        private Malformed(int offset) {
            super("not Base64", null, false, false);
            this.offset = offset;
        }

        public int offset() {
            return offset;
        }
    }

    private Base64Text() {}

    public static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public static byte[] decode(String text) throws Malformed {
        ByteArrayOutputStream result = new ByteArrayOutputStream(text.length() / 4 * 3);
        Digits digits = new Digits(text);
        while (digits.more()) {
            int[] quantum = new int[4];
            int count = 0;
            while (count < 4) {
                int digit = digits.next();
                if (digit >= 0) {
                    quantum[count++] = digit;
                } else if (count >= 2 && digits.isPadding()) {
                    digits.expectPaddingAndEnd(4 - count - 1);
                    break;
                } else {
                    throw digits.malformed();
                }
            }
            int bits = quantum[0] << 18 | quantum[1] << 12 | quantum[2] << 6 | quantum[3];
            for (int i = 0; i < count - 1; i++) {
                result.write(bits >> (16 - 8 * i));
            }
        }
        return result.toByteArray();
    }

    /** The significant characters of a text, one after the other. */
    private static final class Digits {
        private final String text;
        private int at;
        private int last = -1;

        Digits(String text) {
            this.text = text;
        }

        boolean more() {
            while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
                at++;
            }
            return at < text.length();
        }

        /** The value of the next character, or less than zero if it is none of the alphabet or there is none. */
        int next() {
            last = more() ? at++ : text.length();
            return last < text.length() ? value(text.charAt(last)) : -1;
        }

        boolean isPadding() { return last < text.length() && text.charAt(last) == '='; }

        void expectPaddingAndEnd(int missing) throws Malformed {
            for (int i = 0; i < missing; i++) {
                next();
                if (!isPadding()) {
                    throw malformed();
                }
            }
            if (more()) {
                last = at;
                throw malformed();
            }
        }

        Malformed malformed() {
            return new Malformed(text.substring(0, last).getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
        }

        private static int value(char c) {
            if (c >= 'A' && c <= 'Z') {
                return c - 'A';
            }
            if (c >= 'a' && c <= 'z') {
                return c - 'a' + 26;
            }
            if (c >= '0' && c <= '9') {
                return c - '0' + 52;
            }
            return c == '+' ? 62 : c == '/' ? 63 : -1;
        }
    }
}
