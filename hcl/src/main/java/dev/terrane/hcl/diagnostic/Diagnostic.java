package dev.terrane.hcl.diagnostic;

import dev.terrane.hcl.source.SourceRange;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is wrong, as a value: what (summary and detail), where (the subject, within a wider context where that
 * helps), what to do (hint), and the values of the variables that the subject speaks of.
 *
 * <p>
 * The summary is a few words without a full stop; detail and hint are sentences. A sensitive value never gets in here:
 * whoever builds the variables leaves it out.
 */
public record Diagnostic(Severity severity, String summary, String detail, Optional<SourceRange> subject,
        Optional<SourceRange> context, Optional<String> hint, List<Variable> variables) {

    /** A variable that the subject mentions and a short text of its value, such as {@code "eu-west-1"}. */
    public record Variable(String name, String text) {}

    public Diagnostic {
        variables = List.copyOf(variables);
    }

    public static Diagnostic error(String summary, String detail, SourceRange subject) {
        return of(Severity.ERROR, summary, detail, Optional.of(subject));
    }

    /** An error that no place in a source stands for, such as a file that cannot be read. */
    public static Diagnostic error(String summary, String detail) {
        return of(Severity.ERROR, summary, detail, Optional.empty());
    }

    public static Diagnostic warning(String summary, String detail, SourceRange subject) {
        return of(Severity.WARNING, summary, detail, Optional.of(subject));
    }

    private static Diagnostic of(Severity severity, String summary, String detail, Optional<SourceRange> subject) {
        return new Diagnostic(severity, summary, detail, subject, Optional.empty(), Optional.empty(), List.of());
    }

    public Diagnostic withContext(SourceRange range) {
        return new Diagnostic(severity, summary, detail, subject, Optional.of(range), hint, variables);
    }

    public Diagnostic withHint(String text) {
        return new Diagnostic(severity, summary, detail, subject, context, Optional.of(text), variables);
    }

    public Diagnostic withVariables(List<Variable> shown) {
        return new Diagnostic(severity, summary, detail, subject, context, hint, shown);
    }

    public boolean isError() { return severity == Severity.ERROR; }

    /** The whole on one line: {@code file:line,column-column: summary; detail}. */
    @Override
    public String toString() {
        String message = detail.isEmpty() ? summary : summary + "; " + detail;
        return subject.map(range -> range + ": " + message).orElse(message);
    }
}
