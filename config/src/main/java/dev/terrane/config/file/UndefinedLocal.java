package dev.terrane.config.file;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.Suggestions;
import dev.terrane.hcl.source.SourceRange;
import java.util.Collection;
import java.util.List;

/** What is said of a reference to a local that there is not. */
final class UndefinedLocal {

    private UndefinedLocal() {}

    static Diagnostic diagnostic(String name, Collection<String> defined, SourceRange at) {
        Diagnostic undefined = Diagnostic.error("Undefined local",
                "There is no local named `" + name + "` in this file.", at);
        return Suggestions.near(name, List.copyOf(defined))
                .map(near -> undefined.withHint("Did you mean `local." + near + "`?")).orElse(undefined);
    }
}
