package dev.terrane.hcl.function.type;

import static dev.terrane.hcl.function.type.ConversionFunctions.named;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.LazyArgument;
import dev.terrane.hcl.function.LazyArgument.Outcome;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Functions that find out whether an expression can be evaluated. */
public final class TryFunctions {

    private TryFunctions() {}

    public static List<Function> all() {
        return List.of(can(), attempt());
    }

    private static Function can() {
        return named("can").documentation("Whether an expression can be evaluated without errors of its own.")
                .parameter(Parameter.of("expression", Type.DYNAMIC)).onExpressions(arguments -> {
                    Outcome outcome = arguments.getFirst().evaluate();
                    if (outcome.failed()) {
                        return Value.FALSE;
                    }
                    return outcome.value().isWhollyKnown() ? Value.TRUE : Value.unknown(Type.BOOL);
                });
    }

    private static Function attempt() {
        return named("try").documentation("The value of the first of several expressions that can be evaluated without "
                + "errors of its own.").variadic(Parameter.of("expressions", Type.DYNAMIC)).onExpressions(arguments -> {
                    if (arguments.isEmpty()) {
                        throw new FunctionException("at least one argument is required");
                    }
                    List<Diagnostic> errors = new ArrayList<>();
                    for (LazyArgument argument : arguments) {
                        Outcome outcome = argument.evaluate();
                        if (!outcome.failed()) {
                            // What is not known yet may turn out to fail.
                            return outcome.value().isWhollyKnown() ? outcome.value() : Value.DYNAMIC;
                        }
                        errors.addAll(outcome.diagnostics());
                    }
                    throw new FunctionException(describe(errors));
                });
    }

    private static String describe(List<Diagnostic> errors) {
        StringBuilder text = new StringBuilder("no expression could be evaluated:");
        for (Diagnostic error : errors) {
            text.append("\n- ").append(error.summary()).append(error.subject().map(SourceRange::at)
                    .map(place -> " (" + place + ")").orElse("")).append("\n  ").append(error.detail());
        }
        return text.append("\n\nAt least one of them must have a value").toString();
    }
}
