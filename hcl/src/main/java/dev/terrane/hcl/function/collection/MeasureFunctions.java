package dev.terrane.hcl.function.collection;

import static dev.terrane.hcl.function.Arguments.isSequence;
import static dev.terrane.hcl.function.collection.ListFunctions.named;

import dev.terrane.hcl.function.Arguments;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.source.Graphemes;
import dev.terrane.hcl.value.HclNumber;
import dev.terrane.hcl.value.Operators;
import dev.terrane.hcl.value.Refinement;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Type.Primitive;
import dev.terrane.hcl.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Functions that make one value of a collection, and {@code range}, which makes a collection of numbers. */
public final class MeasureFunctions {

    private static final int LONGEST_RANGE = 1024;

    private MeasureFunctions() {}

    public static List<Function> all() {
        return List.of(alltrue(), anytrue(), length(), range(), sum());
    }

    private static Function alltrue() {
        return named("alltrue").documentation("Whether all elements of a list are `true`, as is so if there are none.")
                .parameter(Parameter.of("list", Type.list(Type.BOOL))).returns(Type.BOOL)
                .implementation((arguments, type) -> {
                    for (Value element : arguments.getFirst().elements()) {
                        if (!element.isKnown()) {
                            return Value.unknown(type);
                        }
                        if (!element.isTrue()) {
                            return Value.FALSE;
                        }
                    }
                    return Value.TRUE;
                });
    }

    private static Function anytrue() {
        return named("anytrue").documentation("Whether any element of a list is `true`.")
                .parameter(Parameter.of("list", Type.list(Type.BOOL))).returns(Type.BOOL)
                .implementation((arguments, type) -> {
                    List<Value> elements = arguments.getFirst().elements();
                    if (elements.stream().anyMatch(Value::isTrue)) {
                        return Value.TRUE;
                    }
                    return elements.stream().allMatch(Value::isKnown) ? Value.FALSE : Value.unknown(type);
                });
    }

    private static Function length() {
        return named("length").documentation("The number of elements of a list, set, map or tuple, of attributes of an "
                + "object, or of characters (grapheme clusters) of a string.")
                .parameter(Parameter.of("value", Type.DYNAMIC).allowingDynamic().allowingUnknown())
                .returns(arguments -> {
                    Type type = arguments.getFirst().type();
                    if (type instanceof Primitive && type != Type.STRING) {
                        throw new FunctionException(
                                "the argument must be a string, a collection, a tuple or an object");
                    }
                    return Type.NUMBER;
                }).implementation((arguments, type) -> {
                    Value value = arguments.getFirst();
                    if (value.type() == Type.DYNAMIC) {
                        return Value.unknown(type);
                    }
                    return value.type() == Type.STRING ? characters(value) : Operators.length(value);
                });
    }

    private static Value characters(Value string) {
        if (!string.isKnown()) {
            int certain = Graphemes.count(string.refinement().prefix());
            return Value.unknown(Type.NUMBER, Refinement.NOT_NULL.atLeast(HclNumber.of(certain), true));
        }
        return Value.number(Graphemes.count(string.asString()));
    }

    private static Function range() {
        return named("range").documentation("The numbers from a start to an end that is not reached, in steps: "
                + "`range(end)`, `range(start, end)` or `range(start, end, step)`. The start is 0 and the step 1, or -1 "
                + "where the end is less than the start, unless given. There can be at most 1024 numbers.")
                .variadic(Parameter.of("params", Type.NUMBER)).returns(Type.list(Type.NUMBER)).neverNull()
                .implementation((arguments, type) -> {
                    if (arguments.isEmpty() || arguments.size() > 3) {
                        throw new FunctionException("one, two or three arguments are required");
                    }
                    Value start = arguments.size() == 1 ? Value.number(0) : arguments.getFirst();
                    Value end = arguments.size() == 1 ? arguments.getFirst() : arguments.get(1);
                    Value step = arguments.size() == 3
                            ? arguments.get(2)
                            : Value.number(Operators.lessThan(end, start).isTrue() ? -1 : 1);
                    return Value.list(Type.NUMBER, range(start, end, step));
                });
    }

    private static List<Value> range(Value start, Value end, Value step) {
        boolean down = step.asNumber().signum() < 0;
        if (Operators.lessThan(down ? start : end, down ? end : start).isTrue()) {
            throw new FunctionException(1, down
                    ? "with a negative step, the end must not be greater than the start"
                    : "with a positive step, the end must not be less than the start");
        }
        List<Value> numbers = new ArrayList<>();
        Value number = start;
        while (!(down ? Operators.lessOrEqual(number, end) : Operators.greaterOrEqual(number, end)).isTrue()) {
            if (numbers.size() == LONGEST_RANGE) {
                throw new FunctionException("there would be more than " + LONGEST_RANGE + " numbers; use a larger step "
                        + "or less distance between start and end");
            }
            numbers.add(number);
            number = add(number, step);
        }
        return numbers;
    }

    private static Value add(Value sum, Value number) {
        try {
            return Operators.add(sum, number);
        } catch (ArithmeticException _) {
            throw new FunctionException("infinities of different signs have no sum");
        }
    }

    private static Function sum() {
        return named("sum")
                .documentation("The sum of the numbers in a list, set or tuple, which must have at least one.")
                .parameter(Parameter.of("list", Type.DYNAMIC)).returns(Type.NUMBER)
                .implementation((arguments, type) -> {
                    Value list = arguments.getFirst();
                    if (!list.canIterate()) {
                        throw new FunctionException(0, "a list, set or tuple of numbers is required");
                    }
                    if (list.length() == 0) {
                        throw new FunctionException(0, "an empty list has no sum");
                    }
                    if (!isSequence(list.type())) {
                        throw new FunctionException(0,
                                "a list, set or tuple of numbers is required, not " + list.type().friendlyName());
                    }
                    return list.isWhollyKnown() ? sum(list.elements()) : Value.unknown(type);
                });
    }

    /** The first number is not converted to one, as those after it are. */
    private static Value sum(List<Value> numbers) {
        Value sum = numbers.getFirst();
        checkNotNull(sum);
        for (Value number : numbers.subList(1, numbers.size())) {
            checkNotNull(number);
            Value next = Arguments.blaming(0, () -> Arguments.convert(number, Type.NUMBER));
            sum = add(checkNumber(sum), next);
        }
        return checkNumber(sum);
    }

    private static void checkNotNull(Value number) {
        if (number.isNull()) {
            throw new FunctionException(0, "a null cannot be added");
        }
    }

    private static Value checkNumber(Value number) {
        if (number.type() != Type.NUMBER) {
            throw new FunctionException("the first element is not a number but a " + number.type().friendlyName());
        }
        return number;
    }
}
