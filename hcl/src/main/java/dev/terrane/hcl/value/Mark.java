package dev.terrane.hcl.value;

/**
 * A mark on a value that every result computed from it carries too.
 *
 * @param name what the mark says of the value
 */
public record Mark(String name) {
    /** The value must not be shown. */
    public static final Mark SENSITIVE = new Mark("sensitive");
}
