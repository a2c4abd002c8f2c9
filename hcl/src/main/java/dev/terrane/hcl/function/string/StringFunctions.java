package dev.terrane.hcl.function.string;

import dev.terrane.hcl.function.Arguments;
import dev.terrane.hcl.function.Category;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.source.Graphemes;
import dev.terrane.hcl.value.Budget;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Functions of strings, without those of patterns ({@link PatternFunctions}). */
public final class StringFunctions {

    private StringFunctions() {}

    public static List<Function> all() {
        return List.of(chomp(), indent(), join(), lower(), split(), strrev(), substr(), title(), trim(), trimprefix(),
                trimspace(), trimsuffix(), upper());
    }

    /** Those that came to Terraform after the version whose functions Terragrunt has, and that Terragrunt added itself. */
    public static List<Function> backFilled() {
        return List.of(
                test("startswith", "Whether a string starts with a prefix.", "prefix", String::startsWith),
                test("endswith", "Whether a string ends with a suffix.", "suffix", String::endsWith),
                test("strcontains", "Whether a string contains another one.", "substr", String::contains));
    }

    static Function.Declaration named(String name) {
        return Function.named(name).category(Category.STRING);
    }

    private static Function chomp() {
        return mapping("chomp", "The string without any line ends at its end.", Trimming::lineEnds, false);
    }

    private static Function lower() {
        return mapping("lower", "The string with all letters in lower case, each by itself.", LetterCase::lower, true);
    }

    private static Function upper() {
        return mapping("upper", "The string with all letters in upper case, each by itself.", LetterCase::upper, true);
    }

    private static Function title() {
        return mapping("title",
                "The string with the first letter of each word in title case. Words are what spaces and "
                        + "ASCII punctuation separate.",
                LetterCase::title, false);
    }

    private static Function strrev() {
        return mapping("strrev", "The string with its characters in reverse order.", Graphemes::reversed, true);
    }

    private static Function trimspace() {
        return mapping("trimspace", "The string without white space (as Unicode has it) at its start and end.",
                Trimming::space, false);
    }

    private static Function mapping(String name, String documentation, UnaryOperator<String> mapping, boolean dynamic) {
        Parameter parameter = Parameter.of("str", Type.STRING);
        return named(name).documentation(documentation).parameter(dynamic ? parameter.allowingDynamic() : parameter)
                .returns(Type.STRING).neverNull()
                .implementation((arguments, type) -> Value.string(mapping.apply(arguments.getFirst().asString())));
    }

    private static Function trim() {
        return combining("trim",
                "The string without the characters of `cutset`, each taken by itself, at its start and "
                        + "end.",
                "cutset", Trimming::cutset);
    }

    private static Function trimprefix() {
        return combining("trimprefix", "The string without the prefix, if it starts with it.", "prefix",
                (str, prefix) -> str.startsWith(prefix) ? str.substring(prefix.length()) : str);
    }

    private static Function trimsuffix() {
        return combining("trimsuffix", "The string without the suffix, if it ends with it.", "suffix",
                (str, suffix) -> str.endsWith(suffix) ? str.substring(0, str.length() - suffix.length()) : str);
    }

    private static Function combining(String name, String documentation, String second,
            BinaryOperator<String> operation) {
        return named(name).documentation(documentation).parameter(Parameter.of("str", Type.STRING))
                .parameter(Parameter.of(second, Type.STRING)).returns(Type.STRING).neverNull()
                .implementation((arguments, type) -> Value
                        .string(operation.apply(arguments.getFirst().asString(), arguments.getLast().asString())));
    }

    private static Function test(String name, String documentation, String second, BiPredicate<String, String> test) {
        return named(name).documentation(documentation).parameter(Parameter.of("str", Type.STRING))
                .parameter(Parameter.of(second, Type.STRING)).returns(Type.BOOL)
                .implementation((arguments, type) -> Value
                        .bool(test.test(arguments.getFirst().asString(), arguments.getLast().asString())));
    }

