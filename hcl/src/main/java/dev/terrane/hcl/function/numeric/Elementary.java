package dev.terrane.hcl.function.numeric;

/**
 * Logarithm and power as Go's {@code math} computes them, operation by operation: the last bit of a result shows in the
 * shortest decimal that a number is written as.
 */
final class Elementary {

    private static final double LN2_HIGH = 0.6931471803691238;
    private static final double LN2_LOW = 1.9082149292705877e-10;
    private static final double HALF_SQRT2 = 0.7071067811865476;
    private static final double LOG2_E = 1.4426950408889634;
    private static final double EXP_LN2_HIGH = 0.693147180559663;
    private static final double EXP_LN2_LOW = 0.28235290563031577e-12;
    private static final double[] TAYLOR = {1 / 40320.0, 1 / 5040.0, 1 / 720.0, 1 / 120.0, 1 / 24.0, 1 / 6.0, 0.5, 1};
    private static final int CERTAIN_OVERFLOW = 1 << 12;

    private Elementary() {}

    static double log(double x) {
        if (Double.isNaN(x) || x == Double.POSITIVE_INFINITY) {
            return x;
        }
        if (x <= 0) {
            return x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
        }
        Fraction fraction = Fraction.of(x);
        double f1 = fraction.mantissa;
        double k = fraction.exponent;
        if (f1 < HALF_SQRT2) {
            f1 *= 2;
            k--;
        }
        double f = f1 - 1;
        double s = f / (2 + f);
        double s2 = s * s;
        double s4 = s2 * s2;
        double t1 = s2 * (0.6666666666666735
                + s4 * (0.2857142874366239 + s4 * (0.1818357216161805 + s4 * 0.14798198605116586)));
        double t2 = s4 * (0.3999999999940942 + s4 * (0.22222198432149784 + s4 * 0.15313837699209373));
        double half = 0.5 * f * f;
        return k * LN2_HIGH - ((half - (s * (half + t1 + t2) + k * LN2_LOW)) - f);
    }

    static double pow(double x, double y) {
        if (y == 0 || x == 1) {
            return 1;
        }
        if (y == 1) {
            return x;
        }
        if (x == 0 || Double.isInfinite(x) || Double.isInfinite(y)) {
            return Math.abs(x) == 1 ? 1 : Math.pow(x, y);
        }
        if (Math.abs(y) == 0.5) {
            return y > 0 ? Math.sqrt(x) : 1 / Math.sqrt(x);
        }
        double whole = Math.floor(Math.abs(y));
        double rest = Math.abs(y) - whole;
        if (rest != 0 && x < 0) {
            return Double.NaN;
        }
        if (whole >= 0x1p63) {
            return x == -1 ? 1 : (Math.abs(x) < 1) == (y > 0) ? 0 : Double.POSITIVE_INFINITY;
        }
        double result = 1;
        if (rest != 0) {
            if (rest > 0.5) {
                rest--;
                whole++;
            }
            result = exp(rest * log(x));
        }
        return bySquaring(x, (long) whole, result, y < 0);
    }

    /** For results that are not near the ends of the range of doubles. */
    private static double exp(double x) {
        double k = Math.rint(x * LOG2_E);
        double reduced = Math.fma(-k, EXP_LN2_LOW, Math.fma(-k, EXP_LN2_HIGH, x)) * 0.0625;
        double series = TAYLOR[0];
        for (int i = 1; i < TAYLOR.length; i++) {
            series = Math.fma(reduced, series, TAYLOR[i]);
        }
        double result = reduced * series;
        for (int i = 0; i < 3; i++) {
            result *= result + 2;
        }
        return Math.scalb(Math.fma(result + 2, result, 1), (int) k);
    }

    private static double bySquaring(double x, long power, double start, boolean inverted) {
        double result = start;
        Fraction fraction = Fraction.of(x);
        double square = fraction.mantissa;
        long squareExponent = fraction.exponent;
        long exponent = 0;
        for (long bits = power; bits != 0; bits >>= 1) {
            if (Math.abs(squareExponent) > CERTAIN_OVERFLOW) {
                exponent += squareExponent;
                break;
            }
            if ((bits & 1) == 1) {
                result *= square;
                exponent += squareExponent;
            }
            square *= square;
            squareExponent <<= 1;
            if (square < 0.5) {
                square += square;
                squareExponent--;
            }
        }
        if (inverted) {
            result = 1 / result;
            exponent = -exponent;
        }
        return Math.scalb(result, (int) exponent);
    }

    /** A number as a mantissa of at least a half and less than one, times a power of two. */
    private record Fraction(double mantissa, int exponent) {
        static Fraction of(double x) {
            double normal = Math.abs(x) < Double.MIN_NORMAL ? x * 0x1p52 : x;
            int exponent = Math.getExponent(normal) + 1;
            return new Fraction(Math.scalb(normal, -exponent), normal == x ? exponent : exponent - 52);
        }
    }
}
