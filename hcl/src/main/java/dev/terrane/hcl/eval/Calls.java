package dev.terrane.hcl.eval;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.diagnostic.Diagnostics;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.LazyArgument;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.source.Span;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.value.TooLargeException;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Type.ListType;
import dev.terrane.hcl.value.Type.SetType;
import dev.terrane.hcl.value.Type.TupleType;
import dev.terrane.hcl.value.Value;
import dev.terrane.hcl.value.convert.ConversionException;
import dev.terrane.hcl.value.convert.Convert;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Function calls (HCL specification, "Functions and Function Calls"). */
final class Calls {
    private static final String BAD_ARGUMENT = "Unsuitable argument";

    private final Evaluation evaluation;

    Calls(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /** An argument as written, or an element of the last one that was expanded. */
    private sealed interface Argument {
        Expression expression();

        record Written(Expression expression) implements Argument {}

        record Expanded(Expression expression, Value value) implements Argument {}

        default Span span() {
            return switch (this) {
                case Written written -> written.expression.startSpan();
                case Expanded expanded -> expanded.expression.span();
            };
        }
    }

    Value call(Expression.FunctionCall e, Frame frame, Diagnostics found) {
        Optional<Function> function = evaluation.scope().functions().find(e.name());
        if (function.isEmpty()) {
            found.add(unknownFunction(e));
            return Value.DYNAMIC;
        }
        if (function.get().body() instanceof Function.Unavailable unavailable) {
            found.add(Diagnostic
                    .error("Unavailable function", "The function `" + e.name() + "` is not available here.",
                            evaluation.range(e.nameSpan()))
                    .withContext(evaluation.range(e.span())).withHint(unavailable.advice()));
            return Value.DYNAMIC;
        }
        Diagnostics own = new Diagnostics();
        Optional<List<Argument>> arguments = arguments(e, frame, own);
        Value result = arguments.isPresent() && countFits(e, function.get(), arguments.get(), frame, own)
                ? call(e, function.get(), arguments.get(), frame, own)
                : Value.DYNAMIC;
        found.addAll(own.list());
        return result;
    }

    private Value call(Expression.FunctionCall e, Function function, List<Argument> arguments, Frame frame,
            Diagnostics own) {
        try {
            return switch (function.body()) {
                case Function.OnValues _ -> {
                    List<Value> values = values(e, function, arguments, frame, own);
                    yield own.hasErrors() ? Value.DYNAMIC : function.call(values);
                }
                case Function.OnExpressions body -> body.implementation().call(lazy(arguments, frame));
                case Function.Unavailable _ -> Value.DYNAMIC;
            };
        } catch (FunctionException failure) {
            fail(failure, e, function, arguments, frame, own);
            return Value.DYNAMIC;
        } catch (TooLargeException | DiagnosticException ending) {
            throw ending;
        } catch (RuntimeException fault) {
            // Its message may tell of an argument that was sensitive.
            fail(new FunctionException("it has a fault of its own (" + fault.getClass().getSimpleName() + ")"), e,
                    function, arguments, frame, own);
            return Value.DYNAMIC;
        }
    }

    private Diagnostic unknownFunction(Expression.FunctionCall e) {
        Diagnostic error = Diagnostic
                .error("Unknown function", "There is no function named `" + e.name() + "`.",
                        evaluation.range(e.nameSpan()))
                .withContext(evaluation.range(e.span()));
        return Names.hint(e.name(), evaluation.scope().functions().names()).map(error::withHint).orElse(error);
    }

    /** The arguments, the last one expanded if it is to be; empty if it cannot be, or its elements are unknown. */
    private Optional<List<Argument>> arguments(Expression.FunctionCall e, Frame frame, Diagnostics own) {
        List<Argument> arguments = new ArrayList<>();
        e.arguments().forEach(argument -> arguments.add(new Argument.Written(argument)));
        if (!e.expandFinal()) {
            return Optional.of(arguments);
        }
        Expression last = e.arguments().getLast();
        Value sequence = evaluation.value(last, frame, own);
        if (own.hasErrors()) {
            return Optional.empty();
        }
        if (sequence.isNull()) {
            badExpansion("The value before `...` is null; it must be a list, a set or a tuple.", e, last, frame, own);
            return Optional.empty();
        }
        if (sequence.type() == Type.DYNAMIC) {
            return Optional.empty();
        }
        if (!(sequence.type() instanceof ListType || sequence.type() instanceof SetType
                || sequence.type() instanceof TupleType)) {
            badExpansion("The value before `...` is a " + sequence.type().friendlyName()
                    + "; it must be a list, a set or a tuple.", e, last, frame, own);
            return Optional.empty();
        }
        if (!sequence.isKnown()) {
            return Optional.empty();
        }
        arguments.removeLast();
        for (Value element : sequence.unmark().elements()) {
            arguments.add(new Argument.Expanded(last, element.withMarksOf(sequence)));
        }
        return Optional.of(arguments);
    }

    private void badExpansion(String detail, Expression.FunctionCall e, Expression last, Frame frame,
            Diagnostics own) {
        evaluation.error(own, "Unsuitable value to expand", detail, last.span(), e.span(), last, frame);
    }

    private boolean countFits(Expression.FunctionCall e, Function function, List<Argument> arguments, Frame frame,
            Diagnostics own) {
        int wanted = function.parameters().size();
        if (arguments.size() < wanted) {
            String missing = function.parameters().get(arguments.size()).name();
            evaluation.error(own, "Too few arguments", "The function `" + function.name() + "` takes "
                    + (function.variadic().isPresent() ? "at least " : "") + count(wanted) + "; `" + missing
                    + "` is missing.", e.closeSpan(), e.span(), e, frame);
            return false;
        }
        if (arguments.size() > wanted && function.variadic().isEmpty()) {
            evaluation.error(own, "Too many arguments",
                    "The function `" + function.name() + "` takes " + (wanted == 0 ? "none" : count(wanted)) + ".",
                    arguments.get(wanted).span(), e.span(), e, frame);
            return false;
        }
        return true;
    }

    private static String count(int arguments) {
        return arguments == 1 ? "1 argument" : arguments + " arguments";
    }

    private List<Value> values(Expression.FunctionCall e, Function function, List<Argument> arguments, Frame frame,
            Diagnostics own) {
        List<Value> values = new ArrayList<>(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            Argument argument = arguments.get(i);
            Parameter parameter = function.parameterOf(i).orElseThrow();
            Value value = valueOf(argument, frame, own);
            try {
                values.add(Convert.convert(value, parameter.type()));
            } catch (ConversionException failure) {
                String where = failure.path().isEmpty() ? "" : "at `" + failure.path() + "`, ";
                badArgument(where + failure.problem(), parameter, argument, e, frame, own);
            }
        }
        return values;
    }

    private Value valueOf(Argument argument, Frame frame, Diagnostics own) {
        return switch (argument) {
            case Argument.Written written -> evaluation.value(written.expression, frame, own);
            case Argument.Expanded expanded -> expanded.value;
        };
    }

    private List<LazyArgument> lazy(List<Argument> arguments, Frame frame) {
        List<LazyArgument> lazy = new ArrayList<>(arguments.size());
        for (Argument argument : arguments) {
            lazy.add(() -> {
                Diagnostics ofArgument = new Diagnostics();
                Value value = valueOf(argument, frame, ofArgument);
                return new LazyArgument.Outcome(value, ofArgument.list());
            });
        }
        return lazy;
    }

    private void fail(FunctionException failure, Expression.FunctionCall e, Function function,
            List<Argument> arguments, Frame frame, Diagnostics own) {
        int index = failure.argument().orElse(-1);
        Optional<Parameter> parameter = index < 0 ? Optional.empty() : function.parameterOf(index);
        if (parameter.isPresent() && index < arguments.size()) {
            badArgument(failure.problem(), parameter.get(), arguments.get(index), e, frame, own);
        } else if (parameter.isPresent()) {
            evaluation.error(own, BAD_ARGUMENT, unsuitable(parameter.get(), e, failure.problem()), e.span(), e, frame);
        } else {
            evaluation.error(own, "Function call failed",
                    "The call to `" + function.name() + "` failed: " + sentence(failure.problem()), e.startSpan(),
                    e.span(), e, frame);
        }
    }

    private void badArgument(String problem, Parameter parameter, Argument argument, Expression.FunctionCall e,
            Frame frame, Diagnostics own) {
        evaluation.error(own, BAD_ARGUMENT, unsuitable(parameter, e, problem), argument.span(), e.span(),
                argument.expression(), frame);
    }

    private static String unsuitable(Parameter parameter, Expression.FunctionCall e, String problem) {
        return "The argument for `" + parameter.name() + "` of the function `" + e.name() + "` does not fit: "
                + sentence(problem);
    }

    private static String sentence(String problem) {
        return problem.endsWith(".") ? problem : problem + ".";
    }
}
