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
        count++;
        if (count <= MAX_KEPT) {
            kept.add(error);
        }
    }

    int count() {
        return count;
    }

    List<Diagnostic> kept() {
        return List.copyOf(kept);
    }
}
