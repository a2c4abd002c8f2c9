package dev.terrane.config.decode;

import java.util.Optional;

/** The words that Go's strconv.ParseBool takes, which Terragrunt's users write in flags and quoted settings. */
public final class GoBooleans {

    private GoBooleans() {}

    /** The truth value that a word stands for; empty if it stands for none. */
    public static Optional<Boolean> parse(String word) {
        return switch (word) {
            case "1", "t", "T", "true", "TRUE", "True" -> Optional.of(true);
            case "0", "f", "F", "false", "FALSE", "False" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
