package dev.terrane.run.stack;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.run.process.Interruption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/** Does the same with many things, a bounded number of them at once. */
final class Batch implements AutoCloseable {
    /** Room for deeply nested expressions. */
    private static final long THREAD_STACK_BYTES = 16L << 20;

    private final ExecutorService pool;
    private final Interruption interruption;

    Batch(int threads, Interruption interruption) {
        ThreadFactory factory = Thread.ofPlatform().name("stack-", 1).stackSize(THREAD_STACK_BYTES).factory();
        this.pool = Executors.newFixedThreadPool(Math.max(1, threads), factory);
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
        List<Future<Outcome<R>>> pending = items.stream().map(item -> pool.submit(() -> attempt(item, work))).toList();
        List<Outcome<R>> outcomes = new ArrayList<>();
        pending.forEach(future -> outcomes.add(join(future)));
        return outcomes;
    }

    private <T, R> Outcome<R> attempt(T item, Work<T, R> work) {
        interruption.check();
        try {
            return new Outcome<>(Optional.of(work.of(item)), List.of());
        } catch (DiagnosticException e) {
            return new Outcome<>(Optional.empty(), e.diagnostics());
        }
    }

    private static <R> R join(Future<R> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
