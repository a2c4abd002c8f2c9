package dev.terrane.hcl.value.convert;

/**
 * A value that cannot be converted. The message says what would be needed, in the words of a sentence ("a number is
 * required"); {@link #path()} where inside of the value ({@code [0].name}; empty for the value itself).
 */
public final class ConversionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String path;

    ConversionException(String message) {
        this("", message);
    }

    private ConversionException(String path, String message) {
        super(message, null, false, false);
        this.path = path;
    }

    ConversionException within(String step) {
        return new ConversionException(step + path, problem());
    }

    public String path() {
        return path;
    }

    public String problem() {
        return String.valueOf(getMessage());
    }
}
