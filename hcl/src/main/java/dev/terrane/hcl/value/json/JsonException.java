package dev.terrane.hcl.value.json;

/** JSON that cannot be read, or a value that cannot be written as JSON. The message is for people. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    JsonException(String message) {
        super(message, null, false, false);
    }

    public String problem() {
        return String.valueOf(getMessage());
    }
}
