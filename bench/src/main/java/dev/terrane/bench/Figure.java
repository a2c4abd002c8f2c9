package dev.terrane.bench;

import java.util.Locale;

/** What was measured, and what is wanted of it. */
record Figure(String name, String measured, String wanted, boolean isMet) {

    static Figure atLeast(String name, double value, double least, String unit) {
        return new Figure(name, text(value, unit), ">= " + text(least, unit), value >= least);
    }

    static Figure atMost(String name, double value, double most, String unit) {
        return new Figure(name, text(value, unit), "<= " + text(most, unit), value <= most);
    }

    private static String text(double value, String unit) {
        return String.format(Locale.ROOT, "%.1f %s", value, unit);
    }
}
