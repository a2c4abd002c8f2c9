package dev.terrane.aws.delivery;

/** Writes a word so that a POSIX shell reads it as it is. */
final class ShellQuote {

    private ShellQuote() {}

    static String quote(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
