package dev.terrane.hcl.function.encoding.gzip;

/** What a block consists of: bytes as they are, and references to bytes before. */
final class Tokens {
    /** The largest number of tokens in a block. */
    private static final int LIMIT = 1 << 14;

    private final short[] lengths = new short[LIMIT];
    private final int[] values = new int[LIMIT];
    private int count;

    void literal(byte value) {
        add(0, value & 0xFF);
    }

    void reference(int length, int distance) {
        add(length, distance);
    }

    private void add(int length, int value) {
        lengths[count] = (short) length;
        values[count++] = value;
    }

    boolean isEmpty() { return count == 0; }

    boolean isFull() { return count == LIMIT; }

    int count() {
        return count;
    }

    /** How many bytes a token refers to; 0 if it is a byte itself. */
    int length(int token) {
        return lengths[token];
    }

    /** The byte, or how far back the bytes are that a token refers to. */
    int value(int token) {
        return values[token];
    }

    void clear() {
        count = 0;
    }
}
