package dev.terrane.hcl.diagnostic;

import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of a source around a place, with what to mark on each; long lines and many lines are cut short. */
final class Excerpt {

    private static final int MAX_LINES = 6;
    private static final int LINES_BEFORE_GAP = 3;
    /** How many bytes of a line are shown on either side of where its mark starts. */
    private static final int MAX_SIDE = 100;

    /** One line; without marks it is only shown for context. */
    record Line(int number, String text, String marks) {

        /** Stands for lines that are left out. */
        static final Line GAP = new Line(0, "", "");

        boolean isGap() { return number == 0; }
    }

    private final Source source;
    private final Span subject;
    private final int firstMarked;
    private final int lastMarked;

    private Excerpt(SourceRange subject) {
        this.source = subject.source();
        this.subject = subject.span();
        this.firstMarked = subject.start().line();
        this.lastMarked = lastLine(subject);
    }

    /** The lines of the context, if they are few, or else those of the subject. */
    static List<Line> of(SourceRange subject, Optional<SourceRange> context) {
        Excerpt excerpt = new Excerpt(subject);
        int first = excerpt.firstMarked;
        int last = excerpt.lastMarked;
        if (context.isPresent() && context.get().source() == subject.source()) {
            int wideFirst = Math.min(first, context.get().start().line());
            int wideLast = Math.max(last, lastLine(context.get()));
            if (wideLast - wideFirst < MAX_LINES) {
                first = wideFirst;
                last = wideLast;
            }
        }
        return excerpt.lines(first, last);
    }

    private List<Line> lines(int first, int last) {
        List<Line> lines = new ArrayList<>();
        for (int number = first; number <= last; number++) {
            if (last - first >= MAX_LINES && number == first + LINES_BEFORE_GAP) {
                lines.add(Line.GAP);
                number = last;
            }
            lines.add(line(number));
        }
        return lines;
    }

    /** The last line that a range has a part of: not one that it ends at the very start of. */
    private static int lastLine(SourceRange range) {
        int line = range.end().line();
        boolean before = line > range.start().line() && range.source().line(line).start() >= range.span().end();
        return before ? line - 1 : line;
    }

    private Line line(int number) {
        Span line = source.line(number);
        int from = Math.clamp(subject.start(), line.start(), line.end());
        int to = Math.clamp(subject.end(), from, line.end());
        int shownFrom = Math.min(from, boundary(Math.max(line.start(), from - MAX_SIDE), line));
        int shownTo = boundary(Math.min(line.end(), from + MAX_SIDE), line);
        String start = shownFrom > line.start() ? "…" : "";
        String end = shownTo < line.end() ? "…" : "";
        String text = start + Printable.line(source.text(new Span(shownFrom, shownTo))) + end;
        if (number < firstMarked || number > lastMarked) {
            return new Line(number, text, "");
        }
        String before = start + Printable.line(source.text(new Span(shownFrom, from)));
        String under = Printable.line(source.text(new Span(from, Math.max(from, Math.min(to, shownTo)))));
        return new Line(number, text, Printable.blank(before) + "^".repeat(Math.max(1, Printable.width(under))));
    }

    /** The first offset from this one on that is not within a character. */
    private int boundary(int offset, Span line) {
        int at = offset;
        while (at < line.end() && (source.bytes()[at] & 0xC0) == 0x80) {
            at++;
        }
        return at;
    }
}
