package dev.terrane.hcl.source;

/** A stretch of a source in byte offsets, from {@code start} (inclusive) to {@code end} (exclusive). */
public record Span(int start, int end) {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a span: " + start + ".." + end);
        }
    }

    /** The empty span at an offset. */
    public static Span at(int offset) {
        return new Span(offset, offset);
    }

    /** From where one span starts to where another ends; if that is backwards, as in broken input, the first alone. */
    public static Span between(Span first, Span last) {
        return last.end >= first.start ? new Span(first.start, last.end) : first;
    }

    public int length() {
        return end - start;
    }

    public boolean contains(int offset) {
        return start <= offset && offset < end;
    }
}
