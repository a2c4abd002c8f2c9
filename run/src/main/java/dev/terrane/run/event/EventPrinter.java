package dev.terrane.run.event;

import dev.terrane.run.log.LogSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Shows what is said: log records by a log sink, raw output on the streams it belongs to. */
public final class EventPrinter implements Consumer<RunEvent> {
    private final LogSink log;
    private final OutputStream out;
    private final OutputStream err;

    public EventPrinter(LogSink log, OutputStream out, OutputStream err) {
        this.log = log;
        this.out = out;
        this.err = err;
    }

    @Override
    public void accept(RunEvent event) {
        if (event instanceof RunEvent.Said said) {
            log.accept(said.record());
        } else if (event instanceof RunEvent.OutputLine line) {
            log.accept(line.record());
        } else if (event instanceof RunEvent.RawOutput raw) {
            write(raw.error() ? err : out, raw.bytes());
        }
    }

    private static void write(OutputStream stream, ByteBuffer bytes) {
        try {
            stream.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
            stream.flush();
        } catch (IOException _) {
            // The reader has gone; children run on to their end.
        }
    }
}
