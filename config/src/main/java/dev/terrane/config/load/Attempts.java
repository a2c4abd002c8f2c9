package dev.terrane.config.load;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Tries one thing after the other and keeps what is wrong with each, the same thing once. */
final class Attempts {

    private final Set<Diagnostic> problems = new LinkedHashSet<>();

    void addAll(Collection<Diagnostic> more) {
        problems.addAll(more);
    }

    /** What `work` gives; `otherwise` if it fails. */
    <T> T attempt(Supplier<T> work, T otherwise) {
        try {
            return work.get();
        } catch (DiagnosticException e) {
            problems.addAll(e.diagnostics());
            return otherwise;
        }
    }

    void attempt(Runnable work) {
        try {
            work.run();
        } catch (DiagnosticException e) {
            problems.addAll(e.diagnostics());
        }
    }

    /** What failed so far. */
    Collection<Diagnostic> problems() {
        return problems;
    }

    /** Throws all that failed, if there is an error in it. */
    void throwIfErrors() {
        if (problems.stream().anyMatch(Diagnostic::isError)) {
            throw new DiagnosticException(List.copyOf(problems));
        }
    }
}
