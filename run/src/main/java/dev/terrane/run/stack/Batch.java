package dev.terrane.run.stack;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.run.process.Interruption;
import dev.terrane.run.process.Workers;
import java.util.List;
import java.util.Optional;

/** Does the same with many things, a bounded number of them at once. */
final class Batch implements AutoCloseable {
    private final Workers workers;
    private final Interruption interruption;

    Batch(int threads, Interruption interruption) {
        this.workers = new Workers(threads);
        this.interruption = interruption;
    }

    /**
     * What became of one thing.
     *
     * @param result empty where it failed
     * @param problems why
     */
    record Outcome<R>(Optional<R> result, List<Diagnostic> problems) {}

    /** Work that may fail with diagnostics. */
    @FunctionalInterface
    interface Work<T, R> {
        R of(T item);
    }

    /** The outcomes, in the order of the items, when all have been dealt with. */
    <T, R> List<Outcome<R>> all(List<T> items, Work<T, R> work) {
        return workers.map(items, item -> attempt(item, work));
    }

    private <T, R> Outcome<R> attempt(T item, Work<T, R> work) {
        interruption.check();
        try {
            return new Outcome<>(Optional.of(work.of(item)), List.of());
        } catch (DiagnosticException e) {
            return new Outcome<>(Optional.empty(), e.diagnostics());
        }
    }

    @Override
    public void close() {
        workers.finish();
    }
}
