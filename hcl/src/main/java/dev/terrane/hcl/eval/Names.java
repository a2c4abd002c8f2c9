package dev.terrane.hcl.eval;

import dev.terrane.hcl.diagnostic.Suggestions;
import java.util.Collection;
import java.util.Optional;

/** Hints at the name that a user may have meant. */
final class Names {
    private Names() {}

    static Optional<String> hint(String given, Collection<String> names) {
        return Suggestions.near(given, names).map(name -> "Did you mean `" + name + "`?");
    }
}
