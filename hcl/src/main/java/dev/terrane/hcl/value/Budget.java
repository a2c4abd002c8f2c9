package dev.terrane.hcl.value;

/**
 * How large one result of an expression may grow. Nothing that describes infrastructure comes near; what does is a
 * mistake or an attack, and is told so instead of taking all memory.
 */
public final class Budget {
    /** The characters of one string. */
    public static final int STRING_LENGTH = 64 << 20;
    /** The elements of one collection. */
    public static final int ELEMENTS = 1 << 20;

    private static final int NUMBER_BITS = 1 << 20;

    private Budget() {}

    /**
     * A length, if a string may have it.
     *
     * @throws TooLargeException if not
     */
    public static int stringLength(long length) {
        if (length > STRING_LENGTH) {
            throw new TooLargeException("The result would be a string of more than " + STRING_LENGTH + " characters.");
        }
        return (int) length;
    }

    /**
     * A number of elements, if a collection may have it.
     *
     * @throws TooLargeException if not
     */
    public static int elements(long count) {
        if (count > ELEMENTS) {
            throw new TooLargeException("The result would have more than " + ELEMENTS + " elements.");
        }
        return (int) count;
    }

    static int bits(long count) {
        if (count > NUMBER_BITS) {
            throw new TooLargeException("The number has too many digits to be written out.");
        }
        return (int) count;
    }
}
