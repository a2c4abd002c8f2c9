package dev.terrane.hcl.function;

import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.value.Value;

/** An argument that was not evaluated yet, as {@code try} and {@code can} receive it. */
public interface LazyArgument {

    /**
     * Evaluates the argument.
     *
     * @throws DiagnosticException if it has errors of its own. An error of something that it refers to and that is
     *             defined elsewhere (a local, an include) is not for the function to catch and passes by.
     */
    Value evaluate();
}
