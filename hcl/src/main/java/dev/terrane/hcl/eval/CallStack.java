package dev.terrane.hcl.eval;

import dev.terrane.hcl.value.TooLargeException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * How deep evaluations are nested within each other on the stack of the current thread: expressions in expressions, and
 * the definitions that these refer to. Where the stack of an ordinary thread may not suffice, evaluation goes on with
 * a larger one.
 */
final class CallStack {
    private static final ScopedValue<CallStack> CURRENT = ScopedValue.newInstance();
    private static final int ORDINARY_DEPTH = 150;
    private static final int LARGE_DEPTH = 20_000;
    private static final long LARGE_SIZE = 128L << 20;

    private final int limit;
    private int depth;

    private CallStack(int limit) {
        this.limit = limit;
    }

    /** Runs an evaluation, which may be part of another one that is under way on this thread. */
    static <T> T with(Function<CallStack, T> evaluation) {
        if (CURRENT.isBound()) {
            return evaluation.apply(CURRENT.get());
        }
        CallStack stack = new CallStack(ORDINARY_DEPTH);
        return ScopedValue.where(CURRENT, stack).call(() -> evaluation.apply(stack));
    }

    boolean isFull() { return depth >= limit; }

    void enter() {
        depth++;
    }

    void leave() {
        depth--;
    }

    /** The rest of an evaluation, on a stack that is larger than this one. */
    <T> T onLarger(Function<CallStack, T> rest) {
        if (limit >= LARGE_DEPTH) {
            throw new TooLargeException("Expressions and what they refer to are nested more than " + LARGE_DEPTH
                    + " levels deep.");
        }
        CallStack larger = new CallStack(LARGE_DEPTH);
        FutureTask<T> task = new FutureTask<>(
                () -> ScopedValue.where(CURRENT, larger).call(() -> rest.apply(larger)));
        Thread thread = new Thread(null, task, Thread.currentThread().getName(), LARGE_SIZE);
        thread.start();
        return await(task, thread);
    }

    private static <T> T await(FutureTask<T> task, Thread thread) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException _) {
                    interrupted = true;
                    thread.interrupt();
                } catch (ExecutionException e) {
                    throw unwrapped(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        return switch (e.getCause()) {
            case RuntimeException cause -> cause;
            case Error cause -> throw cause;
            case null, default -> new IllegalStateException(e);
        };
    }
}
