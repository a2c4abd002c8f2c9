package dev.terrane.run.backend;

/** A backend that could not be read or made ready, in words for the user. */
public final class BackendException extends Exception {
    private static final long serialVersionUID = 1L;

    public BackendException(String message) {
        super(message, null, false, false);
    }

    /** What is wrong. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
