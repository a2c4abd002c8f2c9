package dev.terrane.hcl.function.string;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.value.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A regular expression in RE2's syntax, with Go's ways of finding all matches and of replacing them. Time is linear in
 * the length of the text, whatever the pattern.
 */
public final class RegularExpression {

    private final Pattern pattern;
    private final List<String> groupNames;

    private RegularExpression(Pattern pattern, List<String> groupNames) {
        this.pattern = pattern;
        this.groupNames = groupNames;
    }

    /**
     * The expression of a pattern.
     *
     * @throws FunctionException if it is malformed or too large
     */
    public static RegularExpression compile(String pattern) {
        PatternScan.Result scan = PatternScan.of(pattern);
        try {
            return new RegularExpression(Pattern.compile(scan.pattern()), scan.groupNames());
        } catch (PatternSyntaxException e) {
            String found = e.getPattern() == null || e.getPattern().isEmpty() ? "" : ": " + e.getPattern();
            throw new FunctionException("invalid regular expression: " + e.getDescription() + found);
        }
    }

    /** The names of the groups in their order, empty for those without a name; a name may occur more than once. */
    public List<String> groupNames() {
        return groupNames;
    }

    /**
     * One match: the text of the whole and of each group, empty for a group that took no part.
     *
     * @param start where in the text it starts
     * @param end where it ends
     */
    public record Match(int start, int end, String text, List<Optional<String>> groups) {}

    public Optional<Match> first(String text) {
        return find(pattern.matcher(text), 0);
    }

    /** All matches that do not overlap; an empty one right after another match does not count. */
    public List<Match> all(String text) {
        List<Match> matches = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        int from = 0;
        int previousEnd = -1;
        while (from <= text.length()) {
            Optional<Match> found = find(matcher, from);
            if (found.isEmpty()) {
                break;
            }
            Match match = found.get();
            boolean empty = match.end() == from;
            if (!empty || match.start() != previousEnd) {
                matches.add(match);
            }
            from = empty ? from + width(text, from) : match.end();
            previousEnd = match.end();
        }
        return List.copyOf(matches);
    }

    /** All matches replaced, where the replacement may name groups: {@code $1}, <code>${name}</code>, {@code $$}. */
    public String replaceAll(String text, String replacement) {
        StringBuilder result = new StringBuilder();
        Matcher matcher = pattern.matcher(text);
        int copied = 0;
        int from = 0;
        while (from <= text.length()) {
            Optional<Match> found = find(matcher, from);
            if (found.isEmpty()) {
                break;
            }
            Match match = found.get();
            result.append(text, copied, match.start());
            if (match.end() > copied || match.start() == 0) {
                expand(replacement, match, result);
            }
            copied = match.end();
            from = Math.max(from + width(text, from), match.end());
        }
        Budget.stringLength((long) result.length() + text.length() - copied);
        return result.append(text, copied, text.length()).toString();
    }

    private static int width(String text, int at) {
        return at < text.length() ? Character.charCount(text.codePointAt(at)) : 1;
    }

    private static Optional<Match> find(Matcher matcher, int from) {
        if (!matcher.find(from)) {
            return Optional.empty();
        }
        List<Optional<String>> groups = new ArrayList<>(matcher.groupCount());
        for (int i = 1; i <= matcher.groupCount(); i++) {
            groups.add(Optional.ofNullable(matcher.group(i)));
        }
        return Optional.of(new Match(matcher.start(), matcher.end(), matcher.group(), groups));
    }

    private void expand(String template, Match match, StringBuilder result) {
        int at = 0;
        for (int dollar = template.indexOf('$'); dollar >= 0; dollar = template.indexOf('$', at)) {
            result.append(template, at, dollar);
            at = dollar + 1;
            if (template.startsWith("$", at)) {
                result.append('$');
                at++;
                continue;
            }
            boolean braced = template.startsWith("{", at);
            int start = braced ? at + 1 : at;
            int end = start;
            while (end < template.length() && isNamePart(template.codePointAt(end))) {
                end += Character.charCount(template.codePointAt(end));
            }
            boolean closed = !braced || template.startsWith("}", end);
            if (end == start || !closed) {
                result.append('$');
                continue;
            }
            result.append(group(template.substring(start, end), match));
            at = braced ? end + 1 : end;
            Budget.stringLength(result.length());
        }
        result.append(template, at, template.length());
        Budget.stringLength(result.length());
    }

    private static boolean isNamePart(int c) {
        return Character.isLetter(c) || Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER || c == '_';
    }

    /** The text of a group by its number or name; empty if there is none. */
    private String group(String name, Match match) {
        boolean number = name.length() <= 9 && name.chars().allMatch(c -> c >= '0' && c <= '9')
                && (name.length() == 1 || name.charAt(0) != '0');
        if (number) {
            int index = Integer.parseInt(name);
            if (index == 0) {
                return match.text();
            }
            return index > match.groups().size() ? "" : match.groups().get(index - 1).orElse("");
        }
        for (int i = 0; i < groupNames.size(); i++) {
            if (groupNames.get(i).equals(name) && match.groups().get(i).isPresent()) {
                return match.groups().get(i).get();
            }
        }
        return "";
    }
}
