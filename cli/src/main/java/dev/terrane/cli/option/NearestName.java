package dev.terrane.cli.option;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what somebody may have meant who wrote something else. */
final class NearestName {
    private NearestName() {}

    /** The candidate with the fewest edits to `written`, if they are few for its length. */
    static Optional<String> of(String written, Stream<String> candidates) {
        var most = Math.max(2, written.length() / 3);
        return ofAny(written, candidates.filter(c -> Math.abs(c.length() - written.length()) <= most))
                .filter(c -> distance(written, c) <= most);
    }

    /** The candidate with the fewest edits to `written`, however many they are. */
    static Optional<String> ofAny(String written, Stream<String> candidates) {
        return candidates.min(Comparator.<String>comparingInt(c -> distance(written, c))
                .thenComparing(Comparator.naturalOrder()));
    }

    /** The number of letters to insert, delete or replace (Levenshtein). */
    private static int distance(String a, String b) {
        var above = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++)
            above[j] = j;
        for (var i = 1; i <= a.length(); i++) {
            var row = new int[b.length() + 1];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
