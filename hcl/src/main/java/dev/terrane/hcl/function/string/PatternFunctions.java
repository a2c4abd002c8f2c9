package dev.terrane.hcl.function.string;

import static dev.terrane.hcl.function.string.StringFunctions.named;

import dev.terrane.hcl.function.Arguments;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.function.string.RegularExpression.Match;
import dev.terrane.hcl.value.Budget;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Functions that search in strings, mostly by regular expressions. */
public final class PatternFunctions {

    private PatternFunctions() {}

    public static List<Function> all() {
        return List.of(regex(), regexall(), replace());
    }

    private static Function regex() {
        return named("regex").documentation("What a regular expression (RE2) matches first in a string, which must "
                + "contain a match. Without groups in the pattern, it is the whole match; with groups, a tuple of what "
                + "each of them matched, or, if they have names, an object of that. A group that took no part is null.")
                .parameter(Parameter.of("pattern", Type.STRING)).parameter(Parameter.of("string", Type.STRING))
                .returns(arguments -> Arguments.blaming(0, () -> matchType(arguments.getFirst()))).neverNull()
                .implementation((arguments, type) -> {
                    RegularExpression pattern = RegularExpression.compile(arguments.getFirst().asString());
                    return pattern.first(arguments.getLast().asString()).map(match -> result(pattern, match))
                            .orElseThrow(() -> new FunctionException("the pattern does not match the string"));
                });
    }

    private static Function regexall() {
        return named("regexall").documentation("All that a regular expression (RE2) matches in a string, as a list of "
                + "what `regex` gives for each match; empty if there is none.")
                .parameter(Parameter.of("pattern", Type.STRING)).parameter(Parameter.of("string", Type.STRING))
                .returns(arguments -> Arguments.blaming(0, () -> Type.list(matchType(arguments.getFirst()))))
                .neverNull().implementation((arguments, type) -> {
                    RegularExpression pattern = RegularExpression.compile(arguments.getFirst().asString());
                    List<Value> results = new ArrayList<>();
                    pattern.all(arguments.getLast().asString()).forEach(match -> results.add(result(pattern, match)));
                    return Value.list(Arguments.elementType(type), results);
                });
    }

    /** The type of what a pattern matches; open if the pattern is not known. */
    private static Type matchType(Value pattern) {
        if (!pattern.isKnown()) {
            return Type.DYNAMIC;
        }
        List<String> names = RegularExpression.compile(pattern.asString()).groupNames();
        if (names.isEmpty()) {
            return Type.STRING;
        }
        if (names.stream().allMatch(String::isEmpty)) {
            return Type.tuple(Collections.nCopies(names.size(), Type.STRING));
        }
        if (names.contains("")) {
            throw new FunctionException("the pattern has groups with names and groups without; name all or none");
        }
        Map<String, Type> attributes = new LinkedHashMap<>();
        names.forEach(name -> attributes.put(name, Type.STRING));
        return Type.object(attributes);
    }

    private static Value result(RegularExpression pattern, Match match) {
        List<String> names = pattern.groupNames();
        if (names.isEmpty()) {
            return Value.string(match.text());
        }
        List<Value> groups = new ArrayList<>(names.size());
        for (Optional<String> group : match.groups()) {
            groups.add(group.map(Value::string).orElse(Value.nullOf(Type.STRING)));
        }
        if (names.getFirst().isEmpty()) {
            return Value.tuple(groups);
        }
        Map<String, Value> named = new LinkedHashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            named.put(names.get(i), groups.get(i));
        }
        return Value.object(named);
    }

    private static Function replace() {
        return named("replace").documentation("The string with all occurrences of `substr` replaced. If that is "
                + "enclosed in slashes, it is a regular expression (RE2), and the replacement may take up groups: `$1`, "
                + "`${name}`; `$$` is a dollar sign.").parameter(Parameter.of("str", Type.STRING))
                .parameter(Parameter.of("substr", Type.STRING)).parameter(Parameter.of("replace", Type.STRING))
                .returns(Type.STRING).implementation((arguments, type) -> {
                    String str = arguments.getFirst().asString();
                    String substr = arguments.get(1).asString();
                    String replacement = arguments.get(2).asString();
                    boolean isPattern = substr.length() > 1 && substr.startsWith("/") && substr.endsWith("/");
                    return Value.string(isPattern
                            ? RegularExpression.compile(substr.substring(1, substr.length() - 1)).replaceAll(str,
                                    replacement)
                            : replaced(str, substr, replacement));
                });
    }

    private static String replaced(String str, String substr, String replacement) {
        if (substr.isEmpty()) {
            Budget.stringLength(str.length() + (str.length() + 1L) * replacement.length());
            StringBuilder result = new StringBuilder(replacement);
            str.codePoints().forEach(c -> result.appendCodePoint(c).append(replacement));
            return result.toString();
        }
        long occurrences = 0;
        for (int at = str.indexOf(substr); at >= 0; at = str.indexOf(substr, at + substr.length())) {
            occurrences++;
        }
        Budget.stringLength(str.length() + occurrences * (replacement.length() - substr.length()));
        return str.replace(substr, replacement);
    }
}
