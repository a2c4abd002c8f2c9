package dev.terrane.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A sequence of bytes that nobody changes. */
public final class Bytes {
    public static final Bytes NONE = new Bytes(new byte[0]);

    private final byte[] array;

    private Bytes(byte[] array) {
        this.array = array;
    }

    /** Takes the array over: the caller keeps no hold on it. */
    public static Bytes of(byte[] array) {
        return new Bytes(array);
    }

    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The array itself, for reading only. */
    public byte[] array() {
        return array;
    }

    public int length() {
        return array.length;
    }

    public Bytes slice(int from, int to) {
        return new Bytes(Arrays.copyOfRange(array, from, to));
    }

    public String text() {
        return new String(array, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(array, bytes.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    @Override
    public String toString() {
        return array.length + " bytes";
    }
}
