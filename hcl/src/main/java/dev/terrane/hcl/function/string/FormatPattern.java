package dev.terrane.hcl.function.string;

import dev.terrane.hcl.function.Arguments;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.source.Graphemes;
import dev.terrane.hcl.value.Budget;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import dev.terrane.hcl.value.json.JsonException;
import dev.terrane.hcl.value.json.JsonValues;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalInt;

/**
 * The pattern language of {@code format}: {@code %} flags width {@code .}precision {@code [index]} letter, all but the
 * letter optional and in this order, and {@code %%}. Widths and precisions of text count characters (grapheme clusters).
 */
final class FormatPattern {

    private static final String FLAGS = "0#-+ ";
    /** No number is ever formatted wider. */
    private static final int WIDEST_NUMBER = 10_000_000;

    private final String pattern;
    private final List<Value> arguments;
    private final StringBuilder result = new StringBuilder();
    private int at;
    private int next = 1;
    private int highest;

    private FormatPattern(String pattern, List<Value> arguments) {
        this.pattern = pattern;
        this.arguments = arguments;
    }

    /**
     * The pattern with its verbs replaced by what they make of the arguments, each of which must be wholly known.
     *
     * @throws FunctionException if pattern and arguments do not fit; if there are too many arguments, about the first
     *             that no verb takes, where the pattern counts as argument 0
     */
    static String format(String pattern, List<Value> arguments) {
        return new FormatPattern(pattern, arguments).format();
    }

    private String format() {
        for (int percent = pattern.indexOf('%'); percent >= 0; percent = pattern.indexOf('%', at)) {
            result.append(pattern, at, percent);
            at = percent + 1;
            if (pattern.startsWith("%", at)) {
                result.append('%');
                at++;
            } else {
                result.append(apply(verb(percent)));
                Budget.stringLength(result.length());
            }
        }
        result.append(pattern, at, pattern.length());
        if (highest < arguments.size()) {
            throw new FunctionException(highest + 1,
                    "too many arguments; the pattern uses " + (highest == 0 ? "none" : "only " + highest));
        }
        return result.toString();
    }

    /**
     * One verb.
     *
     * @param text the verb as it was written
     * @param argument which argument it takes, from 1
     */
    private record Verb(String text, char mode, String flags, OptionalInt width, OptionalInt precision, int argument) {

        FunctionException problem(String what) {
            return new FunctionException("the verb " + text + " " + what);
        }

        private boolean has(char flag) {
            return flags.indexOf(flag) >= 0;
        }
    }

    private Verb verb(int start) {
        StringBuilder flags = new StringBuilder();
        while (at < pattern.length() && FLAGS.indexOf(pattern.charAt(at)) >= 0) {
            flags.append(pattern.charAt(at++));
        }
        OptionalInt width = digits() > 0 ? OptionalInt.of(number()) : OptionalInt.empty();
        OptionalInt precision = OptionalInt.empty();
        if (pattern.startsWith(".", at)) {
            at++;
            precision = OptionalInt.of(number());
        }
        int argument = next;
        if (pattern.startsWith("[", at)) {
            at++;
            boolean starts = digits() > 0 && pattern.charAt(at) != '0';
            argument = number();
            if (!starts || !pattern.startsWith("]", at)) {
                throw new FunctionException("a verb has a malformed argument index" + offset());
            }
            at++;
        }
        if (at == pattern.length()) {
            throw new FunctionException("the pattern ends within a verb" + offset());
        }
        char mode = pattern.charAt(at);
        if (!((mode >= 'a' && mode <= 'z') || (mode >= 'A' && mode <= 'Z'))) {
            throw new FunctionException(
                    "unexpected \"" + Character.toString(pattern.codePointAt(at)) + "\" in a verb" + offset());
        }
        at++;
        highest = Math.max(highest, argument);
        next = argument + 1;
        return new Verb(pattern.substring(start, at), mode, flags.toString(), width, precision, argument);
    }

    private String offset() {
        return " at offset " + at;
    }

    private int digits() {
        int end = at;
        while (end < pattern.length() && pattern.charAt(end) >= '0' && pattern.charAt(end) <= '9') {
            end++;
        }
        return end - at;
    }

    /** The number that stands here, zero if there is none, and a very large one if it does not fit. */
    private int number() {
        int length = digits();
        String text = pattern.substring(at, at + length);
        at += length;
        return length == 0 ? 0 : length > 9 ? 1_000_000_000 : Integer.parseInt(text);
    }

    private String apply(Verb verb) {
        if (verb.argument() > arguments.size()) {
            throw verb.problem("needs argument " + verb.argument() + " where there are " + arguments.size());
        }
        Value argument = arguments.get(verb.argument() - 1);
        if (argument.isNull() && verb.mode() != 'v') {
            throw verb.problem("cannot format null");
        }
        return switch (verb.mode()) {
            case 'v' -> padded(verb, plain(verb, argument));
            case 't' -> Boolean.toString(converted(verb, argument, Type.BOOL).asBoolean());
            case 's' -> padded(verb, text(verb, argument));
            case 'q' -> padded(verb, JsonValues.quote(text(verb, argument)));
            case 'b', 'd', 'o', 'x', 'X', 'e', 'E', 'f', 'g', 'G' -> number(verb, argument);
            default -> throw verb.problem("is not supported");
        };
    }

    private static Value converted(Verb verb, Value argument, Type type) {
        try {
            return Arguments.convert(argument, type);
        } catch (FunctionException e) {
            throw verb.problem("cannot format " + argument.type().friendlyName() + ": " + e.problem());
        }
    }

    private static String plain(Verb verb, Value argument) {
        if (!verb.has('#') && !argument.isNull()) {
            if (argument.type() == Type.STRING) {
                return argument.asString();
            }
            if (argument.type() == Type.NUMBER) {
                return NumberVerb.general(argument.asNumber());
            }
        }
        try {
            return JsonValues.encode(argument);
        } catch (JsonException e) {
            throw verb.problem("cannot format the value: " + e.problem());
        }
    }

    private static String text(Verb verb, Value argument) {
        String text = converted(verb, argument, Type.STRING).asString();
        // A precision of zero does not cut anything.
        return verb.precision().orElse(0) > 0
                ? text.substring(0, Graphemes.end(text, verb.precision().getAsInt()))
                : text;
    }

    private static String number(Verb verb, Value argument) {
        Value number = converted(verb, argument, Type.NUMBER);
        if (verb.width().orElse(0) > WIDEST_NUMBER || verb.precision().orElse(0) > WIDEST_NUMBER) {
            throw verb.problem("asks for too many digits");
        }
        NumberVerb format = new NumberVerb(verb.mode(), verb.flags(), verb.width(), verb.precision());
        return switch (verb.mode()) {
            case 'e', 'E', 'f', 'g', 'G' -> format.decimal(number.asNumber());
            default -> {
                BigInteger integer = number.asNumber().toBigInteger()
                        .orElseThrow(() -> verb.problem("requires a whole number"));
                yield format.integer(integer);
            }
        };
    }

    private static String padded(Verb verb, String text) {
        int missing = verb.width().orElse(0) - Graphemes.count(text);
        if (missing <= 0) {
            return text;
        }
        Budget.stringLength((long) text.length() + missing);
        String padding = (verb.has('0') ? "0" : " ").repeat(missing);
        return verb.has('-') ? text + padding : padding + text;
    }
}
