package dev.terrane.hcl.syntax;

import dev.terrane.hcl.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The text of a JSON string (RFC 8259, section 7), its escapes resolved, as UTF-8, with where each byte of it stands in
 * the source.
 */
final class JsonText {

    private final byte[] source;
    private final int end;
    private final byte[] text;
    private final int[] places;
    private int size;
    private int at;
    private OptionalInt problem = OptionalInt.empty();

    private JsonText(byte[] source, Span token) {
        this.source = source;
        this.at = token.start() + 1;
        this.end = token.end();
        // What an escape stands for is never longer than the escape.
        this.text = new byte[token.length()];
        this.places = new int[token.length() + 1];
    }

    /** The text of a token of a source, from its opening quote on. */
    static JsonText of(byte[] source, Span token) {
        JsonText text = new JsonText(source, token);
        text.decode();
        return text;
    }

    String value() {
        return new String(text, 0, size, StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return Arrays.copyOf(text, size);
    }

    /** For each byte of the text and its end, its offset in the source. */
    int[] places() {
        return Arrays.copyOf(places, size + 1);
    }

    /** The offset in the source of what cannot be in a string, if there is anything; the end if it is not closed. */
    OptionalInt problem() {
        return problem;
    }

    private void decode() {
        while (at < end && source[at] != '"') {
            int start = at;
            if (source[at] == '\\') {
                int character = escaped();
                if (character < 0) {
                    problem = OptionalInt.of(start);
                    return;
                }
                for (byte b : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                    put(b, start);
                }
            } else {
                put(source[at], start);
                at++;
            }
        }
        places[size] = at;
        if (at >= end) {
            problem = OptionalInt.of(end);
        }
    }

    private void put(byte b, int place) {
        text[size] = b;
        places[size] = place;
        size++;
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
