package dev.terrane.config.context;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the command of a `run_cmd` call. Caching is not its business, but what an answer depends on is. */
public interface CommandRunner {
    /**
     * Runs the command to its end with no shell.
     *
     * @throws CommandFailure if it cannot be started or exits with another code than 0
     */
    Result run(Request request) throws CommandFailure;

    /**
     * What besides the command and its folder an answer depends on: the identity that the command is given, if any.
     * Answers are reused only for equal keys.
     */
    default String identityKey(Request request) {
        return "";
    }

    /**
     * A command to run.
     *
     * @param command program and arguments
     * @param directory the folder to run in
     * @param environment the whole environment of the command
     * @param quiet whether its output is kept from the user's screen and from logs
     * @param unit the unit that asks; empty inside of what is needed to find its role out
     */
    record Request(List<String> command, Path directory, Map<String, String> environment, boolean quiet,
            Optional<IdentityStatements> unit) {
        @Override
        public String toString() {
            return "Request[command=" + (quiet ? "(quiet)" : command) + ", directory=" + directory + "]";
        }
    }

    /** What the command printed, complete. */
    record Result(String stdout, String stderr) {
        @Override
        public String toString() {
            return "Result[…]";
        }
    }

    /** Why a command failed, in words for the user. */
    final class CommandFailure extends Exception {
        private static final long serialVersionUID = 1L;

        public CommandFailure(String message) {
            super(message, null, false, false);
        }
    }
}
