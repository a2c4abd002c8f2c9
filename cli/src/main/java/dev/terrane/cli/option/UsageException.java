package dev.terrane.cli.option;

import java.util.Optional;

/** What the user wrote on the command line, or in a variable, cannot be meant. The message is one sentence; the hint says what to do. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<String> hint;

    public UsageException(String message) {
        this(message, Optional.empty());
    }

    public UsageException(String message, String hint) {
        this(message, Optional.of(hint));
    }

    public UsageException(String message, Optional<String> hint) {
        super(message, null, false, false);
        this.hint = hint;
    }

    public Optional<String> hint() {
        return hint;
    }
}
