package dev.terrane.hcl.syntax;

/** White space as Unicode's White_Space property has it: what templates trim and heredoc lines are indented with. */
final class Whitespace {

    private Whitespace() {}

    static boolean is(int character) {
        return switch (character) {
            case ' ', '\t', '\n', 0x0B, '\f', '\r', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
            default -> character >= 0x2000 && character <= 0x200A;
        };
    }

    /** The length of the white space at the start. */
    static int leading(String text) {
        int i = 0;
        while (i < text.length() && is(text.charAt(i))) {
            i++;
        }
        return i;
    }

    static String stripLeading(String text) {
        return text.substring(leading(text));
    }

    static String stripTrailing(String text) {
        int end = text.length();
        while (end > 0 && is(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    static String strip(String text) {
        return stripTrailing(stripLeading(text));
    }
}
