package dev.terrane.config.load;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A part of a configuration that is worked out when it is first asked for, once, errors included. One that needs itself
 * is an error which names it. Belongs to one thread at a time.
 */
final class Lazy<T> implements Supplier<T> {

    private final String name;
    private @Nullable Supplier<T> work;
    private @Nullable T result;
    private @Nullable DiagnosticException failure;
    private boolean done;

    /** @param name what messages call it */
    Lazy(String name, Supplier<T> work) {
        this.name = name;
        this.work = work;
    }

    /**
     * The part.
     *
     * @throws DiagnosticException if it has errors
     */
    @Override
    public T get() {
        if (failure != null) {
            throw failure;
        }
        T known = result;
        if (done && known != null) {
            return known;
        }
        Supplier<T> pending = work;
        if (pending == null) {
            throw new DiagnosticException(Diagnostic.error("Configuration refers to itself",
                    "The " + name + " cannot be evaluated, because it depends on itself."));
        }
        work = null;
        try {
            T worked = pending.get();
            result = worked;
            done = true;
            return worked;
        } catch (DiagnosticException e) {
            failure = e;
            throw e;
        } finally {
            if (!done && failure == null) {
                work = pending;
            }
        }
    }
}
