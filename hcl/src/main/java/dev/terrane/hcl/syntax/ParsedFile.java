package dev.terrane.hcl.syntax;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.Diagnostics;
import dev.terrane.hcl.source.Source;
import java.util.List;

/** What came of parsing a file: with errors among the diagnostics, the body holds what could be understood. */
public record ParsedFile(Source source, ConfigBody body, List<Diagnostic> diagnostics) {

    public ParsedFile {
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean hasErrors() {
        return Diagnostics.hasErrors(diagnostics);
    }
}
