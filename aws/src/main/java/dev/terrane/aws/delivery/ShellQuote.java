package dev.terrane.aws.delivery;

/** Writes a word so that a POSIX shell reads it as it is. */
public final class ShellQuote {

    private ShellQuote() {}

    /** The word in quotes, where it needs them. */
    public static String quote(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
