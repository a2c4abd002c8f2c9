package dev.terrane.config.path;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Whether files exist, asked once each: thousands of units look for the same files in the same folders above them.
 * Lives as long as one run, in which the answer is taken not to change.
 */
public final class FileProbes {

    private final ConcurrentMap<Path, Boolean> existing = new ConcurrentHashMap<>();

    public boolean exists(Path path) {
        Boolean known = existing.get(path);
        if (known == null) {
            known = Files.exists(path);
            existing.put(path, known);
        }
        return known;
    }
}
