package dev.terrane.config.context;

import dev.terrane.aws.role.AwsFileSettings;
import dev.terrane.aws.role.RoleSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * What a unit's files say about its identity: the lower layers of {@link dev.terrane.aws.role.SettingsLayers}.
 * Evaluated when asked for, with the base identity and a memo of its own, so that it never waits for what it is needed
 * for.
 */
public interface IdentityStatements {
    /** The unit's configuration file, absolute. */
    Path unitFile();

    /** The {@code iam_…} attributes of the unit's file, then of the files that it includes, highest rank first. */
    List<RoleSettings> unitFiles();

    /** The {@code terrane.hcl} of the unit's folder and of those above it, nearest first. */
    List<AwsFileSettings> terraneFiles();
}
