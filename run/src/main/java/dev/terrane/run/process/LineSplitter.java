package dev.terrane.run.process;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Makes lines of bytes (UTF-8, wrong bytes replaced). A line longer than {@value #LONGEST} bytes is given on in pieces, so that memory is
 * bounded whatever a child prints. An unfinished line is given on when the child pauses or ends.
 */
public final class LineSplitter implements ByteSink {
    static final int LONGEST = 1 << 20;

    private final Consumer<String> lines;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    /** @param lines takes each line without its line break */
    public LineSplitter(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void write(byte[] buffer, int length) {
        int start = 0;
        for (int i = 0; i < length; i++) {
            if (buffer[i] == '\n') {
                pending.write(buffer, start, i - start);
                give();
                start = i + 1;
            }
        }
        pending.write(buffer, start, length - start);
        if (pending.size() > LONGEST) {
            give();
        }
    }

    @Override
    public void pause() {
        if (pending.size() > 0) {
            give();
        }
    }

    @Override
    public void end() {
        pause();
    }

    private void give() {
        lines.accept(pending.toString(StandardCharsets.UTF_8));
        pending.reset();
    }
}
