package dev.terrane.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command knows of the process that it runs in. {@link Main} makes the only one that reads the real process.
 *
 * @param program the name it was called by: `terrane` or `terragrunt`
 * @param version Terrane's own version
 * @param home the folder of the distribution
 * @param environment the environment variables
 * @param workingDirectory the absolute folder it was started in
 */
public record World(String program, String version, Path home, Map<String, String> environment, Path workingDirectory,
        InputStream in,
        PrintStream out, PrintStream err) {

    public World {
        environment = Map.copyOf(environment);
    }
}
