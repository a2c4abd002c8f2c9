package dev.terrane.run.log;

/** A log format that cannot be understood; the message says what is wrong and what would be right. */
public final class LogFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    public LogFormatException(String message) {
        super(message, null, false, false);
    }
}
