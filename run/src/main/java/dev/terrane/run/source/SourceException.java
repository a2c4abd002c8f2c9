package dev.terrane.run.source;

/** A source that cannot be had; the message says which and why. */
public final class SourceException extends Exception {
    private static final long serialVersionUID = 1L;

    public SourceException(String message) {
        super(message, null, false, false);
    }
}
