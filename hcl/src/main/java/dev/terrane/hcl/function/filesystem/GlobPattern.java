package dev.terrane.hcl.function.filesystem;

import dev.terrane.hcl.function.FunctionException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One name held against the first component of a glob pattern in the notation of doublestar 1.3: <code>* ? [a-z] [^a]
 * {a,b} \c</code>. Alternatives may hold separators, so that what remains to be matched by the names below differs
 * between them. The time is polynomial in the lengths of pattern and name.
 */
final class GlobPattern {

    private record Place(String pattern, int name) {}

    private final int[] name;
    private final Set<Place> failed = new HashSet<>();

    private GlobPattern(String name) {
        this.name = name.codePoints().toArray();
    }

    /**
     * The patterns that remain for what is below a folder of this name: empty if the name does not match; a list
     * without an element if it does and nothing remains.
     *
     * @throws FunctionException if the pattern is malformed
     */
    static Optional<List<String>> match(String pattern, String name) {
        return new GlobPattern(name).match(pattern, 0);
    }

    private Optional<List<String>> match(String pattern, int start) {
        Place place = new Place(pattern, start);
        if (failed.contains(place)) {
            return Optional.empty();
        }
        Optional<List<String>> result = attempt(pattern, start);
        if (result.isEmpty()) {
            failed.add(place);
        }
        return result;
    }

    private Optional<List<String>> attempt(String pattern, int start) {
        int at = 0;
        int in = start;
        while (at < pattern.length() && in < name.length) {
            int c = pattern.codePointAt(at);
            at += Character.charCount(c);
            switch (c) {
                case '/' -> {
                    return Optional.empty();
                }
                case '*' -> {
                    return star(pattern.substring(at), in);
                }
                case '{' -> {
                    return alternatives(pattern.substring(at), in);
                }
                case '[' -> {
                    int end = indexOf(pattern, ']', at);
                    if (end < 0) {
                        throw malformed();
                    }
                    if (!classHolds(pattern.substring(at, end).codePoints().toArray(), name[in])) {
                        return Optional.empty();
                    }
                    at = end + 1;
                }
                case '\\' -> {
                    if (at == pattern.length()) {
                        throw malformed();
                    }
                    int literal = pattern.codePointAt(at);
                    if (literal != name[in]) {
                        return Optional.empty();
                    }
                    at += Character.charCount(literal);
                }
                default -> {
                    if (c != '?' && c != name[in]) {
                        return Optional.empty();
                    }
                }
            }
            if (c != '/') {
                in++;
            }
        }
        return in < name.length ? Optional.empty() : atEndOfName(pattern.substring(at));
    }

    private Optional<List<String>> star(String rest, int start) {
        if (rest.isEmpty()) {
            return Optional.of(List.of());
        }
        if (rest.charAt(0) == '/') {
            return Optional.of(List.of(rest.substring(1)));
        }
        for (int in = start; in < name.length; in++) {
            Optional<List<String>> result = match(rest, in);
            if (result.isPresent()) {
                return result;
            }
        }
        return Optional.empty();
    }

    private Optional<List<String>> alternatives(String rest, int in) {
        Alternatives alternatives = Alternatives.split(rest);
        boolean matched = false;
        Set<String> remaining = new LinkedHashSet<>();
        for (String option : alternatives.options()) {
            Optional<List<String>> result = match(option + alternatives.rest(), in);
            matched |= result.isPresent();
            result.ifPresent(remaining::addAll);
        }
        return matched ? Optional.of(List.copyOf(remaining)) : Optional.empty();
    }

    /** The name is used up: the rest of this component must be able to match nothing. */
    private static Optional<List<String>> atEndOfName(String rest) {
        int slash = indexOf(rest, '/', 0);
        if (!matchesNothing(slash < 0 ? rest : rest.substring(0, slash))) {
            return Optional.empty();
        }
        return Optional.of(slash < 0 ? List.of() : List.of(rest.substring(slash + 1)));
    }

    private static boolean matchesNothing(String pattern) {
        if (pattern.isEmpty() || pattern.equals("*") || pattern.equals("**")) {
            return true;
        }
        if (pattern.charAt(0) != '{') {
            return false;
        }
        Alternatives alternatives = Alternatives.split(pattern.substring(1));
        return matchesNothing(alternatives.rest())
                && alternatives.options().stream().anyMatch(GlobPattern::matchesNothing);
    }

    private static boolean classHolds(int[] members, int c) {
        if (members.length == 0) {
            throw malformed();
        }
        boolean negated = members[0] == '^';
        boolean found = false;
        for (int at = negated ? 1 : 0; at < members.length;) {
            int low = members[at];
            if (low == '-') {
                throw malformed();
            }
            if (low == '\\') {
                low = escaped(members, ++at);
            }
            at++;
            int high = low;
            if (at < members.length && members[at] == '-') {
                high = escaped(members, ++at);
                if (high == '-') {
                    throw malformed();
                }
                if (high == '\\') {
                    high = escaped(members, ++at);
                }
                at++;
            }
            found |= low <= c && c <= high;
        }
        return found != negated;
    }

    private static int escaped(int[] members, int at) {
        if (at >= members.length) {
            throw malformed();
        }
        return members[at];
    }

    /** The next place of a character that no backslash stands before. */
    static int indexOf(String text, char wanted, int from) {
        int at = text.indexOf(wanted, from);
        while (at > from && text.charAt(at - 1) == '\\') {
            from = at + 1;
            at = text.indexOf(wanted, from);
        }
        return at;
    }

    static FunctionException malformed() {
        return new FunctionException("the pattern is malformed: a bracket, brace or backslash is left open");
    }

    /** <code>{a,b}</code> taken apart, and what follows it. */
    record Alternatives(List<String> options, String rest) {

        /** Of a pattern without its opening brace; braces inside of it belong together. */
        static Alternatives split(String pattern) {
            List<String> options = new ArrayList<>();
            int depth = 1;
            int start = 0;
            for (int at = 0; at < pattern.length(); at++) {
                switch (pattern.charAt(at)) {
                    case '\\' -> at++;
                    case '{' -> depth++;
                    case '}' -> depth--;
                    case ',' -> {
                        if (depth == 1) {
                            options.add(pattern.substring(start, at));
                            start = at + 1;
                        }
                    }
                    default -> {
                    }
                }
                if (depth == 0) {
                    options.add(pattern.substring(start, at));
                    return new Alternatives(List.copyOf(options), pattern.substring(at + 1));
                }
            }
            throw malformed();
        }
    }
}
