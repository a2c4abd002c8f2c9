package dev.terrane.run.stack;

import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.run.source.FileTrees;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A place beside what is generated, on the same disk, which discovery never enters: folders are made there before they are
 * moved to where they belong, and taken there before they are deleted, so that nobody ever meets half of one.
 *
 * @param owner the folder that has the place
 */
record Workshop(Path owner) {
    private static final String PREFIX = ".stack-";

    Path place() {
        return owner.resolve(ConfigFileNames.CACHE_FOLDER);
    }

    /** A new folder, for its owner only. */
    Path newFolder() throws IOException {
        Files.createDirectories(place());
        return Files.createTempDirectory(place(), PREFIX);
    }

    /** Deletes what is left of work that was broken off, and the place itself where nothing else is in it. */
    void tidy() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(place(), PREFIX + "*")) {
            for (Path folder : left) {
                FileTrees.delete(folder);
            }
            Files.delete(place());
        } catch (NoSuchFileException | DirectoryNotEmptyException _) {
            // There is none, or others keep things there.
        }
    }
}
