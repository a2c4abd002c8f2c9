package dev.terrane.aws.world;

/** Hears what is worth saying while identities are obtained and renewed. No text ever holds a secret. */
@FunctionalInterface
public interface Notices {

    /** How loud a notice is. */
    enum Level {
        DEBUG, INFO, WARN
    }

    void say(Level level, String text);

    default void debug(String text) {
        say(Level.DEBUG, text);
    }

    default void info(String text) {
        say(Level.INFO, text);
    }

    default void warn(String text) {
        say(Level.WARN, text);
    }
}
