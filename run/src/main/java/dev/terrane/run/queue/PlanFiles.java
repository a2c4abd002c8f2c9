package dev.terrane.run.queue;

import dev.terrane.run.event.Step;
import dev.terrane.run.unit.UnitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Keeps plans, which may hold secrets: only their owner may read them. */
final class PlanFiles {
    private static final FileAttribute<?> OWN_FOLDER = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> OWN_FILE = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private PlanFiles() {}

    /** Makes the folder that a plan will be written to. */
    static void prepareFolderOf(Path file) throws UnitException {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent(), OWN_FOLDER);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    static void write(Path file, byte[] content) throws UnitException {
        prepareFolderOf(file);
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, OWN_FILE);
            Files.write(file, content);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static UnitException failure(Path file, IOException e) {
        return UnitException.of(Step.COMMAND, "the plan cannot be kept in " + file + ": " + e.getMessage());
    }
}
