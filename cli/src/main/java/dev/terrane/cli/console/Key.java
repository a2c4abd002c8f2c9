package dev.terrane.cli.console;

/** What a person presses: a character, or one of the keys that edit. */
sealed interface Key {

    record Typed(int codePoint) implements Key {}

    enum Edit implements Key {
        ENTER,
        LEFT,
        RIGHT,
        WORD_LEFT,
        WORD_RIGHT,
        START,
        END,
        UP,
        DOWN,
        ERASE_BEFORE,
        ERASE_AFTER,
        ERASE_WORD,
        ERASE_TO_START,
        ERASE_TO_END,
        COMPLETE,
        CLEAR_SCREEN,
        /** Ctrl-C. */
        ABANDON,
        /** Ctrl-D, which ends the input on an empty line and erases elsewhere. */
        END_OR_ERASE,
        /** The terminal is gone. */
        CLOSED,
        /** A key that means nothing here. */
        OTHER
    }
}
