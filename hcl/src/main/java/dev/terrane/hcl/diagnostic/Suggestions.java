package dev.terrane.hcl.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what a user may have meant by a name that does not exist. */
public final class Suggestions {

    private static final int FEW = 2;

    private Suggestions() {}

    /** The nearest of the names, if at most two edits make it of the given one. */
    public static Optional<String> near(String given, Collection<String> names) {
        return nearest(given, names, FEW);
    }

    /**
     * The name that the fewest edits make of the given one, if they are no more than `most`; of several such names the
     * first in order.
     */
    public static Optional<String> nearest(String given, Collection<String> names, int most) {
        return names.stream().filter(name -> Math.abs(name.length() - given.length()) <= 2 * most)
                .map(name -> new Candidate(name, distance(given, name))).filter(candidate -> candidate.edits <= most)
                .min(Comparator.comparingInt(Candidate::edits).thenComparing(Candidate::name)).map(Candidate::name);
    }

    private record Candidate(String name, int edits) {}

    /** The number of characters to insert, delete or replace between two texts (Levenshtein). */
    private static int distance(String a, String b) {
        int[] from = a.codePoints().toArray();
        int[] to = b.codePoints().toArray();
        int[] row = new int[to.length + 1];
        for (int j = 0; j <= to.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length; j++) {
                int substituted = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length];
    }
}
