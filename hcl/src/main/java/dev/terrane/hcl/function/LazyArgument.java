package dev.terrane.hcl.function;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.Diagnostics;
import dev.terrane.hcl.value.Value;
import java.util.List;

/** An argument that was not evaluated yet, as {@code try} and {@code can} receive it. */
public interface LazyArgument {

    /**
     * Evaluates the argument. Errors of its own are part of the outcome. An error of something that it refers to and that
     * is defined elsewhere (a local, an include) is not for the function to handle: it passes by as an exception.
     */
    Outcome evaluate();

    /**
     * What evaluation came to.
     *
     * @param value the value; unknown if there are errors
     * @param diagnostics what was found on the way
     */
    record Outcome(Value value, List<Diagnostic> diagnostics) {
        public boolean failed() {
            return Diagnostics.hasErrors(diagnostics);
        }
    }
}
