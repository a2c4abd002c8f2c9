package dev.terrane.run.process;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/** Passes bytes on in pieces that end at the end of a line, so that lines of several children never mix; a piece is a megabyte at most. */
public final class WholeLines implements ByteSink {
    private static final int LONGEST = 1 << 20;

    private final Consumer<byte[]> pieces;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    public WholeLines(Consumer<byte[]> pieces) {
        this.pieces = pieces;
    }

    @Override
    public void write(byte[] buffer, int length) {
        int end = length;
        while (end > 0 && buffer[end - 1] != '\n') {
            end--;
        }
        pending.write(buffer, 0, end);
        if (end > 0) {
            give();
        }
        pending.write(buffer, end, length - end);
        if (pending.size() > LONGEST) {
            give();
        }
    }

    @Override
    public void end() {
        if (pending.size() > 0) {
            give();
        }
    }

    private void give() {
        pieces.accept(pending.toByteArray());
        pending.reset();
    }

    /** Passes every piece on as it comes, for one child that has the terminal for itself. */
    public static ByteSink atOnce(Consumer<byte[]> pieces) {
        return (buffer, length) -> pieces.accept(Arrays.copyOf(buffer, length));
    }
}
