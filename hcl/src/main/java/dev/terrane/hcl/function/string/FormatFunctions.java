package dev.terrane.hcl.function.string;

import static dev.terrane.hcl.function.string.StringFunctions.named;

import dev.terrane.hcl.eval.CertainPrefix;
import dev.terrane.hcl.function.Arguments;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.value.Operators;
import dev.terrane.hcl.value.Refinement;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** {@code format} and {@code formatlist}. */
public final class FormatFunctions {

    private static final String VERBS = """

            | verb | writes |
            |---|---|
            | `%%` | a percent sign |
            | `%v` | a string or a number as it is, all else as JSON |
            | `%#v` | JSON |
            | `%s` `%q` | a string; as a JSON string |
            | `%t` | `true` or `false` |
            | `%d` `%b` `%o` `%x` `%X` | a whole number in base 10, 2, 8, 16 |
            | `%e` `%E` `%f` | a number with an exponent, without one |
            | `%g` `%G` | whichever of these suits the number |

            Between `%` and the letter may stand, in this order: flags (`-` pads on the right, `0` with zeros, `+` and \
            space write a sign or leave room for one, `#` writes the base), a width, a precision after a point, and \
            the index of an argument in brackets: `%-10s`, `%08.2f`, `%[2]d`.""";

    private FormatFunctions() {}

    public static List<Function> all() {
        return List.of(format(), formatlist());
    }

    private static Function.Declaration declaration(String name, String documentation) {
        return named(name).documentation(documentation + VERBS).parameter(Parameter.of("format", Type.STRING))
                .variadic(Parameter.of("args", Type.DYNAMIC).allowingNull().allowingUnknown().allowingDynamic());
    }

    private static Function format() {
        return declaration("format", "The string that a pattern makes of values, each verb in it taking the next one.")
                .returns(Type.STRING).neverNull().implementation((arguments, type) -> {
                    String pattern = arguments.getFirst().asString();
                    List<Value> values = arguments.subList(1, arguments.size());
                    if (!values.stream().allMatch(Value::isWhollyKnown)) {
                        String prefix = pattern.substring(0, Math.max(0, pattern.indexOf('%')));
                        return Value.unknown(type, Refinement.NONE.withPrefix(CertainPrefix.of(prefix)));
                    }
                    return Value.string(FormatPattern.format(pattern, values));
                });
    }

    private static Function formatlist() {
        return declaration("formatlist", "The strings that a pattern makes of lists, sets or tuples of values, all of "
                + "the same length: the first of the first element of each, and so on. What is none of these is taken "
                + "for every string.").returns(Type.list(Type.STRING)).neverNull()
                .implementation((arguments, type) -> {
                    String pattern = arguments.getFirst().asString();
                    List<Value> values = arguments.subList(1, arguments.size());
                    return iterations(values).map(count -> Value.list(Type.STRING, formatEach(pattern, values, count)))
                            .orElse(Value.unknown(type));
                });
    }

    /** How many strings are to be made; empty if that is not known. */
    private static Optional<Integer> iterations(List<Value> values) {
        boolean known = true;
        int first = -1;
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            if (iterates(value)) {
                Value length = Operators.length(value);
                if (length.isKnown()) {
                    if (first >= 0 && values.get(first).length() != value.length()) {
                        throw new FunctionException(i + 1, "it has " + value.length() + " elements where argument "
                                + (first + 1) + " has " + values.get(first).length());
                    }
                    first = first < 0 ? i : first;
                }
                known &= length.isKnown() && value.isKnown();
            } else {
                known &= !value.equals(Value.DYNAMIC);
            }
        }
        return known ? Optional.of(first < 0 ? 1 : values.get(first).length()) : Optional.empty();
    }

    private static boolean iterates(Value value) {
        return Arguments.isSequence(value.type()) && !value.isNull();
    }

    private static List<Value> formatEach(String pattern, List<Value> values, int count) {
        List<Iterator<Value>> columns = new ArrayList<>(values.size());
        values.forEach(
                value -> columns.add(iterates(value) ? value.elements().iterator() : Collections.emptyIterator()));
        List<Value> results = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            List<Value> row = new ArrayList<>(values.size());
            boolean known = true;
            // Where an element is not known, those of later arguments wait for the next string, as they always did.
            for (int j = 0; j < values.size() && known; j++) {
                row.add(iterates(values.get(j)) ? columns.get(j).next() : values.get(j));
                known = row.getLast().isWhollyKnown();
            }
            results.add(known
                    ? Value.string(formatRow(pattern, row, i))
                    : Value.unknown(Type.STRING, Refinement.NOT_NULL));
        }
        return results;
    }

    private static String formatRow(String pattern, List<Value> row, int index) {
        try {
            return FormatPattern.format(pattern, row);
        } catch (FunctionException e) {
            throw new FunctionException("element " + index + ": " + e.problem());
        }
    }
}
