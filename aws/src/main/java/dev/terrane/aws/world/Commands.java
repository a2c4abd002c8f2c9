package dev.terrane.aws.world;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs programs of the user that answer on their standard output. */
@FunctionalInterface
public interface Commands {

    /**
     * A program to run.
     *
     * @param words the program and its arguments
     * @param timeout after which it and its children are ended
     */
    record Command(List<String> words, Path folder, Map<String, String> environment, Duration timeout) {
        public Command {
            words = List.copyOf(words);
            environment = Map.copyOf(environment);
        }

        /** A line for the shell, as AWS's {@code credential_process} is run. */
        public static Command shell(String line, Path folder, Map<String, String> environment, Duration timeout) {
            return new Command(List.of("/bin/sh", "-c", line), folder, environment, timeout);
        }

        /** The environment may hold secrets. */
        @Override
        public String toString() {
            return String.join(" ", words);
        }
    }

    /** How it ended; the output may be a secret. */
    record Result(int exitCode, String output) {
        @Override
        public String toString() {
            return "Result[exit code " + exitCode + "]";
        }
    }

    /**
     * Runs it to its end; its standard error goes to Terrane's own.
     *
     * @throws IOException if it cannot be started or took too long; the message says which
     */
    Result run(Command command) throws IOException, InterruptedException;
}
