package dev.terrane.hcl.diagnostic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects diagnostics in the order they are found. Not safe for use by several threads. */
public final class Diagnostics {

    private final List<Diagnostic> found = new ArrayList<>();

    public void add(Diagnostic diagnostic) {
        found.add(diagnostic);
    }

    public void addAll(Collection<Diagnostic> diagnostics) {
        found.addAll(diagnostics);
    }

    public boolean hasErrors() {
        return hasErrors(found);
    }

    public static boolean hasErrors(Collection<Diagnostic> diagnostics) {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    public int size() {
        return found.size();
    }

    /** A copy of what has been found so far. */
    public List<Diagnostic> list() {
        return List.copyOf(found);
    }

    /** Throws what has been found if there is an error in it. */
    public void throwIfErrors() {
        if (hasErrors()) {
            throw new DiagnosticException(list());
        }
    }
}
