package dev.terrane.hcl.function.numeric;

import java.math.BigInteger;
import java.util.Optional;

/** Whole numbers written in a base between 2 and 62: digits, then letters; up to base 36 letters of either case mean the same. */
public final class IntegerText {

    private static final int LONGEST = 1 << 20;

    private IntegerText() {}

    /** Reads an optional sign and at least one digit of the base and nothing else. Empty if the text is not that, or is absurdly long. */
    public static Optional<BigInteger> parse(String text, int base) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String digits = signed ? text.substring(1) : text;
        if (digits.isEmpty() || digits.length() > LONGEST) {
            return Optional.empty();
        }
        for (int i = 0; i < digits.length(); i++) {
            int digit = digit(digits.charAt(i), base);
            if (digit < 0 || digit >= base) {
                return Optional.empty();
            }
        }
        BigInteger magnitude = value(digits, 0, digits.length(), base);
        return Optional.of(text.startsWith("-") ? magnitude.negate() : magnitude);
    }

    /** In halves, so that long texts do not take quadratic time. */
    private static BigInteger value(String digits, int start, int end, int base) {
        if (end - start <= 8) {
            long value = 0;
            for (int i = start; i < end; i++) {
                value = value * base + digit(digits.charAt(i), base);
            }
            return BigInteger.valueOf(value);
        }
        int middle = (start + end) >>> 1;
        return value(digits, start, middle, base).multiply(BigInteger.valueOf(base).pow(end - middle))
                .add(value(digits, middle, end, base));
    }

    private static int digit(char c, int base) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 10;
        }
        if (c >= 'A' && c <= 'Z') {
            return base <= Character.MAX_RADIX ? c - 'A' + 10 : c - 'A' + 36;
        }
        return -1;
    }
}
