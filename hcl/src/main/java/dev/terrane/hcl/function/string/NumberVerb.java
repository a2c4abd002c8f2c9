package dev.terrane.hcl.function.string;

import dev.terrane.hcl.value.Budget;
import dev.terrane.hcl.value.HclNumber;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * How a verb of {@code format} writes a number: {@code b d o x X} an integer, {@code e E f g G} any. It writes as Go's
 * fmt does; numbers are rounded half to even, from their exact binary value.
 *
 * @param mode the letter of the verb
 * @param flags those of {@code + - # 0} and space that were given
 */
record NumberVerb(char mode, String flags, OptionalInt width, OptionalInt precision) {

    /** Beyond this, an exponent is written, unless a precision says otherwise. */
    private static final int SHORTEST_EXPONENT = 6;

    private boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
    }

    String integer(BigInteger number) {
        if (number.signum() == 0 && precision.equals(OptionalInt.of(0))) {
            return "";
        }
        int radix = switch (mode) {
            case 'b' -> 2;
            case 'o' -> 8;
            case 'x', 'X' -> 16;
            default -> 10;
        };
        String sign = number.signum() < 0 ? "-" : has('+') ? "+" : has(' ') ? " " : "";
        String base = !has('#') ? "" : switch (mode) {
            case 'b' -> "0b";
            case 'o' -> "0";
            case 'x' -> "0x";
            case 'X' -> "0X";
            default -> "";
        };
        String digits = number.abs().toString(radix);
        if (mode == 'X') {
            digits = digits.toUpperCase(Locale.ROOT);
        }
        digits = zeros(precision.orElse(0) - digits.length()) + digits;
        int missing = width.orElse(0) - sign.length() - base.length() - digits.length();
        if (has('-')) {
            return sign + base + digits + spaces(missing);
        }
        if (has('0') && precision.isEmpty()) {
            return sign + base + zeros(missing) + digits;
        }
        return spaces(missing) + sign + base + digits;
    }

    String decimal(HclNumber number) {
        String text = number.isInfinite() ? number.toString() : digits(number);
        String sign = "";
        if (text.startsWith("-") || text.startsWith("+")) {
            sign = text.startsWith("+") && has(' ') ? " " : text.substring(0, 1);
            text = text.substring(1);
        } else if (has('+') || has(' ')) {
            sign = has('+') ? "+" : " ";
        }
        int missing = width.orElse(0) - sign.length() - text.length();
        if (has('0') && !number.isInfinite()) {
            return sign + zeros(missing) + text;
        }
        return has('-') ? sign + text + spaces(missing) : spaces(missing) + sign + text;
    }

    private String digits(HclNumber number) {
        Digits exact = Digits.of(number.toBigDecimal());
        String sign = number.toString().startsWith("-") ? "-" : "";
        return sign + switch (mode) {
            case 'e', 'E' -> exact.rounded(precision.orElse(6) + 1).scientific(precision.orElse(6), mode);
            case 'f' -> exact.fixed(precision.orElse(6));
            default ->
                precision.isPresent() ? general(exact, Math.max(1, precision.getAsInt())) : shortest(number, mode);
        };
    }

    private String general(Digits exact, int precision) {
        Digits rounded = exact.rounded(precision);
        int length = rounded.text().length();
        int limit = precision > length && length >= rounded.point() ? length : precision;
        int exponent = rounded.point() - 1;
        if (exponent < -4 || exponent >= limit) {
            return rounded.scientific(Math.min(precision, length) - 1, mode == 'G' ? 'E' : 'e');
        }
        return rounded.fixed(Math.max(0, (precision > rounded.point() ? length : precision) - rounded.point()));
    }

    /** The shortest text that reads back as the number, with an exponent if it is below -4 or above 5; without sign. */
    private static String shortest(HclNumber number, char mode) {
        Digits digits = Digits.of(new BigDecimal(number.toString()));
        int length = digits.text().length();
        int exponent = digits.point() - 1;
        if (exponent < -4 || exponent >= SHORTEST_EXPONENT) {
            return digits.scientific(length - 1, mode == 'G' ? 'E' : 'e');
        }
        return digits.fixed(Math.max(0, length - digits.point()));
    }

    /** As {@code %v} writes a number. */
    static String general(HclNumber number) {
        if (number.isInfinite()) {
            return number.toString();
        }
        return (number.toString().startsWith("-") ? "-" : "") + shortest(number, 'g');
    }

    private static String zeros(int count) {
        return "0".repeat(Math.max(0, Budget.stringLength(count)));
    }

    private static String spaces(int count) {
        return " ".repeat(Math.max(0, Budget.stringLength(count)));
    }

    /**
     * The magnitude of a number: {@code 0.text * 10^point}, without zeros at the end of the text; zero has none.
     */
    private record Digits(String text, int point) {

        static Digits of(BigDecimal number) {
            if (number.signum() == 0) {
                return new Digits("", 0);
            }
            String digits = number.unscaledValue().abs().toString();
            int end = digits.length();
            while (digits.charAt(end - 1) == '0') {
                end--;
            }
            return new Digits(digits.substring(0, end), digits.length() - number.scale());
        }

        private BigDecimal value() {
            return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(new BigInteger(text), text.length() - point);
        }

        Digits rounded(int count) {
            return count >= text.length() ? this : of(value().setScale(count - point, RoundingMode.HALF_EVEN));
        }

        String fixed(int fraction) {
            return value().setScale(fraction, RoundingMode.HALF_EVEN).toPlainString();
        }

        String scientific(int fraction, char letter) {
            String shown = text.isEmpty() ? "0" : text;
            int exponent = text.isEmpty() ? 0 : point - 1;
            String tail = shown.length() > fraction + 1 ? shown.substring(1, fraction + 1) : shown.substring(1);
            return shown.charAt(0) + (fraction > 0 ? "." + tail + zeros(fraction - tail.length()) : "") + letter
                    + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        }
    }
}
