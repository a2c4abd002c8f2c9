package dev.terrane.cli.option;

import dev.terrane.hcl.diagnostic.Suggestions;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what somebody may have meant who wrote something else. */
final class NearestName {
    private static final int ANY = 1_000;

    private NearestName() {}

    /** The candidate with the fewest edits to `written`, if they are few for its length. */
    static Optional<String> of(String written, Stream<String> candidates) {
        return Suggestions.nearest(written, candidates.toList(), Math.max(2, written.length() / 3));
    }

    /** The candidate with the fewest edits to `written`, however many they are. */
    static Optional<String> ofAny(String written, Stream<String> candidates) {
        return Suggestions.nearest(written, candidates.toList(), ANY);
    }
}
