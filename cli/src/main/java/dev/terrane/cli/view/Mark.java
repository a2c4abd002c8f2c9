package dev.terrane.cli.view;

/** The sign at the beginning of a line that says how something is. */
public enum Mark {
    GOOD("✓", 32), DOUBTFUL("!", 33), BROKEN("✗", 31);

    private final String sign;
    private final int color;

    Mark(String sign, int color) {
        this.sign = sign;
        this.color = color;
    }

    /** The sign, in its colour where colours are wanted. */
    public String text(boolean colors) {
        return colors ? "\u001b[" + color + "m" + sign + "\u001b[0m" : sign;
    }
}
