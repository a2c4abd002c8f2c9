package dev.terrane.run.source;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/**
 * Folders that are kept in the user's cache under a hash that says where they come from: what the source
 * `cas::sha256:HASH` stands for. What is kept never changes.
 */
public final class TreeStore {
    private final Optional<Path> folder;

    /** @param cache the user's folder for caches; without one nothing can be kept */
    public TreeStore(Optional<Path> cache) {
        this.folder = cache.map(place -> place.resolve("terrane/trees"));
    }

    Optional<Path> find(String hash) {
        return folder.map(place -> place.resolve(hash)).filter(Files::isDirectory);
    }

    /**
     * Keeps a copy of a folder, unless there is one.
     *
     * @param replaced the texts of files directly in it that are kept instead of what is in them
     */
    void keep(String hash, Path tree, Map<String, String> replaced) throws IOException, SourceException {
        Path place = folder.orElseThrow(() -> new SourceException("there is no folder for caches to keep it in"));
        if (Files.isDirectory(place.resolve(hash))) {
            return;
        }
        Files.createDirectories(place);
        Path fresh = Files.createTempDirectory(place, ".new-");
        try {
            FileTrees.copy(tree, fresh);
            for (Map.Entry<String, String> file : replaced.entrySet()) {
                Files.writeString(fresh.resolve(file.getKey()), file.getValue());
            }
            Files.move(fresh, place.resolve(hash), StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(place.resolve(hash))) {
                throw e;
            }
            // Somebody was faster with the same.
        } finally {
            FileTrees.delete(fresh);
        }
    }
}
