package dev.terrane.config.context;

import java.nio.file.Path;

/** Knows where the working copy of a unit's source lies; nothing is downloaded. */
@FunctionalInterface
public interface WorkingCopies {
    /**
     * The folder in which Terraform will run.
     *
     * @param unitDirectory the unit's folder
     * @param source the effective source, after `--source` and `--source-map`; `.` for none
     * @param downloadDir the effective download folder
     */
    Path workingDir(Path unitDirectory, String source, Path downloadDir);
}
