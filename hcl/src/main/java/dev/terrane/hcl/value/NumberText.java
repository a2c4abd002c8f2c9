package dev.terrane.hcl.value;

import java.math.BigInteger;

/**
 * Numbers as decimal text, digit for digit as Go's {@code big.Float.Text} gives them: the shortest form is found
 * between the neighbours half a unit of the last place below and above, one digit at a time.
 */
final class NumberText {
    private static final int ROUGH_DIGITS = 10;

    private NumberText() {}

    static String shortest(HclNumber number) {
        if (number.isInfinite()) {
            return number.isNegative() ? "-Inf" : "+Inf";
        }
        String sign = number.isNegative() ? "-" : "";
        if (number.isZero()) {
            return sign + "0";
        }
        if (number.isInteger() && number.position() <= number.precision()) {
            // A unit of the last place is at most one: no shorter form can be closer.
            return sign + number.mantissa().shiftLeft((int) number.exponent());
        }
        return sign + shortestDigits(number).plain();
    }

    private static Digits shortestDigits(HclNumber number) {
        Digits exact = Digits.of(number.mantissa(), number.exponent());
        // In halves of the last place at the number's precision.
        int shift = number.precision() + 1 - number.mantissa().bitLength();
        BigInteger halves = number.mantissa().shiftLeft(shift);
        long exponent = number.exponent() - shift;
        Digits lower = Digits.of(halves.subtract(BigInteger.ONE), exponent);
        Digits upper = Digits.of(halves.add(BigInteger.ONE), exponent);
        boolean inclusive = !halves.testBit(1);
        for (int i = 0; i < exact.length(); i++) {
            char middle = exact.at(i);
            char low = lower.at(i);
            char high = upper.at(i);
            boolean mayFall = low != middle || (inclusive && i + 1 == lower.length());
            boolean mayRise = middle != high && (inclusive || middle + 1 < high || i + 1 < upper.length());
            if (mayFall && mayRise) {
                return exact.rounded(i + 1);
            }
            if (mayFall) {
                return exact.truncated(i + 1);
            }
            if (mayRise) {
                return exact.raised(i + 1);
            }
        }
        return exact;
    }

    static String rough(HclNumber number) {
        if (number.isInfinite() || number.isZero()) {
            return shortest(number);
        }
        Digits digits = Digits.of(number.mantissa(), number.exponent()).rounded(ROUGH_DIGITS);
        int precision = digits.length() < ROUGH_DIGITS && digits.length() >= digits.point()
                ? digits.length()
                : ROUGH_DIGITS;
        long exponent = digits.point() - 1;
        String sign = number.isNegative() ? "-" : "";
        return sign + (exponent < -4 || exponent >= precision ? digits.scientific() : digits.plain());
    }

    /** Decimal digits without zeroes at either end, and where the point stands: {@code 0.ddd * 10^point}. */
    private record Digits(String text, long point) {
        static Digits of(BigInteger magnitude, long exponent) {
            int shift = Budget.bits(Math.abs(exponent));
            BigInteger value = exponent >= 0
                    ? magnitude.shiftLeft(shift)
                    : magnitude.multiply(BigInteger.valueOf(5).pow(shift));
            String digits = value.toString();
            return trimmed(digits, digits.length() + Math.min(exponent, 0));
        }

        private static Digits trimmed(String digits, long point) {
            int end = digits.length();
            while (end > 0 && digits.charAt(end - 1) == '0') {
                end--;
            }
            return new Digits(digits.substring(0, end), end == 0 ? 0 : point);
        }

        int length() {
            return text.length();
        }

        char at(int index) {
            return index < text.length() ? text.charAt(index) : '0';
        }

        Digits rounded(int count) {
            if (count >= text.length()) {
                return this;
            }
            char next = text.charAt(count);
            boolean tie = next == '5' && count + 1 == text.length();
            boolean up = tie ? count > 0 && (text.charAt(count - 1) - '0') % 2 == 1 : next >= '5';
            return up ? raised(count) : truncated(count);
        }

        Digits truncated(int count) {
            return count >= text.length() ? this : trimmed(text.substring(0, count), point);
        }

        Digits raised(int count) {
            if (count >= text.length()) {
                return this;
            }
            int last = count;
            while (last > 0 && text.charAt(last - 1) == '9') {
                last--;
            }
            if (last == 0) {
                return new Digits("1", point + 1);
            }
            return new Digits(text.substring(0, last - 1) + (char) (text.charAt(last - 1) + 1), point);
        }

        String plain() {
            int whole = Budget.bits(Math.max(point, 0));
            StringBuilder plain = new StringBuilder();
            if (whole == 0) {
                plain.append("0.").repeat('0', Budget.bits(-point)).append(text);
            } else if (whole >= text.length()) {
                plain.append(text).repeat('0', whole - text.length());
            } else {
                plain.append(text, 0, whole).append('.').append(text, whole, text.length());
            }
            return plain.toString();
        }

        String scientific() {
            long exponent = Math.abs(point - 1);
            return text.charAt(0) + (text.length() > 1 ? "." : "") + text.substring(1) + 'e' + (point < 1 ? '-' : '+')
                    + (exponent < 10 ? "0" : "") + exponent;
        }
    }
}
