package dev.terrane.aws.delivery;

import java.util.Optional;

/**
 * What a unit's child processes are given, for as long as they run. Closing it takes the offers back: the endpoint
 * forgets them, the private files are gone.
 */
public interface Delivery extends AutoCloseable {

    /** The changes to the environment of every child of the unit: hooks, init and the command itself. */
    EnvironmentPatch environment();

    /** The AWS profile that the backend is to use ({@code -backend-config=profile=…}), where it has one of its own. */
    Optional<String> stateProfile();

    /** Told when the command starts; if it cannot be put on record, the command must not start. */
    void childStarted();

    /** Told when the command has ended. */
    void childFinished(int exitCode);

    @Override
    void close();
}
