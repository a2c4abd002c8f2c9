package dev.terrane.hcl.value;

import java.math.BigInteger;
import java.util.Optional;

/**
 * Reads decimal text into 512 bits as Go's {@code big.ParseFloat} does in base ten. The power of five of the exponent
 * is rounded at 576 bits, so that with large exponents the result may differ from the nearest in its last bits: the
 * same bits as everyone else's is what counts.
 */
final class NumberParser {
    private static final int POWER_PRECISION = HclNumber.WRITTEN_PRECISION + 64;
    private static final int EXACT_FIVES = 27;
    private static final int MOST_DIGITS = 20_000;

    private final String text;
    private int at;

    private NumberParser(String text) {
        this.text = text;
    }

    static Optional<HclNumber> parse(String text) {
        return switch (text) {
            case "inf", "Inf", "+inf", "+Inf" -> Optional.of(HclNumber.infinity(false, HclNumber.WRITTEN_PRECISION));
            case "-inf", "-Inf" -> Optional.of(HclNumber.infinity(true, HclNumber.WRITTEN_PRECISION));
            default -> new NumberParser(text).number();
        };
    }

    private Optional<HclNumber> number() {
        boolean negative = sign();
        String whole = digits();
        String fraction = "";
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            fraction = digits();
        }
        if (whole.isEmpty() && fraction.isEmpty()) {
            return Optional.empty();
        }
        long fives = -fraction.length();
        long twos = fives;
        if (at < text.length()) {
            char mark = text.charAt(at++);
            boolean negativeExponent = sign();
            String power = digits();
            if ("eEpP".indexOf(mark) < 0 || power.isEmpty() || at < text.length() || power.length() > 18) {
                return Optional.empty();
            }
            long exponent = negativeExponent ? -Long.parseLong(power) : Long.parseLong(power);
            twos += exponent;
            fives += mark == 'e' || mark == 'E' ? exponent : 0;
        }
        String digits = withoutLeadingZeros(whole + fraction);
        if (digits.length() > MOST_DIGITS) {
            // Digits further right only say whether there is more: one that is not zero keeps a tie from looking exact.
            int dropped = digits.length() - MOST_DIGITS;
            twos += dropped;
            fives += dropped;
            digits = digits.substring(0, MOST_DIGITS - 1) + '1';
        }
        BigInteger mantissa = new BigInteger(digits);
        long position = twos + mantissa.bitLength();
        if (mantissa.signum() != 0 && (position > Integer.MAX_VALUE || position < Integer.MIN_VALUE)) {
            return Optional.empty();
        }
        return Optional.of(scaled(negative, mantissa, twos, fives));
    }

    private static String withoutLeadingZeros(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    private static HclNumber scaled(boolean negative, BigInteger mantissa, long twos, long fives) {
        int bits = HclNumber.WRITTEN_PRECISION;
        if (fives == 0 || mantissa.signum() == 0) {
            return HclNumber.rounded(negative, mantissa, twos, bits);
        }
        HclNumber exact = HclNumber.rounded(negative, mantissa, twos, Math.max(bits, mantissa.bitLength()));
        HclNumber power = powerOfFive(Math.abs(fives));
        return fives < 0 ? exact.quotient(power, bits) : exact.product(power, bits);
    }

    private static HclNumber powerOfFive(long n) {
        BigInteger five = BigInteger.valueOf(5);
        if (n <= EXACT_FIVES) {
            return HclNumber.rounded(false, five.pow((int) n), 0, POWER_PRECISION);
        }
        HclNumber power = HclNumber.rounded(false, five.pow(EXACT_FIVES), 0, POWER_PRECISION);
        int factorPrecision = POWER_PRECISION + 64;
        HclNumber factor = HclNumber.rounded(false, five, 0, factorPrecision);
        for (long rest = n - EXACT_FIVES; rest > 0; rest >>= 1) {
            if ((rest & 1) != 0) {
                power = power.product(factor, POWER_PRECISION);
            }
            factor = factor.product(factor, factorPrecision);
        }
        return power;
    }

    private boolean sign() {
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            return text.charAt(at++) == '-';
        }
        return false;
    }

    private String digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return text.substring(start, at);
    }
}
