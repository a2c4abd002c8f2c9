package dev.terrane.run.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program to start.
 *
 * @param program absolute path of its file
 * @param arguments its arguments, without the program itself
 * @param directory the folder it starts in
 * @param environment all of its environment variables
 */
public record Command(Path program, List<String> arguments, Path directory, Map<String, String> environment) {

    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** Without the environment, which may hold secrets. */
    @Override
    public String toString() {
        return program + " " + String.join(" ", arguments);
    }
}
