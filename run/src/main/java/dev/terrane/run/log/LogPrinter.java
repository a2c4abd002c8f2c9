package dev.terrane.run.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Prints records: those of {@link LogLevel#STDOUT} to standard output, all others to standard error, each whole and at once. A stream that
 * is closed at the other end is not written to any more; nobody is told, since there is nobody to tell.
 */
public final class LogPrinter implements LogSink {
    private final LogFormatter formatter;
    private final OutputStream out;
    private final OutputStream err;

    public LogPrinter(LogFormatter formatter, OutputStream out, OutputStream err) {
        this.formatter = formatter;
        this.out = out;
        this.err = err;
    }

    @Override
    public synchronized void accept(LogRecord record) {
        OutputStream stream = record.level() == LogLevel.STDOUT ? out : err;
        String line = formatter.format(record);
        if (line.isEmpty()) {
            return;
        }
        try {
            stream.write(line.getBytes(StandardCharsets.UTF_8));
            stream.flush();
        } catch (IOException _) {
            // The reader has gone; children run on to their end.
        }
    }
}
