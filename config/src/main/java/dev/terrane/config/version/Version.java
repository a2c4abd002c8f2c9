package dev.terrane.config.version;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A version number as hashicorp/go-version 1.9 reads it: any number of numeric segments, filled up to three, then a
 * pre-release and build metadata. Ordered as semantic versions are; metadata does not count.
 *
 * @param segments at least three
 * @param given how many segments were written
 * @param prerelease without its hyphen; empty for a release
 */
public record Version(List<Long> segments, int given, String prerelease,
        String metadata) implements Comparable<Version> {

    private static final String WORD = "[0-9A-Za-z\\-~]+";
    private static final String NUMBERS = "v?(?P<numbers>[0-9]+(?:\\.[0-9]+)*?)";
    private static final String NUMERIC_PRE = "-(?P<pre>[0-9]+[0-9A-Za-z\\-~]*(?:\\." + WORD + ")*)";
    private static final String LETTER_PRE = "(?P<word>[A-Za-z\\-~]+[0-9A-Za-z\\-~]*(?:\\." + WORD + ")*)";
    private static final String METADATA = "(?:\\+(?P<meta>" + WORD + "(?:\\." + WORD + ")*))?";

    /** What a constraint may name: the hyphen before a pre-release of letters may be missing. */
    static final String LENIENT = NUMBERS + "(?:" + NUMERIC_PRE + "|-?" + LETTER_PRE + ")?" + METADATA;
    private static final String STRICT = NUMBERS + "(?:" + NUMERIC_PRE + "|-" + LETTER_PRE + ")?" + METADATA;

    private static final Pattern LENIENT_PATTERN = Pattern.compile(LENIENT);
    private static final Pattern STRICT_PATTERN = Pattern.compile(STRICT);

    /** Reads {@code 1.2.3}, {@code v1.2}, {@code 1.2beta}; empty if it is not a version. */
    public static Optional<Version> parse(String text) {
        return read(LENIENT_PATTERN.matcher(text));
    }

    /** As {@link #parse}, but a pre-release must follow a hyphen. */
    public static Optional<Version> parseStrict(String text) {
        return read(STRICT_PATTERN.matcher(text));
    }

    /** The same version without pre-release and metadata. */
    public Version core() {
        return new Version(segments, given, "", "");
    }

    static Optional<Version> read(Matcher matcher) {
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<Long> segments = new ArrayList<>();
        for (String segment : matcher.group("numbers").split("\\.", -1)) {
            try {
                segments.add(Long.parseLong(segment));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
        int given = segments.size();
        while (segments.size() < 3) {
            segments.add(0L);
        }
        return Optional.of(new Version(Collections.unmodifiableList(segments), given,
                firstPresent(matcher.group("word"), matcher.group("pre")), firstPresent(matcher.group("meta"))));
    }

    private static String firstPresent(String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null && !candidate.isEmpty()) {
                return candidate;
            }
        }
        return "";
    }

    /** Whether both name the same release, pre-releases aside. */
    boolean sameSegments(Version other) {
        return segments.equals(other.segments);
    }

    @Override
    public int compareTo(Version other) {
        for (int i = 0; i < Math.max(segments.size(), other.segments.size()); i++) {
            int order = Long.compare(segment(i), other.segment(i));
            if (order != 0) {
                return order;
            }
        }
        if (prerelease.isEmpty() || other.prerelease.isEmpty()) {
            return Boolean.compare(prerelease.isEmpty(), other.prerelease.isEmpty());
        }
        return comparePrereleases(prerelease.split("\\.", -1), other.prerelease.split("\\.", -1));
    }

    private long segment(int index) {
        return index < segments.size() ? segments.get(index) : 0;
    }

    private static int comparePrereleases(String[] left, String[] right) {
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int order = comparePart(i < left.length ? left[i] : "", i < right.length ? right[i] : "");
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** A missing part is less than a number and greater than a word; numbers are less than words. */
    private static int comparePart(String left, String right) {
        if (left.equals(right)) {
            return 0;
        }
        boolean leftNumeric = isNumber(left);
        boolean rightNumeric = isNumber(right);
        if (left.isEmpty()) {
            return rightNumeric ? -1 : 1;
        }
        if (right.isEmpty()) {
            return leftNumeric ? 1 : -1;
        }
        if (leftNumeric != rightNumeric) {
            return leftNumeric ? -1 : 1;
        }
        return leftNumeric ? Long.compare(Long.parseLong(left), Long.parseLong(right)) : left.compareTo(right);
    }

    private static boolean isNumber(String part) {
        try {
            Long.parseLong(part);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Long segment : segments) {
            text.append(text.isEmpty() ? "" : ".").append(segment);
        }
        if (!prerelease.isEmpty()) {
            text.append('-').append(prerelease);
        }
        return metadata.isEmpty() ? text.toString() : text.append('+').append(metadata).toString();
    }
}
