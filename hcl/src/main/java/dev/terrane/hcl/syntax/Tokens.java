package dev.terrane.hcl.syntax;

import java.util.Arrays;

/**
 * The tokens of a text in order, ending with {@link TokenType#END}. They cover every byte of it except spaces and tabs
 * between tokens and a byte order mark at the start. Kept as arrays, since a large file has millions.
 */
public final class Tokens {

    private static final TokenType[] TYPES = TokenType.values();

    private byte[] types = new byte[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int size;

    Tokens() {}

    /** A byte a token rather than a reference: the numbers never leave this class. */
    @SuppressWarnings("EnumOrdinal")
    void add(TokenType type, int start, int end) {
        if (size == types.length) {
            int capacity = size * 2;
            types = Arrays.copyOf(types, capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }
        types[size] = (byte) type.ordinal();
        starts[size] = start;
        ends[size] = end;
        size++;
    }

    public int size() {
        return size;
    }

    public TokenType type(int index) {
        return TYPES[types[index]];
    }

    /** The byte offset where a token starts. */
    public int start(int index) {
        return starts[index];
    }

    /** The byte offset after a token. */
    public int end(int index) {
        return ends[index];
    }

    /** The byte offsets where the tokens start. */
    int[] starts() {
        return Arrays.copyOf(starts, size);
    }
}
