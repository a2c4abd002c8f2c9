package dev.terrane.hcl.function.type;

import dev.terrane.hcl.function.Arguments;
import dev.terrane.hcl.function.Category;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.value.Mark;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import dev.terrane.hcl.value.convert.Convert;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Functions that convert values to other types, and those that mark them as sensitive or not. */
public final class ConversionFunctions {

    private ConversionFunctions() {}

    public static List<Function> all() {
        return List.of(
                to("tobool", Type.BOOL, "A value as a boolean: one already, or the string `\"true\"` or `\"false\"`."),
                to("tolist", Type.list(Type.DYNAMIC),
                        "A list, set or tuple as a list, its elements converted to the type "
                                + "that they have in common."),
                to("tomap", Type.map(Type.DYNAMIC),
                        "A map or an object as a map, its elements converted to the type that "
                                + "they have in common."),
                to("tonumber", Type.NUMBER, "A value as a number: one already, or a string that is one in decimal "
                        + "notation."),
                to("toset", Type.set(Type.DYNAMIC), "A list, set or tuple as a set, its elements converted to the type "
                        + "that they have in common; the same element is in it only once."),
                to("tostring", Type.STRING, "A string, a number or a boolean as a string."), sensitive(),
                nonsensitive());
    }

    static Function.Declaration named(String name) {
        return Function.named(name).category(Category.TYPE);
    }

    private static Function to(String name, Type wanted, String documentation) {
        return named(name).documentation(documentation)
                .parameter(Parameter.of("v", Type.DYNAMIC).allowingNull().allowingMarked()).returns(arguments -> {
                    Type given = arguments.getFirst().type();
                    if (!given.equals(wanted) && Convert.find(given, wanted).isEmpty()) {
                        throw cannotConvert(given, wanted, "");
                    }
                    return wanted;
                }).implementation((arguments, type) -> {
                    Value value = arguments.getFirst();
                    try {
                        return Arguments.convert(value, type);
                    } catch (FunctionException e) {
                        throw cannotConvert(value.type(), wanted, value.containsMarks() ? "" : ": " + e.problem());
                    }
                });
    }

    private static FunctionException cannotConvert(Type given, Type wanted, String reason) {
        return new FunctionException(0,
                "cannot convert " + given.friendlyName() + " to " + wanted.constraintName() + reason);
    }

    private static Parameter anything() {
        return Parameter.of("value", Type.DYNAMIC).allowingUnknown().allowingNull().allowingMarked().allowingDynamic();
    }

    private static Function sensitive() {
        return named("sensitive").documentation("The same value, marked as one that must not be shown.")
                .parameter(anything()).returns(arguments -> arguments.getFirst().type())
                .implementation((arguments, type) -> arguments.getFirst().unmark().mark(Mark.SENSITIVE));
    }

    private static Function nonsensitive() {
        return named("nonsensitive").documentation("The same value, no longer marked as one that must not be shown. It "
                + "is an error if it is not marked.").parameter(anything())
                .returns(arguments -> arguments.getFirst().type()).implementation((arguments, type) -> {
                    Value value = arguments.getFirst();
                    if (value.isKnown() && !value.hasMark(Mark.SENSITIVE)) {
                        throw new FunctionException(0, "the value is not sensitive");
                    }
                    Set<Mark> others = new HashSet<>(value.marks());
                    others.remove(Mark.SENSITIVE);
                    return value.unmark().withMarks(others);
                });
    }
}
