package dev.terrane.hcl.syntax;

import dev.terrane.hcl.source.Span;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The text of a JSON string (RFC 8259, section 7), its escapes resolved, as UTF-8.
 *
 * @param places
 *            for each byte of the text and its end, where it stands in the source
 * @param problem
 *            the offset in the source of what cannot be in a string, if there is anything
 */
record JsonText(byte[] text, int[] places, OptionalInt problem) {

    static JsonText of(byte[] source, Span token) {
        return new Decoder(source, token).decode();
    }

    String value() {
        return new String(text, StandardCharsets.UTF_8);
    }

    private static final class Decoder {

        private final byte[] source;
        private final int end;
        private final ByteArrayOutputStream text = new ByteArrayOutputStream();
        private int[] places;
        private int at;

        Decoder(byte[] source, Span token) {
            this.source = source;
            this.at = token.start() + 1;
            this.end = token.end();
            this.places = new int[token.length() + 1];
        }

        JsonText decode() {
            while (at < end && source[at] != '"') {
                int start = at;
                if (source[at] == '\\') {
                    int character = escaped();
                    if (character < 0) {
                        return result(OptionalInt.of(start));
                    }
                    put(Character.toString(character).getBytes(StandardCharsets.UTF_8), start);
                } else {
                    put(new byte[]{source[at]}, start);
                    at++;
                }
            }
            return result(at < end ? OptionalInt.empty() : OptionalInt.of(end));
        }

        private void put(byte[] bytes, int place) {
            for (byte b : bytes) {
                places[text.size()] = place;
                text.write(b);
            }
        }

        private JsonText result(OptionalInt problem) {
            places[text.size()] = at;
            return new JsonText(text.toByteArray(), Arrays.copyOf(places, text.size() + 1), problem);
        }

        /** The character of an escape sequence, which is read; -1 if it is none. */
        private int escaped() {
            int selector = at + 1 < end ? source[at + 1] : -1;
            if (selector == 'u') {
                int first = unit(at);
                if (first < 0) {
                    return -1;
                }
                at += 6;
                if (!Character.isSurrogate((char) first)) {
                    return first;
                }
                int second = unit(at);
                if (second >= 0 && Character.isSurrogatePair((char) first, (char) second)) {
                    at += 6;
                    return Character.toCodePoint((char) first, (char) second);
                }
                return 0xFFFD;
            }
            at += 2;
            return switch (selector) {
                case '"', '\\', '/' -> selector;
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                default -> -1;
            };
        }

        /** The UTF-16 code unit of a <code>&#92;uXXXX</code> at an offset, or -1. */
        private int unit(int offset) {
            if (offset + 6 > end || source[offset] != '\\' || source[offset + 1] != 'u') {
                return -1;
            }
            int unit = 0;
            for (int i = offset + 2; i < offset + 6; i++) {
                int digit = Character.digit(source[i], 16);
                if (digit < 0) {
                    return -1;
                }
                unit = unit << 4 | digit;
            }
            return unit;
        }
    }
}
