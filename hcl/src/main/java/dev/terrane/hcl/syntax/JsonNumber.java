package dev.terrane.hcl.syntax;

/** The notation of numbers in JSON. */
final class JsonNumber {

    private JsonNumber() {}

    /** RFC 8259, section 6: no plus sign and no zero may lead, and digits stand on both sides of a dot. */
    static boolean isValid(String digits) {
        int i = digits.startsWith("-") ? 1 : 0;
        int integer = digitsEnd(digits, i);
        if (integer == i || (digits.charAt(i) == '0' && integer > i + 1)) {
            return false;
        }
        i = integer;
        if (digits.startsWith(".", i)) {
            int fraction = digitsEnd(digits, i + 1);
            if (fraction == i + 1) {
                return false;
            }
            i = fraction;
        }
        if (digits.startsWith("e", i) || digits.startsWith("E", i)) {
            i++;
            if (digits.startsWith("+", i) || digits.startsWith("-", i)) {
                i++;
            }
            int exponent = digitsEnd(digits, i);
            if (exponent == i) {
                return false;
            }
            i = exponent;
        }
        return i == digits.length();
    }

    private static int digitsEnd(String digits, int from) {
        int i = from;
        while (i < digits.length() && digits.charAt(i) >= '0' && digits.charAt(i) <= '9') {
            i++;
        }
        return i;
    }
}
