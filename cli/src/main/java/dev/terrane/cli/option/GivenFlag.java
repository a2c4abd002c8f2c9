package dev.terrane.cli.option;

/**
 * A flag of Terrane's own that stands on a command line.
 *
 * @param option what it sets
 * @param written the flag as the user wrote it, without its value
 * @param text its value; `true` for a switch without one
 */
public record GivenFlag(Option<?> option, String written, String text) {

    /** One word that says the same, but for a secret, which no text may show: three dots stand for it. */
    String word() {
        if (option.isToggle() && text.equals("true")) {
            return written;
        }
        return written + "=" + (option.type() instanceof ValueType.Secret ? "..." : text);
    }
}