    private static Function indent() {
        return named("indent").documentation("The string with a number of spaces after each line feed: all lines but "
                + "the first are indented.").parameter(Parameter.of("spaces", Type.NUMBER))
                .parameter(Parameter.of("str", Type.STRING)).returns(Type.STRING).neverNull()
                .implementation((arguments, type) -> {
                    long spaces = Arguments.integer(arguments.getFirst());
                    String str = arguments.getLast().asString();
                    if (spaces < 0) {
                        throw new FunctionException("the number of spaces must not be negative");
                    }
                    long lines = str.chars().filter(c -> c == '\n').count();
                    if (lines == 0) {
                        return arguments.getLast();
                    }
                    Budget.stringLength(Math.addExact(Math.multiplyExact(lines, Budget.stringLength(spaces)),
                            str.length()));
                    return Value.string(str.replace("\n", "\n" + " ".repeat((int) spaces)));
                });
    }

    private static Function join() {
        return named("join").documentation("The strings of one or more lists, one after the other, with a separator "
                + "between them.").parameter(Parameter.of("separator", Type.STRING))
                .variadic(Parameter.of("lists", Type.list(Type.STRING))).returns(Type.STRING).neverNull()
                .implementation((arguments, type) -> {
                    List<Value> lists = arguments.subList(1, arguments.size());
                    if (lists.isEmpty()) {
                        throw new FunctionException("at least one list is required");
                    }
                    if (!lists.stream().allMatch(Value::isWhollyKnown)) {
                        return Value.unknown(type);
                    }
                    return Value.string(join(arguments.getFirst().asString(), lists));
                });
    }

    private static String join(String separator, List<Value> lists) {
        List<String> items = new ArrayList<>();
        long length = 0;
        for (int i = 0; i < lists.size(); i++) {
            List<Value> elements = lists.get(i).elements();
            for (int j = 0; j < elements.size(); j++) {
                if (elements.get(j).isNull()) {
                    throw new FunctionException(i + 1, "element " + j + " is null; a null cannot be joined");
                }
                items.add(elements.get(j).asString());
                length += separator.length() + items.getLast().length();
            }
        }
        Budget.stringLength(length);
        return String.join(separator, items);
    }

    private static Function split() {
        return named("split").documentation("The parts of a string between the occurrences of a separator. An empty "
                + "separator separates all characters (code points).").parameter(Parameter.of("separator", Type.STRING))
                .parameter(Parameter.of("str", Type.STRING)).returns(Type.list(Type.STRING)).neverNull()
                .implementation((arguments, type) -> Value.list(Type.STRING,
                        split(arguments.getFirst().asString(), arguments.getLast().asString())));
    }

    private static List<Value> split(String separator, String str) {
        List<Value> parts = new ArrayList<>();
        if (separator.isEmpty()) {
            str.codePoints().forEach(c -> parts.add(Value.string(Character.toString(c))));
            return parts;
        }
        int start = 0;
        for (int end = str.indexOf(separator); end >= 0; end = str.indexOf(separator, start)) {
            parts.add(Value.string(str.substring(start, end)));
            start = end + separator.length();
        }
        parts.add(Value.string(str.substring(start)));
        return parts;
    }

    private static Function substr() {
        return named("substr").documentation("The characters of a string from an offset on, at most `length` of them, "
                + "or all if that is negative. A negative offset counts from the end.")
                .parameter(Parameter.of("str", Type.STRING).allowingDynamic())
                .parameter(Parameter.of("offset", Type.NUMBER).allowingDynamic())
                .parameter(Parameter.of("length", Type.NUMBER).allowingDynamic()).returns(Type.STRING).neverNull()
                .implementation((arguments, type) -> Value.string(substr(arguments.getFirst().asString(),
                        Arguments.integer(arguments.get(1)), Arguments.integer(arguments.get(2)))));
    }

    /** With a negative offset, a length of zero means all that follows, as it always did. */
    private static String substr(String str, long offset, long length) {
        if (offset >= 0 && length == 0) {
            return "";
        }
        long start = offset < 0 ? offset + Graphemes.count(str) : offset;
        String rest = start > 0 ? str.substring(Graphemes.end(str, start)) : str;
        return length <= 0 ? rest : rest.substring(0, Graphemes.end(rest, length));
    }
}
