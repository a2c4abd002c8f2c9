package dev.terrane.hcl.syntax;

import dev.terrane.hcl.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** The errors of one text. All are counted; so many that nobody would read them are not kept. */
final class ErrorList {

    private static final int MAX_KEPT = 1000;

    private final List<Diagnostic> kept = new ArrayList<>();
    private int count;

    void add(Diagnostic error) {
        add(count, error);
    }

    /** Adds an error after so many earlier ones, before those that came since. */
    void add(int earlier, Diagnostic error) {
        count++;
        if (count <= MAX_KEPT) {
            kept.add(earlier, error);
        }
    }

    int count() {
        return count;
    }

    List<Diagnostic> kept() {
        return List.copyOf(kept);
    }
}
