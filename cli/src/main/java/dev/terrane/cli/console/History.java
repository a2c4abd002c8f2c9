package dev.terrane.cli.console;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines that were typed, and a place among them. Kept in memory alone: what is typed at a console may be secret.
 */
final class History {
    private final List<String> lines = new ArrayList<>();
    private int place;
    private String unfinished = "";

    /** Remembers a line, unless it is empty or the last one again, and goes behind the end. */
    void add(String line) {
        if (!line.isBlank() && (lines.isEmpty() || !lines.getLast().equals(line))) {
            lines.add(line);
        }
        place = lines.size();
    }

    /** The line before the place; the current one is kept for when the end is reached again. */
    String earlier(String current) {
        if (place == lines.size()) {
            unfinished = current;
        }
        if (place == 0) {
            return current;
        }
        place--;
        return lines.get(place);
    }

    /** The line after the place. */
    String later(String current) {
        if (place == lines.size()) {
            return current;
        }
        place++;
        return place == lines.size() ? unfinished : lines.get(place);
    }
}
