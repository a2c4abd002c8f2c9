package dev.terrane.cli.command;

import java.util.Collection;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticRenderer;
import dev.terrane.hcl.syntax.EnclosingBlock;

/** Shows diagnostics: in colour on a terminal, with paths relative to the working folder unless they are to be whole. */
final class Diagnostics {

    private Diagnostics() {}

    static DiagnosticRenderer renderer(Invocation invocation) {
        boolean colour = invocation.logOptions().colors() && invocation.world().terminal().errorIsTerminal();
        return new DiagnosticRenderer(invocation.logOptions().shownFrom(invocation.directory()), colour,
                EnclosingBlock::describe);
    }

    /** Says errors as errors and warnings as warnings, in the log. */
    static void report(Invocation invocation, Collection<Diagnostic> diagnostics) {
        DiagnosticRenderer renderer = renderer(invocation);
        for (Diagnostic diagnostic : diagnostics) {
            String text = renderer.render(diagnostic).strip();
            if (diagnostic.isError()) {
                invocation.log().error(text);
            } else {
                invocation.log().warn(text);
            }
        }
    }
}
