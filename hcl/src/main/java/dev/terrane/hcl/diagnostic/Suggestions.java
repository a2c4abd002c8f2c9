package dev.terrane.hcl.diagnostic;

import java.util.Collection;
import java.util.Optional;

/** Finds what a user may have meant by a name that does not exist. */
public final class Suggestions {

    private static final int TOO_FAR = 3;

    private Suggestions() {}

    /** The first of the names that fewer than three edits of one character make of the given one. */
    public static Optional<String> near(String given, Collection<String> names) {
        return names.stream().filter(name -> distance(given, name) < TOO_FAR).findFirst();
    }

    /** The number of insertions, deletions and substitutions between two texts (Levenshtein), or some number above 2. */
    private static int distance(String a, String b) {
        int[] from = a.codePoints().toArray();
        int[] to = b.codePoints().toArray();
        if (Math.abs(from.length - to.length) >= TOO_FAR) {
            return TOO_FAR;
        }
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
