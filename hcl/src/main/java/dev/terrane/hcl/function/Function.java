package dev.terrane.hcl.function;

import dev.terrane.hcl.value.Mark;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A function of the language: its declaration and what it does. Made by {@link #named}:
 *
 * <pre>{@code
 * Function.named("upper").category(Category.STRING)
 *         .documentation("Converts all letters of a string to upper case.")
 *         .parameter(Parameter.of("str", Type.STRING))
 *         .returns(Type.STRING).neverNull()
 *         .implementation((arguments, type) -> Value.string(upper(arguments.getFirst().asString())));
 * }</pre>
 *
 * @param variadic the parameter that any number of further arguments belong to
 * @param body what it does
 * @param resultNeverNull whether a result is never null, which is then certain of unknown results too
 */
public record Function(String name, Category category, String documentation, List<Parameter> parameters,
        Optional<Parameter> variadic, Body body, boolean resultNeverNull) {

    public Function {
        parameters = List.copyOf(parameters);
    }

    /** What a function does: with values, as nearly all do, with arguments that it evaluates itself, or nothing. */
    public sealed interface Body {}

    /** A function of values: a rule for the type of its result, and the implementation. */
    public record OnValues(ResultType resultType, Implementation implementation) implements Body {}

    /** A function that decides whether and how its arguments are evaluated; its parameters have no types. */
    public record OnExpressions(ExpressionImplementation implementation) implements Body {}

    /** A function whose name is taken but which cannot be called at all; the advice is a sentence for the user. */
    public record Unavailable(String advice) implements Body {}

    /** The type of the result for given arguments, which may be unknown, or marked within. */
    @FunctionalInterface
    public interface ResultType {
        /**
         * The type of the result.
         *
         * @throws FunctionException if the arguments are not acceptable
         */
        Type of(List<Value> arguments);
    }

    /** Computes the result, of the type which the rule gave. */
    @FunctionalInterface
    public interface Implementation {
        /**
         * The result.
         *
         * @throws FunctionException if the call fails
         */
        Value call(List<Value> arguments, Type resultType);
    }

    @FunctionalInterface
    public interface ExpressionImplementation {
        /**
         * The result.
         *
         * @throws FunctionException if the call fails
         */
        Value call(List<LazyArgument> arguments);
    }

    /** Begins the declaration of a function. */
    public static Declaration named(String name) {
        return new Declaration(name);
    }

    /** How it is called: {@code format(format string, args dynamic...)}. */
    public String signature() {
        Stream<String> fixed = parameters.stream().map(Parameter::toString);
        Stream<String> rest = variadic.stream().map(parameter -> parameter + "...");
        return name + Stream.concat(fixed, rest).collect(Collectors.joining(", ", "(", ")"));
    }

    /** The parameter that the argument of an index belongs to; empty if there are fewer. */
    public Optional<Parameter> parameterOf(int argument) {
        return argument < parameters.size() ? Optional.of(parameters.get(argument)) : variadic;
    }

    /**
     * Calls a function of values. The arguments already have the types of their parameters.
     *
     * @throws FunctionException if the arguments are not acceptable or the call fails
     */
    public Value call(List<Value> given) {
        if (!(body instanceof OnValues onValues)) {
            throw new IllegalStateException(name + " takes expressions, not values");
        }
        checkCount(given.size());
        Set<Mark> marks = new HashSet<>();
        List<Value> arguments = new ArrayList<>(given.size());
        boolean unknown = false;
        boolean untyped = false;
        for (int i = 0; i < given.size(); i++) {
            Parameter parameter = parameterOf(i).orElseThrow();
            Value argument = given.get(i);
            if (!parameter.allowMarked() && argument.containsMarks()) {
                marks.addAll(argument.marksWithin());
                argument = argument.unmarkDeep();
            }
            // An argument of unknown type says so little that those after it are not looked at.
            if (!untyped) {
                check(i, parameter, argument);
                untyped = argument.type() == Type.DYNAMIC && !parameter.allowDynamic();
            }
            unknown |= !argument.isKnown() && !parameter.allowUnknown();
            arguments.add(argument);
        }
        if (untyped) {
            return Value.DYNAMIC.withMarks(marks);
        }
        Type type = onValues.resultType.of(arguments);
        Value result = unknown ? Value.unknown(type) : onValues.implementation.call(arguments, type);
        return (resultNeverNull ? result.refineNotNull() : result).withMarks(marks);
    }

    private static void check(int index, Parameter parameter, Value argument) {
        if (argument.isNull() && !parameter.allowNull()) {
            throw new FunctionException(index, "argument must not be null");
        }
        if (argument.type() != Type.DYNAMIC && !argument.type().conformsTo(parameter.type())) {
            throw new FunctionException(index,
                    parameter.type().friendlyName() + " required, but received " + argument.type().friendlyName());
        }
    }

    private void checkCount(int given) {
        int wanted = parameters.size();
        if (given < wanted || (given > wanted && variadic.isEmpty())) {
            throw new FunctionException("wrong number of arguments (" + (variadic.isPresent() ? "at least " : "")
                    + wanted + " required; " + given + " given)");
        }
    }

    /** Collects what is declared; ends with an implementation. */
    public static final class Declaration {
        private final String name;
        private final List<Parameter> parameters = new ArrayList<>();
        private @Nullable Category category;
        private String documentation = "";
        private Optional<Parameter> variadic = Optional.empty();
        private @Nullable ResultType resultType;
        private boolean resultNeverNull;

        private Declaration(String name) {
            this.name = name;
        }

        public Declaration category(Category value) {
            category = value;
            return this;
        }

        /** What the function does, in a few sentences, Markdown allowed. */
        public Declaration documentation(String text) {
            documentation = text;
            return this;
        }

        public Declaration parameter(Parameter parameter) {
            parameters.add(parameter);
            return this;
        }

        public Declaration variadic(Parameter parameter) {
            variadic = Optional.of(parameter);
            return this;
        }

        public Declaration returns(Type type) {
            return returns(arguments -> type);
        }

        public Declaration returns(ResultType rule) {
            resultType = rule;
            return this;
        }

        public Declaration neverNull() {
            resultNeverNull = true;
            return this;
        }

        public Function implementation(Implementation implementation) {
            return build(new OnValues(Objects.requireNonNull(resultType, "resultType"), implementation));
        }

        public Function onExpressions(ExpressionImplementation implementation) {
            return build(new OnExpressions(implementation));
        }

        public Function unavailable(String advice) {
            return build(new Unavailable(advice));
        }

        private Function build(Body body) {
            return new Function(name, Objects.requireNonNull(category, "category"), documentation, parameters, variadic,
                    body, resultNeverNull);
        }
    }
}
