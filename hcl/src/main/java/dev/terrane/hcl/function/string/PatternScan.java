package dev.terrane.hcl.function.string;

import dev.terrane.hcl.function.FunctionException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A first look at a regular expression, before RE2/J compiles it: finds the names of its groups (which may repeat, as
 * RE2/J does not let them), and refuses what RE2/J would take but Go does not: repetitions within repetitions that
 * amount to more than 1000, nesting deeper than 1000 and backslashes before what is not ASCII.
 */
final class PatternScan {

    private static final int MOST_REPETITIONS = 1000;
    private static final int DEEPEST = 1000;
    private static final long LARGEST = 1_000_000;

    /**
     * An expression in the making: what it amounts to so far.
     *
     * @param repetitions the largest product of the counts of nested repetitions
     * @param size about how many instructions it compiles to
     * @param height how deep it is nested
     */
    private record Measure(int repetitions, long size, int height) {
        static final Measure ONE = new Measure(1, 1, 1);
        static final Measure NONE = new Measure(1, 0, 0);

        Measure with(Measure next) {
            return new Measure(Math.max(repetitions, next.repetitions), size + next.size,
                    Math.max(height, next.height));
        }
    }

    private final String pattern;
    private final StringBuilder plain = new StringBuilder();
    private final List<String> names = new ArrayList<>();
    private final Deque<Measure> open = new ArrayDeque<>();
    private Measure sequence = Measure.NONE;
    private Measure last = Measure.NONE;
    private int at;

    private PatternScan(String pattern) {
        this.pattern = pattern;
    }

    /**
     * What the scan found.
     *
     * @param pattern the pattern with the names of its groups replaced by unique ones
     * @param groupNames the names of the groups in their order; empty texts for nameless ones
     */
    record Result(String pattern, List<String> groupNames) {}

    /** @throws FunctionException if the pattern is refused; what is merely malformed is left for RE2/J to find */
    static Result of(String pattern) {
        PatternScan scan = new PatternScan(pattern);
        while (scan.at < pattern.length()) {
            scan.step();
        }
        return new Result(scan.plain.toString(), List.copyOf(scan.names));
    }

    private void step() {
        switch (pattern.charAt(at)) {
            case '\\' -> escape();
            case '[' -> characterClass();
            case '(' -> group();
            case ')' -> {
                take(1);
                if (!open.isEmpty()) {
                    Measure inner = sequence.with(last);
                    sequence = open.pop();
                    last = new Measure(inner.repetitions(), inner.size() + 2, inner.height() + 1);
                }
            }
            case '*', '+', '?' -> {
                take(1);
                last = new Measure(last.repetitions(), last.size() + 2, last.height() + 1);
            }
            case '{' -> repetition();
            default -> single(Character.charCount(pattern.codePointAt(at)));
        }
    }

    private void single(int length) {
        take(length);
        next(Measure.ONE);
    }

    private void next(Measure expression) {
        sequence = sequence.with(last);
        last = expression;
        if (sequence.size() + last.size() > LARGEST) {
            throw new FunctionException("the pattern is too large");
        }
    }

    private void take(int length) {
        int end = Math.min(at + length, pattern.length());
        plain.append(pattern, at, end);
        at = end;
    }

    private void escape() {
        if (pattern.startsWith("\\Q", at)) {
            int end = pattern.indexOf("\\E", at);
            int length = (end < 0 ? pattern.length() : end) - at - 2;
            take((end < 0 ? pattern.length() : end + 2) - at);
            next(new Measure(1, length, 1));
        } else {
            if (at + 1 < pattern.length() && pattern.charAt(at + 1) >= 0x80) {
                throw new FunctionException(
                        "a backslash stands before " + Character.toString(pattern.codePointAt(at + 1)));
            }
            single(2);
            skipEscapeBody();
        }
    }

    /** Braces that belong to an escape are no repetition. */
    private void skipEscapeBody() {
        char kind = at <= pattern.length() && at > 0 ? pattern.charAt(at - 1) : '\\';
        if ((kind == 'p' || kind == 'P' || kind == 'x') && at < pattern.length() && pattern.charAt(at) == '{') {
            int end = pattern.indexOf('}', at);
            take((end < 0 ? pattern.length() : end + 1) - at);
        }
    }

    private void characterClass() {
        int end = at + 1;
        if (end < pattern.length() && pattern.charAt(end) == '^') {
            end++;
        }
        boolean first = true;
        while (end < pattern.length() && (first || pattern.charAt(end) != ']')) {
            first = false;
            if (pattern.startsWith("[:", end) && pattern.indexOf(":]", end + 2) >= 0) {
                end = pattern.indexOf(":]", end + 2) + 2;
            } else if (pattern.charAt(end) == '\\') {
                if (end + 1 < pattern.length() && pattern.charAt(end + 1) >= 0x80) {
                    throw new FunctionException(
                            "a backslash stands before " + Character.toString(pattern.codePointAt(end + 1)));
                }
                end += 2;
            } else {
                end++;
            }
        }
        single(end + 1 - at);
    }

    private void group() {
        next(Measure.NONE);
        open.push(sequence);
        if (open.size() >= DEEPEST) {
            throw new FunctionException("the pattern is nested too deeply");
        }
        sequence = Measure.NONE;
        int nameStart = pattern.startsWith("(?P<", at) ? at + 4 : pattern.startsWith("(?<", at) ? at + 3 : -1;
        if (nameStart >= 0) {
            int nameEnd = pattern.indexOf('>', nameStart);
            String name = nameEnd < 0 ? "" : pattern.substring(nameStart, nameEnd);
            if (name.isEmpty() || !name.chars().allMatch(PatternScan::isWord)) {
                throw new FunctionException("a group has a malformed name");
            }
            names.add(name);
            // A name of its own, as RE2/J wants no name twice.
            plain.append("(?P<g").append(names.size()).append('>');
            at = nameEnd + 1;
        } else if (pattern.startsWith("(?", at)) {
            int end = at + 2;
            while (end < pattern.length() && "imsU-".indexOf(pattern.charAt(end)) >= 0) {
                end++;
            }
            boolean flagsOnly = end < pattern.length() && pattern.charAt(end) == ')';
            if (flagsOnly) {
                sequence = open.pop();
            }
            take(end + 1 - at);
        } else {
            names.add("");
            take(1);
        }
    }

    private static boolean isWord(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private void repetition() {
        int end = pattern.indexOf('}', at);
        String[] bounds = end < 0 ? new String[0] : pattern.substring(at + 1, end).split(",", -1);
        if (bounds.length < 1 || bounds.length > 2 || !isCount(bounds[0]) || !(bounds.length == 1 || bounds[1].isEmpty()
                || isCount(bounds[1]))) {
            // RE2/J would take a repetition after it for one of a repetition.
            plain.append('\\');
            single(1);
            return;
        }
        take(end + 1 - at);
        int least = Integer.parseInt(bounds[0]);
        int most = bounds.length == 1 ? least : bounds[1].isEmpty() ? -1 : Integer.parseInt(bounds[1]);
        int count = most < 0 ? least : most;
        int repetitions = count == 0 ? 1 : count * last.repetitions();
        if (repetitions > MOST_REPETITIONS && (least >= 2 || most >= 2)) {
            throw new FunctionException("repetitions in the pattern amount to more than " + MOST_REPETITIONS);
        }
        last = new Measure(repetitions, Math.max(1, count) * (last.size() + 1), last.height() + 1);
        next(Measure.NONE);
    }

    private static boolean isCount(String text) {
        return !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
