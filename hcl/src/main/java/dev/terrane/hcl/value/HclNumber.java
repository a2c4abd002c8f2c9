package dev.terrane.hcl.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A number of the language: a binary float of some precision (in bits), a signed zero or an infinity. It behaves as
 * Go's {@code big.Float} does, rounding to the nearest, ties to even:
 *
 * <ul>
 * <li>What is written in a file, in JSON or in a string has 512 bits; what counts something ({@code length}) 64; what
 * a floating-point function gave ({@code log}) 53.
 * <li>Sum, difference and quotient have the larger precision of the two operands; a product grows as far as it needs
 * to, up to 512 bits.
 * <li>{@link #toString()} is the shortest decimal that reads back as this number at its precision, without exponent.
 * <li>{@link #equals} is the language's {@code ==}: integers exactly, all others by their text. {@link #compareTo} is
 * exact, so that it may tell numbers apart which are equal.
 * </ul>
 */
public final class HclNumber implements Comparable<HclNumber> {
    /** The precision of a number that was written down, and the largest a product grows to. */
    public static final int WRITTEN_PRECISION = 512;

    static final int COUNTED_PRECISION = 64;
    private static final int DOUBLE_PRECISION = 53;

    public static final HclNumber ZERO = of(0);
    public static final HclNumber ONE = of(1);
    public static final HclNumber POSITIVE_INFINITY = new HclNumber(false, Form.INFINITE, BigInteger.ZERO, 0,
            COUNTED_PRECISION);
    public static final HclNumber NEGATIVE_INFINITY = POSITIVE_INFINITY.negate();

    private enum Form {
        ZERO, FINITE, INFINITE
    }

    private final boolean negative;
    private final Form form;
    /** Odd if the form is finite, else zero. */
    private final BigInteger mantissa;
    private final long exponent;
    private final int precision;

    private HclNumber(boolean negative, Form form, BigInteger mantissa, long exponent, int precision) {
        this.negative = negative;
        this.form = form;
        this.mantissa = mantissa;
        this.exponent = exponent;
        this.precision = precision;
    }

    public static HclNumber of(long value) {
        return rounded(value < 0, BigInteger.valueOf(value).abs(), 0, COUNTED_PRECISION);
    }

    /** An integer with every bit kept. */
    public static HclNumber of(BigInteger value) {
        return rounded(value.signum() < 0, value.abs(), 0, Math.max(value.bitLength(), COUNTED_PRECISION));
    }

    /**
     * The number that a double is, exactly; it has 53 bits.
     *
     * @throws ArithmeticException if the value is not a number
     */
    public static HclNumber of(double value) {
        if (Double.isNaN(value)) {
            throw new ArithmeticException("not a number");
        }
        boolean negative = (Double.doubleToRawLongBits(value) < 0);
        if (Double.isInfinite(value)) {
            return infinity(negative, DOUBLE_PRECISION);
        }
        int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - 52;
        long mantissa = Double.doubleToRawLongBits(value) & 0xF_FFFF_FFFF_FFFFL;
        if (Math.abs(value) >= Double.MIN_NORMAL) {
            mantissa |= 0x10_0000_0000_0000L;
        }
        return rounded(negative, BigInteger.valueOf(mantissa), exponent, DOUBLE_PRECISION);
    }

    /**
     * Reads what the language takes for a number in a string: decimal digits with an optional sign, point and exponent,
     * or {@code inf}; no spaces. Empty if the text is none.
     */
    public static Optional<HclNumber> parse(String text) {
        return NumberParser.parse(text);
    }

    static HclNumber infinity(boolean negative, int precision) {
        return new HclNumber(negative, Form.INFINITE, BigInteger.ZERO, 0, precision);
    }

    private static HclNumber zero(boolean negative, int precision) {
        return new HclNumber(negative, Form.ZERO, BigInteger.ZERO, 0, precision);
    }

    /** {@code magnitude * 2^exponent}, rounded to the precision. */
    static HclNumber rounded(boolean negative, BigInteger magnitude, long exponent, int precision) {
        if (magnitude.signum() == 0) {
            return zero(negative, precision);
        }
        BigInteger kept = magnitude;
        long shifted = exponent;
        int excess = magnitude.bitLength() - precision;
        if (excess > 0) {
            kept = magnitude.shiftRight(excess);
            shifted += excess;
            int lowest = magnitude.getLowestSetBit();
            if (magnitude.testBit(excess - 1) && (lowest < excess - 1 || kept.testBit(0))) {
                kept = kept.add(BigInteger.ONE);
            }
        }
        int trailing = kept.getLowestSetBit();
        if (trailing > 0) {
            kept = kept.shiftRight(trailing);
            shifted += trailing;
        }
        long position = shifted + kept.bitLength();
        if (position > Integer.MAX_VALUE) {
            return infinity(negative, precision);
        }
        if (position < Integer.MIN_VALUE) {
            return zero(negative, precision);
        }
        return new HclNumber(negative, Form.FINITE, kept, shifted, precision);
    }

    /** The same number rounded to another precision. */
    HclNumber withPrecision(int bits) {
        if (bits == precision) {
            return this;
        }
        return form == Form.FINITE
                ? rounded(negative, mantissa, exponent, bits)
                : new HclNumber(negative, form, mantissa, exponent, bits);
    }

    int precision() {
        return precision;
    }

    /** The odd integer that this number is a power of two times of; zero for zero and the infinities. */
    BigInteger mantissa() {
        return mantissa;
    }

    long exponent() {
        return exponent;
    }

    /** The number's magnitude is at least a half of, and less than, two to this power. */
    long position() {
        return exponent + mantissa.bitLength();
    }

    /** True for a negative zero as well. */
    boolean isNegative() { return negative; }

    public boolean isZero() { return form == Form.ZERO; }

    public boolean isInfinite() { return form == Form.INFINITE; }

    public boolean isInteger() { return form == Form.ZERO || (form == Form.FINITE && exponent >= 0); }

    /** -1, 0 or 1; zero for both zeroes. */
    public int signum() {
        if (form == Form.ZERO) {
            return 0;
        }
        return negative ? -1 : 1;
    }

    public HclNumber negate() {
        return new HclNumber(!negative, form, mantissa, exponent, precision);
    }

    public HclNumber abs() {
        return negative ? negate() : this;
    }

    /**
     * The sum.
     *
     * @throws ArithmeticException if infinities of different signs meet
     */
    public HclNumber add(HclNumber other) {
        return sum(other, Math.max(precision, other.precision));
    }

    /**
     * The difference.
     *
     * @throws ArithmeticException if infinities of the same sign meet
     */
    public HclNumber subtract(HclNumber other) {
        return add(other.negate());
    }

    private HclNumber sum(HclNumber other, int bits) {
        if (form == Form.INFINITE && other.form == Form.INFINITE && negative != other.negative) {
            throw new ArithmeticException("addition of infinities with opposite signs");
        }
        if (form == Form.ZERO && other.form == Form.ZERO) {
            return zero(negative && other.negative, bits);
        }
        if (form == Form.INFINITE || other.form == Form.ZERO) {
            return withPrecision(bits);
        }
        if (other.form == Form.INFINITE || form == Form.ZERO) {
            return other.withPrecision(bits);
        }
        boolean higher = position() >= other.position();
        HclNumber high = higher ? this : other;
        HclNumber low = higher ? other : this;
        long floor = high.position() - Math.max(bits, high.mantissa.bitLength()) - 3;
        long unit = Math.min(high.exponent, low.exponent);
        BigInteger small = low.signedMantissa();
        if (low.position() < floor) {
            // Too small to be more than a hint for the rounding of the other.
            unit = floor - 1;
            small = BigInteger.valueOf(low.signum());
        } else {
            small = small.shiftLeft(Math.toIntExact(low.exponent - unit));
        }
        BigInteger total = high.signedMantissa().shiftLeft(Math.toIntExact(high.exponent - unit)).add(small);
        return rounded(total.signum() < 0, total.abs(), unit, bits);
    }

    private BigInteger signedMantissa() {
        return negative ? mantissa.negate() : mantissa;
    }

    /**
     * The product.
     *
     * @throws ArithmeticException if zero and an infinity meet
     */
    public HclNumber multiply(HclNumber other) {
        HclNumber product = product(other, WRITTEN_PRECISION);
        int bits = Math.max(precision, other.precision);
        return product.withPrecision(Math.max(bits, product.mantissa.bitLength()));
    }

    /** The product rounded to a precision. */
    HclNumber product(HclNumber other, int bits) {
        boolean sign = negative != other.negative;
        if (form == Form.FINITE && other.form == Form.FINITE) {
            return rounded(sign, mantissa.multiply(other.mantissa), exponent + other.exponent, bits);
        }
        if ((form == Form.ZERO && other.form == Form.INFINITE) || (form == Form.INFINITE && other.form == Form.ZERO)) {
            throw new ArithmeticException("multiplication of zero with infinity");
        }
        return form == Form.INFINITE || other.form == Form.INFINITE ? infinity(sign, bits) : zero(sign, bits);
    }

    /**
     * The quotient; an infinity if only the divisor is zero.
     *
     * @throws ArithmeticException if zero meets zero, or infinity infinity
     */
    public HclNumber divide(HclNumber other) {
        return quotient(other, Math.max(precision, other.precision));
    }

    /** The quotient rounded to a precision. */
    HclNumber quotient(HclNumber other, int bits) {
        boolean sign = negative != other.negative;
        if (form == Form.FINITE && other.form == Form.FINITE) {
            int shift = Math.max(0, bits + 2 + other.mantissa.bitLength() - mantissa.bitLength());
            BigInteger[] parts = mantissa.shiftLeft(shift).divideAndRemainder(other.mantissa);
            // One more bit says whether anything is left over, which decides a tie.
            BigInteger sticky = parts[0].shiftLeft(1).or(BigInteger.valueOf(parts[1].signum()));
            return rounded(sign, sticky, exponent - other.exponent - shift - 1, bits);
        }
        if (form == other.form) {
            throw new ArithmeticException("division of zero by zero or infinity by infinity");
        }
        return form == Form.ZERO || other.form == Form.INFINITE ? zero(sign, bits) : infinity(sign, bits);
    }

    /**
     * What is left of this number after taking away {@code other} as many times as it goes, towards zero; this number
     * itself if {@code other} is zero.
     *
     * @throws ArithmeticException if either is infinite, but for the remainder of a division by zero
     */
    public HclNumber modulo(HclNumber other) {
        if (other.isZero()) {
            return this;
        }
        if (isInfinite() || other.isInfinite()) {
            throw new ArithmeticException("modulo of an infinity");
        }
        HclNumber times = divide(other).truncate().withPrecision(precision);
        HclNumber taken = other.product(times, precision);
        return sum(taken.negate(), precision);
    }

    /** The integer part, towards zero, which is never negative zero. The precision is kept. */
    public HclNumber truncate() {
        if (form == Form.INFINITE || (form == Form.FINITE && exponent >= 0)) {
            return this;
        }
        if (form == Form.ZERO || position() <= 0) {
            return zero(false, precision);
        }
        return rounded(negative, mantissa.shiftRight(Math.toIntExact(-exponent)), 0, precision);
    }

    /** The value as an integer if it is one. */
    public Optional<BigInteger> toBigInteger() {
        if (!isInteger()) {
            return Optional.empty();
        }
        return Optional.of(signedMantissa().shiftLeft(Budget.bits(exponent)));
    }

    /** The value as a {@code long} if it is an integer and fits. */
    public OptionalLong toLong() {
        if (!isInteger() || position() > 64) {
            return OptionalLong.empty();
        }
        BigInteger value = signedMantissa().shiftLeft((int) exponent);
        return value.bitLength() < 64 ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
    }

    /** The nearest double; an infinity beyond the range. */
    public double toDouble() {
        double magnitude;
        if (form == Form.INFINITE || position() > Double.MAX_EXPONENT + 1) {
            magnitude = Double.POSITIVE_INFINITY;
        } else if (form == Form.ZERO || position() < Double.MIN_EXPONENT - 52) {
            magnitude = 0;
        } else {
            int bits = (int) Math.min(DOUBLE_PRECISION, position() - (Double.MIN_EXPONENT - 52));
            HclNumber near = bits > 0
                    ? rounded(false, mantissa, exponent, bits)
                    // Below the smallest double: more than a half of it rounds up to it.
                    : rounded(false, mantissa.equals(BigInteger.ONE) ? BigInteger.ZERO : BigInteger.ONE,
                            Double.MIN_EXPONENT - 52, 1);
            magnitude = Math.scalb((double) near.mantissa.longValue(), (int) near.exponent);
        }
        return negative ? -magnitude : magnitude;
    }

    /**
     * The exact value in decimal.
     *
     * @throws ArithmeticException if this is an infinity
     */
    public BigDecimal toBigDecimal() {
        if (form == Form.INFINITE) {
            throw new ArithmeticException("an infinity has no digits");
        }
        int shift = Budget.bits(Math.abs(exponent));
        if (exponent >= 0) {
            return new BigDecimal(signedMantissa().shiftLeft(shift));
        }
        return new BigDecimal(signedMantissa().multiply(BigInteger.valueOf(5).pow(shift)), shift);
    }

    @Override
    public int compareTo(HclNumber other) {
        int sign = signum();
        if (sign != other.signum()) {
            return Integer.compare(sign, other.signum());
        }
        return sign < 0 ? other.compareMagnitude(this) : compareMagnitude(other);
    }

    private int compareMagnitude(HclNumber other) {
        if (form != Form.FINITE || other.form != Form.FINITE) {
            return form.compareTo(other.form);
        }
        if (position() != other.position()) {
            return Long.compare(position(), other.position());
        }
        long unit = Math.min(exponent, other.exponent);
        return mantissa.shiftLeft(Math.toIntExact(exponent - unit))
                .compareTo(other.mantissa.shiftLeft(Math.toIntExact(other.exponent - unit)));
    }

    @Override
    public boolean equals(Object object) {
        if (this == object) {
            return true;
        }
        if (!(object instanceof HclNumber other) || signum() != other.signum() || form != other.form
                || isInteger() != other.isInteger() || position() != other.position()) {
            return false;
        }
        if (isInteger() || precision == other.precision || form == Form.INFINITE) {
            return compareMagnitude(other) == 0;
        }
        return toString().equals(other.toString());
    }

    @Override
    public int hashCode() {
        return 31 * signum() + Long.hashCode(position());
    }

    /**
     * The shortest decimal that reads back as this number, such as {@code "0.3"}, {@code "-0"} or {@code "+Inf"}.
     *
     * @throws TooLargeException if it had millions of digits
     */
    @Override
    public String toString() {
        return NumberText.shortest(this);
    }

    /** Ten significant digits, with an exponent where it is large or small: by this, sets order what holds numbers. */
    String toRoughText() {
        return NumberText.rough(this);
    }
}
