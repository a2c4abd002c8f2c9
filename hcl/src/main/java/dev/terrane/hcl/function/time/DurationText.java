package dev.terrane.hcl.function.time;

import dev.terrane.hcl.function.FunctionException;

/**
 * Durations as Go writes them: an optional sign and decimal numbers with units ({@code h m s ms us µs ns}), such as
 * {@code -1h30m} or {@code 1.5h}; days and more are no units. A duration has at most about 292 years.
 */
public final class DurationText {

    private static final long LIMIT = Long.MIN_VALUE;

    private final String text;
    private int at;

    private DurationText(String text) {
        this.text = text;
    }

    /** The duration in nanoseconds. */
    public static long parse(String text) {
        DurationText reader = new DurationText(text);
        return reader.read();
    }

    private long read() {
        boolean negative = text.startsWith("-");
        if (negative || text.startsWith("+")) {
            at++;
        }
        if (text.substring(at).equals("0")) {
            return 0;
        }
        if (at == text.length()) {
            throw problem("there is no number");
        }
        // Magnitudes are unsigned: 2^63 is the limit, which only a negative duration may reach.
        long total = 0;
        while (at < text.length()) {
            total = checked(total + element());
        }
        if (total == LIMIT && !negative) {
            throw tooLong();
        }
        return negative ? -total : total;
    }

    private long element() {
        int start = at;
        long whole = wholeNumber();
        int digits = at - start;
        long fraction = 0;
        double scale = 1;
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            boolean full = false;
            for (; isDigit(); at++) {
                int digit = text.charAt(at) - '0';
                full |= fraction > Long.MAX_VALUE / 10 || Long.compareUnsigned(fraction * 10 + digit, LIMIT) > 0;
                if (!full) {
                    fraction = fraction * 10 + digit;
                    scale *= 10;
                }
                digits++;
            }
        }
        if (digits == 0) {
            throw problem("there is no number where one is expected");
        }
        long unit = unit();
        if (Long.compareUnsigned(whole, Long.divideUnsigned(LIMIT, unit)) > 0) {
            throw tooLong();
        }
        long result = whole * unit;
        // Go's arithmetic, to the last nanosecond.
        return fraction == 0 ? result : checked(result + (long) (unsigned(fraction) * (unit / scale)));
    }

    private long wholeNumber() {
        long value = 0;
        for (; isDigit(); at++) {
            if (Long.compareUnsigned(value, Long.divideUnsigned(LIMIT, 10)) > 0) {
                throw tooLong();
            }
            value = checked(value * 10 + text.charAt(at) - '0');
        }
        return value;
    }

    private long unit() {
        int start = at;
        while (at < text.length() && text.charAt(at) != '.' && !isDigit()) {
            at++;
        }
        return switch (text.substring(start, at)) {
            case "ns" -> 1L;
            case "us", "µs", "μs" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            case "" -> throw problem("a number has no unit");
            default -> throw problem("\"" + text.substring(start, at) + "\" is not a unit; h, m, s, ms, us and ns are");
        };
    }

    private boolean isDigit() { return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9'; }

    private static double unsigned(long value) {
        return value >= 0 ? value : 0x1p63;
    }

    private long checked(long magnitude) {
        if (Long.compareUnsigned(magnitude, LIMIT) > 0) {
            throw tooLong();
        }
        return magnitude;
    }

    private FunctionException tooLong() {
        return problem("it is longer than 292 years");
    }

    private FunctionException problem(String what) {
        return new FunctionException("\"" + text + "\" is not a duration like 1h30m: " + what);
    }
}
