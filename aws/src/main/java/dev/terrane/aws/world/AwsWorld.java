package dev.terrane.aws.world;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The world as identities see it. Nothing below reads the process's own environment, clock or home folder.
 *
 * @param environment the variables that Terrane was started with
 * @param home the user's home folder, which holds {@code .aws}
 * @param workingFolder the folder that Terrane was started in
 * @param temporaryFolder where a unit's private files are made
 * @param credentialProcess the words that start {@link dev.terrane.aws.delivery.CredentialProcess} in a process of
 *            its own; the name of an identity follows them
 * @param random for jitter only; keys and tokens come from a secure source
 */
public record AwsWorld(Map<String, String> environment, Path home, Path workingFolder, Path temporaryFolder,
        List<String> credentialProcess, Time time,
        RandomGenerator random, Commands commands, Terminal terminal, Notices notices) {

    public AwsWorld {
        environment = Map.copyOf(environment);
        credentialProcess = List.copyOf(credentialProcess);
    }

    /** A variable's value; an empty one is an unset one. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** The environment holds secrets. */
    @Override
    public String toString() {
        return "AwsWorld[" + workingFolder + "]";
    }
}
