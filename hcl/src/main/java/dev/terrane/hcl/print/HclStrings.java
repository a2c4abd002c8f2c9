package dev.terrane.hcl.print;

/** Strings as they are written in HCL. */
public final class HclStrings {
    private HclStrings() {}

    /** The string in quotes; what would begin a template, or cannot be seen, is escaped. */
    public static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '"', '\\' -> out.append('\\').append((char) c);
                case '$', '%' -> out.append((char) c).append(text.startsWith("{", i) ? String.valueOf((char) c) : "");
                default -> append(out, c);
            }
        }
        return out.append('"').toString();
    }

    private static void append(StringBuilder out, int c) {
        if (isVisible(c)) {
            out.appendCodePoint(c);
            return;
        }
        String digits = Integer.toHexString(c);
        int width = c < 0x10000 ? 4 : 8;
        out.append(c < 0x10000 ? "\\u" : "\\U").repeat('0', width - digits.length()).append(digits);
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
