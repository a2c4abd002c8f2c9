package dev.terrane.hcl.eval;

import dev.terrane.hcl.value.Budget;
import dev.terrane.hcl.value.TooLargeException;

/**
 * How much the repetitions of one expression may produce in total, however they are nested: the limits of a single
 * string or collection do not stop a million strings of a megabyte each.
 */
final class Allowance {
    private static final long CHARACTERS = 128L << 20;

    private long rounds = Budget.ELEMENTS;
    private long characters = CHARACTERS;

    void spendRound() {
        if (--rounds < 0) {
            throw new TooLargeException(
                    "The repetitions of this expression come to more than " + Budget.ELEMENTS + " rounds.");
        }
    }

    void spendCharacters(long count) {
        characters -= count;
        if (characters < 0) {
            throw new TooLargeException(
                    "The strings that this expression builds come to more than " + CHARACTERS + " characters.");
        }
    }
}
