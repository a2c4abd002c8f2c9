package dev.terrane.hcl.eval;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.diagnostic.Diagnostics;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.value.Value;
import java.util.List;

/**
 * Evaluates expressions (HCL specification, "Expressions"). All errors of an expression are found, not only the first.
 * Errors of lazily evaluated definitions that an expression refers to end its evaluation at once: they are errors of
 * the file, even inside of {@code try}.
 */
public final class Evaluator {
    /** The summary of the diagnostics about an attribute that a value does not have. */
    public static final String NO_SUCH_ATTRIBUTE = "No such attribute";

    private Evaluator() {}

    /**
     * What evaluation came to.
     *
     * @param value the value; where there are errors, as much of it as is certain
     */
    public record Result(Value value, List<Diagnostic> diagnostics) {
        public boolean hasErrors() {
            return Diagnostics.hasErrors(diagnostics);
        }
    }

    /**
     * The value of an expression.
     *
     * @param source the text that the expression was parsed from
     * @throws DiagnosticException with all diagnostics, if there are errors
     */
    public static Value evaluate(Expression expression, Source source, Scope scope) {
        Result result = attempt(expression, source, scope);
        if (result.hasErrors()) {
            throw new DiagnosticException(result.diagnostics());
        }
        return result.value();
    }

    /**
     * The value of an expression and its diagnostics.
     *
     * @param source the text that the expression was parsed from
     * @throws DiagnosticException with the errors of a definition that the expression refers to
     */
    public static Result attempt(Expression expression, Source source, Scope scope) {
        return CallStack.with(stack -> {
            Diagnostics found = new Diagnostics();
            Value value = new Evaluation(source, scope, stack).value(expression, Frame.Root.ROOT, found);
            return new Result(value, found.list());
        });
    }
}
