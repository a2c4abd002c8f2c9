package dev.terrane.run.terraform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The dependency lock file, which an init writes into the working copy and which belongs beside the unit's own file. */
public final class LockFile {
    private static final String NAME = ".terraform.lock.hcl";

    private LockFile() {}

    /** Copies it to a folder, where it is there. */
    public static void copyTo(Path unit, Path folder) throws IOException {
        Path from = unit.resolve(NAME);
        if (Files.isRegularFile(from)) {
            Files.copy(from, folder.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Copies it from the working copy to the unit's folder, where it is there and differs. */
    public static void copyBack(Path workingCopy, Path unit) throws IOException {
        Path from = workingCopy.resolve(NAME);
        Path to = unit.resolve(NAME);
        if (!Files.isRegularFile(from) || (Files.isRegularFile(to) && Files.mismatch(from, to) < 0)) {
            return;
        }
        Path temporary = Files.createTempFile(unit, ".terrane-", ".tmp");
        try {
            Files.copy(from, temporary, StandardCopyOption.REPLACE_EXISTING);
            Files.move(temporary, to, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
