package dev.terrane.signal;

import java.util.function.Consumer;

/** Where a process hears of the signals that ask it to end. */
@FunctionalInterface
public interface Signals {

    /** A signal that asks a process to end. */
    enum Kind {
        /** Ctrl-C. */
        INT(2),
        /** The polite `kill`. */
        TERM(15),
        /** The terminal has gone. */
        HUP(1);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        /** Its number on Linux and macOS. */
        public int number() {
            return number;
        }

        /** The exit code of a process that ends because of it. */
        public int exitCode() {
            return 128 + number;
        }
    }

    /** Stops listening. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /** Calls `listener`, on a thread of its own, for each signal that arrives; until closed, signals do not end the process by themselves. */
    Subscription listen(Consumer<Kind> listener);

    /** The signals of this process. */
    static Signals ofProcess() {
        return new ProcessSignals();
    }

    /** No signals ever. */
    static Signals none() {
        return _ -> () -> {
        };
    }
}
