package dev.terrane.hcl.value;

/**
 * A result that would not fit into memory: a template, a repetition or the digits of a number that would take
 * gigabytes. The evaluator turns it into a diagnostic of the expression at hand; the message is a sentence for people.
 */
public final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TooLargeException(String message) {
        super(message, null, false, false);
    }
}
