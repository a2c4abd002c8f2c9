package dev.terrane.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Standard output, which remembers why something that was written to it was lost, as on a full disk. That its reader has gone, as `head`
 * does, is no loss. Thread-safe where the stream is.
 */
final class WatchedOutput extends OutputStream {
    private static final String READER_GONE = "Broken pipe";

    private final OutputStream stream;
    private volatile @Nullable String loss;

    WatchedOutput(OutputStream stream) {
        this.stream = stream;
    }

    /** Why something was lost, if it was. */
    Optional<String> loss() {
        return Optional.ofNullable(loss);
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    @Override
    public void write(int b) throws IOException {
        attempt(() -> stream.write(b));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        attempt(() -> stream.write(bytes, offset, length));
    }

    @Override
    public void flush() throws IOException {
        attempt(stream::flush);
    }

    private void attempt(Writing writing) throws IOException {
        try {
            writing.run();
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage());
            if (!why.equals(READER_GONE)) {
                loss = why;
            }
            throw e;
        }
    }
}
