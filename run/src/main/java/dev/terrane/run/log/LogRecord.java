package dev.terrane.run.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing to say.
 *
 * @param time when it happened
 * @param message text, without a line break at its end
 * @param directory the unit it is about, by its absolute path or its name among others; shown as the prefix of the line
 * @param call the OpenTofu/Terraform call whose output it is
 */
public record LogRecord(Instant time, LogLevel level, String message, Optional<String> directory, Optional<Call> call) {

    /**
     * A call of OpenTofu/Terraform.
     *
     * @param program path of the program
     * @param arguments all its arguments; the first is the command
     */
    public record Call(String program, List<String> arguments) {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }
}
