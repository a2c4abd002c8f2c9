package dev.terrane.aws.role;

import java.util.Map;

/**
 * What the placeholders of a session name stand for.
 *
 * @param run the run's id
 * @param nanos the run's start in nanoseconds of UTC
 * @param unit the unit's path relative to the repository's root
 * @param name the unit's folder's name
 * @param command the command's first word
 * @param repository the name of the repository's root folder
 */
public record NameFacts(String run, String nanos, String user, String host, String unit, String name, String command,
        String repository) {

    Map<String, String> placeholders() {
        return Map.of("run", run, "nanos", nanos, "user", user, "host", host, "unit", unit, "name", name, "command",
                command, "repo", repository);
    }
}
