package dev.terrane.hcl.value;

import java.util.Optional;

/**
 * What is certain of an unknown value beside its type.
 *
 * @param notNull whether it cannot be null
 * @param prefix what a string begins with
 * @param least the least that a number can be, if bounded
 * @param most the most that a number can be, if bounded
 * @param minLength the least number of elements of a collection
 * @param maxLength the largest number of elements of a collection
 */
public record Refinement(boolean notNull, String prefix, Optional<Bound> least, Optional<Bound> most, int minLength,
        int maxLength) {
    public static final Refinement NONE = new Refinement(false, "", Optional.empty(), Optional.empty(), 0,
            Integer.MAX_VALUE);
    public static final Refinement NOT_NULL = NONE.asNotNull();

    /**
     * An end of a range of numbers.
     *
     * @param inclusive whether the end is within the range
     */
    public record Bound(HclNumber value, boolean inclusive) {}

    /** Whether a collection's number of elements is bounded at all. */
    public boolean hasMaxLength() {
        return maxLength < Integer.MAX_VALUE;
    }

    public Refinement asNotNull() {
        return new Refinement(true, prefix, least, most, minLength, maxLength);
    }

    public Refinement withPrefix(String text) {
        return new Refinement(notNull, text.length() > prefix.length() ? text : prefix, least, most, minLength,
                maxLength);
    }

    /** Narrows the range from below. */
    public Refinement atLeast(HclNumber value, boolean inclusive) {
        boolean narrower = least.isEmpty() || value.compareTo(least.get().value()) > 0
                || (value.compareTo(least.get().value()) == 0 && !inclusive);
        return narrower
                ? new Refinement(notNull, prefix, Optional.of(new Bound(value, inclusive)), most, minLength, maxLength)
                : this;
    }

    /** Narrows the range from above. */
    public Refinement atMost(HclNumber value, boolean inclusive) {
        boolean narrower = most.isEmpty() || value.compareTo(most.get().value()) < 0
                || (value.compareTo(most.get().value()) == 0 && !inclusive);
        return narrower
                ? new Refinement(notNull, prefix, least, Optional.of(new Bound(value, inclusive)), minLength, maxLength)
                : this;
    }

    /** Narrows the number of elements. */
    public Refinement withLength(int min, int max) {
        return new Refinement(notNull, prefix, least, most, Math.max(min, minLength), Math.min(max, maxLength));
    }
}
