package dev.terrane.hcl.syntax;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.Diagnostics;
import dev.terrane.hcl.source.Source;
import java.util.List;

/** What came of parsing one expression or template: with errors among the diagnostics, it may be incomplete. */
public record ParsedExpression(Source source, Expression expression, List<Diagnostic> diagnostics) {

    public ParsedExpression {
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean hasErrors() {
        return Diagnostics.hasErrors(diagnostics);
    }
}
