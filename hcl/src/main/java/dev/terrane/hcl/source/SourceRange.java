package dev.terrane.hcl.source;

/** A span of a given source: what diagnostics point at. Lines and columns are computed only when asked for. */
public record SourceRange(Source source, Span span) {

    public Position start() {
        return source.position(span.start());
    }

    public Position end() {
        return source.position(span.end());
    }

    /** {@code file:line:column} of the start, the form that terminals and editors turn into a link. */
    public String at() {
        Position start = start();
        return source.name() + ":" + start.line() + ":" + start.column();
    }

    /** {@code file:line,column-column}, or {@code file:line,column-line,column} over several lines. */
    @Override
    public String toString() {
        Position start = start();
        Position end = end();
        String last = end.line() == start.line() ? Integer.toString(end.column()) : end.toString();
        return source.name() + ":" + start + "-" + last;
    }
}
