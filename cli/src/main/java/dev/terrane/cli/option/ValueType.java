package dev.terrane.cli.option;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an option's value may be. A value is read from the texts that were given, one for each time the option was written; a text that
 * cannot be one is an {@link IllegalArgumentException} whose message ends the sentence "`x` is not a value of `--flag`: …".
 */
public sealed interface ValueType<T> {

    /** The value of these texts, of which there is at least one, and only one where the type does not accumulate. */
    T read(List<String> texts);

    /** The texts that one environment variable holds. */
    default List<String> split(String variable) {
        return List.of(variable);
    }

    /** Whether the option may be written several times, its values adding up. */
    default boolean accumulates() {
        return false;
    }

    /** Whether an empty text on the command line says that there is no value. */
    default boolean mayBeEmpty() {
        return false;
    }

    /** What help shows for the value; empty where the option needs none. */
    String placeholder();

    private static List<String> atCommas(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).filter(part -> !part.isEmpty()).toList();
    }

    private static void requireOneOf(List<String> words, String text) {
        if (!words.contains(text)) {
            throw new IllegalArgumentException("it must be one of " + String.join(", ", words));
        }
    }

    /** What may be written several times, its values adding up; a variable holds them with commas between. */
    sealed interface Several<T> extends ValueType<T> {
        @Override
        default List<String> split(String variable) {
            return atCommas(variable);
        }

        @Override
        default boolean accumulates() {
            return true;
        }
    }

    /** On or off: `--x`, `--x=false`, with Go's words for the two. */
    record Toggle() implements ValueType<Boolean> {
        @Override
        public Boolean read(List<String> texts) {
            return switch (texts.getFirst()) {
                case "1", "t", "T", "true", "TRUE", "True" -> true;
                case "0", "f", "F", "false", "FALSE", "False" -> false;
                default -> throw new IllegalArgumentException("write true or false");
            };
        }

        @Override
        public String placeholder() {
            return "";
        }
    }

    /** Any text. */
    record Text(String placeholder) implements ValueType<String> {
        @Override
        public boolean mayBeEmpty() {
            return true;
        }

        @Override
        public String read(List<String> texts) {
            return texts.getFirst();
        }
    }

    /** A text that no message may repeat. */
    record Secret() implements ValueType<String> {
        @Override
        public boolean mayBeEmpty() {
            return true;
        }

        @Override
        public String read(List<String> texts) {
            return texts.getFirst();
        }

        @Override
        public String placeholder() {
            return "value";
        }
    }

    /** One of a few words, in any case where `anyCase` is true; an empty text says nothing where `orNothing` is true. */
    record Choice(List<String> words, boolean anyCase, boolean orNothing) implements ValueType<String> {
        @Override
        public boolean mayBeEmpty() {
            return orNothing;
        }

        @Override
        public String read(List<String> texts) {
            String text = anyCase ? texts.getFirst().toLowerCase(Locale.ROOT) : texts.getFirst();
            requireOneOf(words, text);
            return text;
        }

        @Override
        public String placeholder() {
            return String.join("|", words);
        }
    }

    /** A whole number not below `least`, written as Go's `strconv.ParseInt` reads base 0: decimal, `0x`, `0o`, `0b`, `_` between digits. */
    record Whole(long least) implements ValueType<Long> {
        @Override
        public Long read(List<String> texts) {
            long number = parse(texts.getFirst());
            if (number < least) {
                throw new IllegalArgumentException("it must be at least " + least);
            }
            return number;
        }

        private static long parse(String text) {
            String digits = text.replace("_", "").toLowerCase(Locale.ROOT);
            String sign = digits.startsWith("-") || digits.startsWith("+") ? digits.substring(0, 1) : "";
            digits = digits.substring(sign.length());
            try {
                if (digits.startsWith("-") || digits.startsWith("+")) {
                    throw new NumberFormatException();
                }
                if (digits.startsWith("0x")) {
                    return Long.parseLong(sign + digits.substring(2), 16);
                }
                if (digits.startsWith("0b")) {
                    return Long.parseLong(sign + digits.substring(2), 2);
                }
                if (digits.startsWith("0o")) {
                    return Long.parseLong(sign + digits.substring(2), 8);
                }
                return Long.parseLong(sign + digits, digits.length() > 1 && digits.startsWith("0") ? 8 : 10);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("it must be a 64-bit integer");
            }
        }

        @Override
        public String placeholder() {
            return "number";
        }
    }

    /**
     * Several texts: the option repeated, or a variable with commas. Where `commas` is true a comma separates on the command line too.
     */
    record Many(boolean commas) implements Several<List<String>> {
        @Override
        public List<String> read(List<String> texts) {
            return commas ? texts.stream().flatMap(text -> atCommas(text).stream()).toList() : List.copyOf(texts);
        }

        @Override
        public String placeholder() {
            return "value";
        }
    }

    /** Several names of files: the option repeated, or a variable with commas. An empty one names none. */
    record FileNames() implements Several<List<String>> {
        @Override
        public boolean mayBeEmpty() {
            return true;
        }

        @Override
        public List<String> read(List<String> texts) {
            return texts.stream().filter(text -> !text.isEmpty()).toList();
        }

        @Override
        public String placeholder() {
            return "value";
        }
    }

    /** Several paths: the option repeated, or a variable with commas. An empty one is the working folder. */
    record Paths() implements Several<List<String>> {
        @Override
        public List<String> read(List<String> texts) {
            return texts.stream().map(text -> text.isEmpty() ? "." : text).toList();
        }

        @Override
        public String placeholder() {
            return "path";
        }
    }

    /** Several of a few words: the option repeated, or a variable with commas. */
    record Words(List<String> words) implements Several<List<String>> {
        @Override
        public List<String> read(List<String> texts) {
            texts.forEach(text -> requireOneOf(words, text));
            return List.copyOf(texts);
        }

        @Override
        public String placeholder() {
            return String.join("|", words);
        }
    }

    /** `key=value` pairs: the option repeated, or a variable with commas; of two equal keys the later counts. */
    record Pairs(boolean commas) implements Several<Map<String, String>> {
        @Override
        public Map<String, String> read(List<String> texts) {
            Map<String, String> pairs = new LinkedHashMap<>();
            for (String text : texts) {
                for (String pair : commas ? atCommas(text) : List.of(text)) {
                    String[] parts = pair.split("=", -1);
                    if (parts.length != 2) {
                        throw new IllegalArgumentException("it must be written key=value");
                    }
                    pairs.put(parts[0], parts[1]);
                }
            }
            return Collections.unmodifiableMap(pairs);
        }

        @Override
        public String placeholder() {
            return "key=value";
        }
    }

    /** Pairs of module sources. A source may have a query, so the `=` that separates is the first that is not `?name=` or `&name=`. */
    record SourceMap() implements Several<Map<String, String>> {
        @Override
        public Map<String, String> read(List<String> texts) {
            Map<String, String> pairs = new LinkedHashMap<>();
            for (String text : texts) {
                int at = separator(text, 0);
                if (at < 0) {
                    throw new IllegalArgumentException("it must be written source=replacement");
                }
                if (separator(text, at + 1) >= 0) {
                    throw new IllegalArgumentException("only one `=` may separate source and replacement");
                }
                pairs.put(text.substring(0, at), text.substring(at + 1));
            }
            return Collections.unmodifiableMap(pairs);
        }

        private static int separator(String text, int from) {
            for (int at = text.indexOf('=', from); at >= 0; at = text.indexOf('=', at + 1)) {
                int name = at;
                while (name > 0 && Character.isLetterOrDigit(text.charAt(name - 1))) {
                    name--;
                }
                if (name == 0 || "?&".indexOf(text.charAt(name - 1)) < 0) {
                    return at;
                }
            }
            return -1;
        }

        @Override
        public String placeholder() {
            return "source=replacement";
        }
    }
}
