package dev.terrane.hcl.function.numeric;

import dev.terrane.hcl.function.Arguments;
import dev.terrane.hcl.function.Category;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.value.HclNumber;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Functions of numbers. */
public final class NumericFunctions {

    private static final int SMALLEST_BASE = 2;
    private static final int LARGEST_BASE = 62;
    /** The precision of one does not widen that of a sum with it. */
    private static final HclNumber ONE = HclNumber.of(1.0);

    private NumericFunctions() {}

    public static List<Function> all() {
        return List.of(abs(), ceil(), floor(), log(), max(), min(), parseint(), pow(), signum());
    }

    private static Function.Declaration named(String name) {
        return Function.named(name).category(Category.NUMERIC);
    }

    private static Function abs() {
        return named("abs").documentation("The magnitude of a number: the number without its sign.")
                .parameter(Parameter.of("num", Type.NUMBER).allowingDynamic().allowingMarked()).returns(Type.NUMBER)
                .neverNull().implementation((arguments, type) -> {
                    Value number = arguments.getFirst();
                    return Value.number(number.unmark().asNumber().abs()).withMarksOf(number);
                });
    }

    private static Function ceil() {
        return rounding("ceil", "The smallest whole number that is not less than the given number.", number -> {
            HclNumber whole = number.truncate();
            return whole.compareTo(number) < 0 ? whole.add(ONE) : whole;
        });
    }

    private static Function floor() {
        return rounding("floor", "The largest whole number that is not greater than the given number.", number -> {
            HclNumber whole = number.truncate();
            return whole.compareTo(number) > 0 ? whole.subtract(ONE) : whole;
        });
    }

    private static Function rounding(String name, String documentation, UnaryOperator<HclNumber> rounding) {
        return named(name).documentation(documentation).parameter(Parameter.of("num", Type.NUMBER))
                .returns(Type.NUMBER).neverNull().implementation((arguments, type) -> {
                    HclNumber number = arguments.getFirst().asNumber();
                    return Value.number(number.isZero() ? number.abs() : rounding.apply(number));
                });
    }

    private static Function log() {
        return floatingPoint("log", "The logarithm of a number in a base, as a floating-point number.", "base",
                (number, base) -> Elementary.log(number) / Elementary.log(base));
    }

    private static Function pow() {
        return floatingPoint("pow", "A number raised to a power, as a floating-point number.", "power",
                Elementary::pow);
    }

    private static Function floatingPoint(String name, String documentation, String second,
            BinaryOperator<Double> operation) {
        return named(name).documentation(documentation).parameter(Parameter.of("num", Type.NUMBER))
                .parameter(Parameter.of(second, Type.NUMBER)).returns(Type.NUMBER).neverNull()
                .implementation((arguments, type) -> {
                    double result = operation.apply(Arguments.floatingPoint(arguments.getFirst()),
                            Arguments.floatingPoint(arguments.getLast()));
                    if (Double.isNaN(result)) {
                        throw new FunctionException("the result is not a number");
                    }
                    return Value.number(HclNumber.of(result));
                });
    }

    private static Function max() {
        return extreme("max", "The greatest of the given numbers.", HclNumber.NEGATIVE_INFINITY,
                (greatest, number) -> number.compareTo(greatest) > 0 ? number : greatest);
    }

    private static Function min() {
        return extreme("min", "The smallest of the given numbers.", HclNumber.POSITIVE_INFINITY,
                (smallest, number) -> number.compareTo(smallest) < 0 ? number : smallest);
    }

    private static Function extreme(String name, String documentation, HclNumber start,
            BinaryOperator<HclNumber> choice) {
        return named(name).documentation(documentation)
                .variadic(Parameter.of("numbers", Type.NUMBER).allowingDynamic()).returns(Type.NUMBER).neverNull()
                .implementation((arguments, type) -> {
                    if (arguments.isEmpty()) {
                        throw new FunctionException("at least one number is required");
                    }
                    return Value.number(arguments.stream().map(Value::asNumber).reduce(start, choice));
                });
    }

    private static Function parseint() {
        return named("parseint")
                .documentation("The whole number that a string of digits means in a base between 2 and 62. Digits "
                        + "beyond 9 are letters: `a` to `z`, in either case up to base 36, then `A` to `Z`. A sign may "
                        + "stand before them, but no prefix such as `0x`.")
                .parameter(Parameter.of("number", Type.DYNAMIC)).parameter(Parameter.of("base", Type.NUMBER))
                .returns(arguments -> {
                    Type type = arguments.getFirst().type();
                    if (type != Type.STRING) {
                        throw new FunctionException(0, "a string is required, not " + type.friendlyName());
                    }
                    return Type.NUMBER;
                }).neverNull().implementation((arguments, type) -> {
                    String digits = arguments.getFirst().asString();
                    long base = Arguments.blaming(1, () -> Arguments.integer(arguments.get(1)));
                    if (base < SMALLEST_BASE || base > LARGEST_BASE) {
                        throw new FunctionException(1, "the base must be between 2 and 62");
                    }
                    return IntegerText.parse(digits, (int) base).map(HclNumber::of).map(Value::number)
                            .orElseThrow(() -> new FunctionException(0,
                                    "\"" + digits + "\" is not a whole number of base " + base));
                });
    }

    private static Function signum() {
        return named("signum").documentation("-1, 0 or 1, as a whole number is negative, zero or positive.")
                .parameter(Parameter.of("num", Type.NUMBER)).returns(Type.NUMBER).neverNull()
                .implementation(
                        (arguments, type) -> Value.number(Long.signum(Arguments.integer(arguments.getFirst()))));
    }
}
