package dev.terrane.hcl.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The text of one file (or of an expression given elsewhere) as the bytes it is stored in, and the translation of its
 * byte offsets into lines and columns. Immutable; offsets into it are what the tree and the diagnostics keep.
 *
 * <p>
 * Lines end with a line feed. Columns count extended grapheme clusters, which do not reach over the boundaries of
 * tokens; a byte order mark at the very start takes no column. Two sources are equal only if they are the same object.
 */
public final class Source {

    private final String name;
    private final byte[] bytes;
    private final Supplier<int[]> tokenStarts;
    private int @Nullable [] lineStarts;
    private @Nullable Columns columns;

    /** What columns are counted by: bytes, where all is ASCII, or else clusters between the starts of tokens. */
    private static final class Columns {
        private final boolean ascii;
        private final int[] cuts;

        Columns(boolean ascii, int[] cuts) {
            this.ascii = ascii;
            this.cuts = cuts;
        }
    }

    private Source(String name, byte[] bytes, Supplier<int[]> tokenStarts) {
        this.name = name;
        this.bytes = bytes;
        this.tokenStarts = tokenStarts;
    }

    /** A source over these bytes, which must not be changed afterwards. The name is what messages call it: a path. */
    public static Source of(String name, byte[] bytes) {
        return new Source(name, bytes, () -> new int[0]);
    }

    public static Source of(String name, String text) {
        return of(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The same text, with the offsets in ascending order at which tokens start. They are asked for only to find the
     * columns of lines that are not all ASCII.
     */
    public Source cutInto(Supplier<int[]> tokenStarts) {
        return new Source(name, bytes, tokenStarts);
    }

    public String name() {
        return name;
    }

    /** The bytes themselves, not a copy: not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return bytes.length;
    }

    /** The text of a span; bytes that are not UTF-8 become replacement characters. */
    public String text(Span span) {
        return new String(bytes, span.start(), span.length(), StandardCharsets.UTF_8);
    }

    public SourceRange range(Span span) {
        return new SourceRange(this, span);
    }

    /** The position of a byte offset between 0 and the length. */
    public Position position(int offset) {
        int line = lineAt(offset);
        return new Position(line, 1 + clusters(textStart(line), offset), offset);
    }

    private int clusters(int start, int end) {
        Columns known = columns;
        if (known == null) {
            known = isAscii(0, bytes.length) ? new Columns(true, new int[0]) : new Columns(false, tokenStarts.get());
            columns = known;
        }
        if (known.ascii || isAscii(start, end)) {
            return Math.max(0, end - start);
        }
        int[] cuts = known.cuts;
        int cut = Arrays.binarySearch(cuts, start);
        int count = 0;
        int from = start;
        for (cut = cut < 0 ? -cut - 1 : cut + 1; cut < cuts.length && cuts[cut] < end; cut++) {
            count += Graphemes.count(bytes, from, cuts[cut]);
            from = cuts[cut];
        }
        return count + Graphemes.count(bytes, from, end);
    }

    private boolean isAscii(int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** How many lines there are; a line feed at the end starts a last, empty one. */
    public int lineCount() {
        return lineStarts().length;
    }

    /** The span of a line, counted from 1, without its line terminator or a byte order mark. */
    public Span line(int line) {
        int[] starts = lineStarts();
        int end = line < starts.length ? starts[line] - 1 : bytes.length;
        int start = textStart(line);
        if (line < starts.length && end > start && bytes[end - 1] == '\r') {
            end--;
        }
        return new Span(start, Math.max(start, end));
    }

    private int textStart(int line) {
        return line == 1 && hasByteOrderMark(bytes) ? 3 : lineStarts()[line - 1];
    }

    private int lineAt(int offset) {
        if (offset < 0 || offset > bytes.length) {
            throw new IndexOutOfBoundsException("offset " + offset + " of " + bytes.length);
        }
        int found = Arrays.binarySearch(lineStarts(), offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private int[] lineStarts() {
        int[] starts = lineStarts;
        if (starts == null) {
            starts = findLineStarts(bytes);
            lineStarts = starts;
        }
        return starts;
    }

    private static int[] findLineStarts(byte[] bytes) {
        int count = 1;
        for (byte b : bytes) {
            if (b == '\n') {
                count++;
            }
        }
        int[] starts = new int[count];
        int line = 1;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                starts[line++] = i + 1;
            }
        }
        return starts;
    }

    /** Whether the bytes start with a UTF-8 byte order mark. */
    public static boolean hasByteOrderMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    @Override
    public String toString() {
        return name;
    }
}
