package dev.terrane.config.function;

import dev.terrane.hcl.function.Category;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Short ways to declare Terragrunt's functions, nearly all of which take any number of strings and count them
 * themselves.
 */
final class Declarations {

    static final Type STRINGS = Type.list(Type.STRING);

    private Declarations() {}

    /** What a function of strings does. */
    @FunctionalInterface
    interface OfStrings<T> {
        /**
         * The result of a call.
         *
         * @throws FunctionException if the call fails
         */
        T call(List<String> arguments);
    }

    /** A function of between `fewest` and `most` strings that returns a string. */
    static Function text(String name, int fewest, int most, String documentation, OfStrings<String> implementation) {
        return strings(name, fewest, most, documentation, Type.STRING,
                arguments -> Value.string(implementation.call(arguments)));
    }

    /** A function of between `fewest` and `most` strings. */
    static Function strings(String name, int fewest, int most, String documentation, Type returns,
            OfStrings<Value> implementation) {
        return Function.named(name).category(Category.CONFIGURATION).documentation(documentation)
                .variadic(Parameter.of("arguments", Type.STRING)).returns(returns)
                .implementation((arguments, _) -> {
                    checkCount(arguments.size(), fewest, most);
                    List<String> strings = new ArrayList<>(arguments.size());
                    arguments.forEach(argument -> strings.add(argument.asString()));
                    return implementation.call(strings);
                });
    }

    /** A function without arguments that returns a string. */
    static Function text(String name, String documentation, Supplier<String> implementation) {
        return Function.named(name).category(Category.CONFIGURATION).documentation(documentation)
                .returns(Type.STRING).implementation((_, _) -> Value.string(implementation.get()));
    }

    /** A function without arguments that returns a list of strings. */
    static Function texts(String name, String documentation, Supplier<List<String>> implementation) {
        return Function.named(name).category(Category.CONFIGURATION).documentation(documentation).returns(STRINGS)
                .implementation((_, _) -> list(implementation.get()));
    }

    static Value list(List<String> strings) {
        List<Value> values = new ArrayList<>(strings.size());
        strings.forEach(string -> values.add(Value.string(string)));
        return Value.list(Type.STRING, values);
    }

    static void checkCount(int given, int fewest, int most) {
        if (given < fewest || given > most) {
            String wanted = fewest == most ? Integer.toString(fewest) : fewest + " to " + most;
            throw new FunctionException("wrong number of arguments (" + wanted + " required; " + given + " given)");
        }
    }
}
