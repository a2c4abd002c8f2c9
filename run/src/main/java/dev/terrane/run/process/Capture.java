package dev.terrane.run.process;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps what a child prints: all of it, or only its end where there is a limit. */
public final class Capture implements ByteSink {
    private static final int KEPT = 1 << 20;

    private final boolean whole;
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Capture(boolean whole) {
        this.whole = whole;
    }

    /** Keeps everything. */
    public static Capture whole() {
        return new Capture(true);
    }

    /** Keeps at least the last megabyte. */
    public static Capture tail() {
        return new Capture(false);
    }

    @Override
    public synchronized void write(byte[] buffer, int length) {
        bytes.write(buffer, 0, length);
        if (whole || bytes.size() < 2 * KEPT) {
            return;
        }
        byte[] all = bytes.toByteArray();
        bytes = new ByteArrayOutputStream(2 * KEPT);
        bytes.write(all, all.length - KEPT, KEPT);
    }

    public synchronized byte[] bytes() {
        return bytes.toByteArray();
    }

    /** What was kept, as UTF-8. */
    public synchronized String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
