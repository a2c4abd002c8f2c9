package dev.terrane.config.context;

import java.nio.file.Path;
import java.util.Optional;

/** Knows where the working copy of a unit's source lies; nothing is downloaded. */
@FunctionalInterface
public interface WorkingCopies {
    /**
     * The folder in which Terraform will run.
     *
     * @param unitDirectory the unit's folder
     * @param source what `terraform.source` says, before `--source` and `--source-map`
     * @param context the context of the unit
     */
    Path workingDir(Path unitDirectory, Optional<String> source, ConfigContext context);
}
