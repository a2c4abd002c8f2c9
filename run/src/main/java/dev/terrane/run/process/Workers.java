package dev.terrane.run.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/** Threads for dealing with many configurations: one a core unless somebody asks for another number, with room for deeply nested expressions. */
public final class Workers implements AutoCloseable {

    /** How many wait for others at once, where that is most of what they do. */
    public static final int WAITING = 16;

    private static final long STACK_BYTES = 16L << 20;

    private final ExecutorService executor;

    /** One a core. */
    public Workers() {
        this(Runtime.getRuntime().availableProcessors());
    }

    /** At least one, whatever the number. */
    public Workers(int number) {
        ThreadFactory threads = Thread.ofPlatform().name("worker-", 0).stackSize(STACK_BYTES).daemon().factory();
        executor = Executors.newFixedThreadPool(Math.max(1, number), threads);
    }

    public ExecutorService executor() {
        return executor;
    }

    /** The results, in the order of the items. What the work throws is thrown here. */
    public <T, R> List<R> map(List<T> items, Function<T, R> work) {
        List<Future<R>> pending = items.stream().map(item -> executor.submit(() -> work.apply(item))).toList();
        List<R> results = new ArrayList<>(items.size());
        for (Future<R> future : pending) {
            results.add(join(future));
        }
        return results;
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

    /** Waits for what is still going on. */
    public void finish() {
        executor.close();
    }

    /** Interrupts what is still going on. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
