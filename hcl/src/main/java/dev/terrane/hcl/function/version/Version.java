package dev.terrane.hcl.function.version;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.terrane.hcl.function.FunctionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A version: numbers separated by dots (any count; missing ones up to three are zero), perhaps a pre-release, perhaps
 * build metadata. Ordering is that of HashiCorp's go-version: like semantic versioning, but a longer pre-release of
 * text alone is not always the greater one.
 *
 * @param segments at least three numbers
 * @param written how many of the numbers were written
 * @param prerelease empty if there is none
 * @param metadata empty if there is none
 */
record Version(List<Long> segments, int written, String prerelease, String metadata) implements Comparable<Version> {

    private static final String NUMBERS = "v?([0-9]+(?:\\.[0-9]+)*?)";
    private static final String IDENTIFIERS = "[0-9A-Za-z\\-~]+(?:\\.[0-9A-Za-z\\-~]+)*";
    private static final String METADATA = "(?:\\+(" + IDENTIFIERS + "))?";
    private static final String NUMERIC_START = "-([0-9]+[0-9A-Za-z\\-~]*(?:\\.[0-9A-Za-z\\-~]+)*)";
    private static final String LETTER_START = "([A-Za-z\\-~]+[0-9A-Za-z\\-~]*(?:\\.[0-9A-Za-z\\-~]+)*)";

    /** A version whose pre-release may follow the numbers without a hyphen if it starts with a letter. */
    static final String LOOSE = NUMBERS + "(?:" + NUMERIC_START + "|-?" + LETTER_START + ")?" + METADATA;

    private static final Pattern LOOSE_PATTERN = Pattern.compile(LOOSE);
    private static final Pattern STRICT_PATTERN = Pattern
            .compile(NUMBERS + "(?:" + NUMERIC_START + "|-" + LETTER_START + ")?" + METADATA);

    /** Reads a version whose pre-release must be separated by a hyphen. */
    static Version parse(String text) {
        return parse(STRICT_PATTERN, text);
    }

    static Version parseLoose(String text) {
        return parse(LOOSE_PATTERN, text);
    }

    private static Version parse(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new FunctionException("\"" + text + "\" is not a version like 1.2.3");
        }
        List<Long> segments = new ArrayList<>();
        for (String segment : matcher.group(1).split("\\.", -1)) {
            segments.add(number(segment, text));
        }
        int written = segments.size();
        while (segments.size() < 3) {
            segments.add(0L);
        }
        String numeric = Objects.requireNonNullElse(matcher.group(2), "");
        String prerelease = Objects.requireNonNullElse(matcher.group(3), "");
        return new Version(segments, written, prerelease.isEmpty() ? numeric : prerelease,
                Objects.requireNonNullElse(matcher.group(4), ""));
    }

    private static long number(String segment, String text) {
        try {
            return Long.parseLong(segment);
        } catch (NumberFormatException _) {
            throw new FunctionException("a number in the version \"" + text + "\" is too large");
        }
    }

    boolean isPrerelease() { return !prerelease.isEmpty(); }

    @Override
    public int compareTo(Version other) {
        if (segments.equals(other.segments)) {
            return comparePrereleases(other);
        }
        for (int i = 0; i < Math.max(segments.size(), other.segments.size()); i++) {
            int order = Long.compare(segment(i), other.segment(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private long segment(int index) {
        return index < segments.size() ? segments.get(index) : 0;
    }

    private int comparePrereleases(Version other) {
        if (prerelease.isEmpty() || other.prerelease.isEmpty()) {
            return Boolean.compare(prerelease.isEmpty(), other.prerelease.isEmpty());
        }
        String[] mine = prerelease.split("\\.", -1);
        String[] theirs = other.prerelease.split("\\.", -1);
        for (int i = 0; i < Math.max(mine.length, theirs.length); i++) {
            int order = compareParts(i < mine.length ? mine[i] : "", i < theirs.length ? theirs[i] : "");
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** The order of two parts of pre-releases, of which one may be missing (empty). */
    private static int compareParts(String mine, String theirs) {
        if (mine.equals(theirs)) {
            return 0;
        }
        boolean numeric = isNumber(mine);
        boolean otherNumeric = isNumber(theirs);
        if (mine.isEmpty()) {
            return otherNumeric ? -1 : 1;
        }
        if (theirs.isEmpty()) {
            return numeric ? 1 : -1;
        }
        if (numeric != otherNumeric) {
            return numeric ? -1 : 1;
        }
        return (numeric ? Long.compare(Long.parseLong(mine), Long.parseLong(theirs)) : mine.compareTo(theirs)) > 0
                ? 1
                : -1;
    }

    private static boolean isNumber(String part) {
        try {
            Long.parseLong(part);
            return true;
        } catch (NumberFormatException _) {
            return false;
        }
    }
}
