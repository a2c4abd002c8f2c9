package dev.terrane.hcl.diagnostic;

import dev.terrane.hcl.source.Position;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.source.Span;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Diagnostics as JSON for programs: an array of objects as {@code terragrunt hcl validate --json} and {@code terraform
 * validate -json} have them, each with {@code hint} besides where there is one.
 */
public final class DiagnosticJson {

    private final Function<SourceRange, String> context;

    /**
     * @param context
     *            names what a place is in, such as a block, or gives an empty text
     */
    public DiagnosticJson(Function<SourceRange, String> context) {
        this.context = context;
    }

    public String render(Collection<Diagnostic> diagnostics) {
        return diagnostics.stream().map(this::render).collect(Collectors.joining(",", "[", "]"));
    }

    private String render(Diagnostic diagnostic) {
        StringBuilder out = new StringBuilder("{");
        diagnostic.subject().ifPresent(subject -> {
            Span marked = marked(subject);
            out.append("\"range\":").append(range(subject, marked)).append(",\"snippet\":")
                    .append(snippet(diagnostic, subject, marked)).append(',');
        });
        out.append("\"summary\":").append(quoted(diagnostic.summary()));
        out.append(",\"detail\":").append(quoted(diagnostic.detail()));
        diagnostic.hint().ifPresent(hint -> out.append(",\"hint\":").append(quoted(hint)));
        return out.append(",\"severity\":\"").append(diagnostic.isError() ? "error" : "warning").append("\"}")
                .toString();
    }

    /** What to mark: of an empty range one byte. */
    private static Span marked(SourceRange range) {
        Span span = range.span();
        return span.length() > 0 ? span : new Span(span.start(), span.start() + 1);
    }

    private static String range(SourceRange subject, Span marked) {
        Position start = subject.start();
        Position end = subject.span().equals(marked)
                ? subject.end()
                : new Position(start.line(), start.column() + 1, marked.end());
        return "{\"filename\":%s,\"start\":%s,\"end\":%s}".formatted(quoted(subject.source().name()), position(start),
                position(end));
    }

    private static String position(Position position) {
        return "{\"line\":%d,\"column\":%d,\"byte\":%d}".formatted(position.line(), position.column(),
                position.byteOffset());
    }

    private String snippet(Diagnostic diagnostic, SourceRange subject, Span marked) {
        Source source = subject.source();
        Span shown = diagnostic.context().filter(range -> range.source() == source)
                .map(range -> new Span(Math.min(range.span().start(), marked.start()),
                        Math.max(range.span().end(), marked.end())))
                .orElse(marked);
        int first = source.position(shown.start()).line();
        int last = source.position(Math.min(source.length(), Math.max(shown.start(), shown.end() - 1))).line();
        Span code = new Span(source.line(first).start(), source.line(last).end());
        int length = code.length();
        return "{\"context\":%s,\"code\":%s,\"values\":%s,\"start_line\":%d,\"highlight_start_offset\":%d,\"highlight_end_offset\":%d}"
                .formatted(quoted(context.apply(subject)), quoted(source.text(code)), values(diagnostic), first,
                        Math.clamp(marked.start() - code.start(), 0, length),
                        Math.clamp(marked.end() - code.start(), 0, length));
    }

    private static String values(Diagnostic diagnostic) {
        return diagnostic.variables().stream()
                .map(variable -> "{\"traversal\":%s,\"statement\":%s}".formatted(quoted(variable.name()),
                        quoted("is " + variable.text())))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || c == '\u2028' || c == '\u2029') {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}
