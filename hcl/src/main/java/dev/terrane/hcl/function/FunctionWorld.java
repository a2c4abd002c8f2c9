package dev.terrane.hcl.function;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What functions see of the world.
 *
 * @param baseFolder where relative paths of files that are read start: the folder of the file whose expressions are
 *            evaluated; its file system is that of all paths
 * @param workingFolder where relative paths that are only made absolute start: the folder the program runs in
 * @param home the user's home folder, for which {@code ~} stands
 * @param clock tells the time
 * @param random where the bytes of UUIDs and salts come from; they must not be predictable
 */
public record FunctionWorld(Path baseFolder, Path workingFolder, Optional<String> home, InstantSource clock,
        RandomGenerator random) {

    public FunctionWorld {
        baseFolder = baseFolder.toAbsolutePath();
        workingFolder = workingFolder.toAbsolutePath();
    }

    /** The same world seen from another folder. */
    public FunctionWorld withBaseFolder(Path folder) {
        return new FunctionWorld(folder, workingFolder, home, clock, random);
    }
}
