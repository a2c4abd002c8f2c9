package dev.terrane.hcl.function.encoding.gzip;

import java.io.ByteArrayOutputStream;

/** Bits gathered to bytes, from the least significant one on. */
final class BitOutput {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int pending;
    private int count;

    /** At most 16 bits. */
    void bits(int value, int length) {
        pending |= value << count;
        count += length;
        for (; count >= 8; count -= 8) {
            out.write(pending);
            pending >>>= 8;
        }
    }

    /** Fills the byte that is begun with zeros. */
    void align() {
        if (count > 0) {
            bits(0, 8 - count);
        }
    }

    /** Bytes where no byte is begun. */
    void bytes(byte[] bytes, int start, int end) {
        out.write(bytes, start, end - start);
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
