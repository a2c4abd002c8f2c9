package dev.terrane.hcl.function.filesystem;

import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.FunctionWorld;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The files that functions read, by paths as expressions have them: relative to the base folder, {@code ~} the home. */
public final class Files {

    /** Nothing that is larger is read. */
    private static final long LARGEST = 256L << 20;

    private final FunctionWorld world;

    public Files(FunctionWorld world) {
        this.world = world;
    }

    /**
     * The content of a file.
     *
     * @throws FunctionException if there is no such file, or it cannot be read
     */
    public byte[] read(String path) {
        String resolved = resolve(path);
        try {
            Path file = path(resolved);
            if (java.nio.file.Files.size(file) > LARGEST) {
                throw new FunctionException(resolved + " is too large to be read");
            }
            return java.nio.file.Files.readAllBytes(file);
        } catch (NoSuchFileException _) {
            throw new FunctionException("there is no file " + resolved
                    + "; a file that is made by a run must be referred to by an attribute of what makes it");
        } catch (IOException | InvalidPathException _) {
            throw new FunctionException("cannot read " + resolved);
        }
    }

    /** Whether there is a regular file; it is an error if there is something else. */
    boolean exists(String path) {
        String resolved = resolve(path);
        try {
            BasicFileAttributes attributes = java.nio.file.Files.readAttributes(path(resolved),
                    BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw new FunctionException(
                        resolved + " is not a file but " + (attributes.isDirectory() ? "a folder" : "something else"));
            }
            return true;
        } catch (NoSuchFileException _) {
            return false;
        } catch (IOException | InvalidPathException _) {
            throw new FunctionException("cannot look at " + resolved);
        }
    }

    /** The regular files below a folder that match a pattern, as paths seen from the folder. */
    List<String> matching(String folder, String pattern) {
        String start = PathText.resolve(world.baseFolder().toString(), folder);
        List<String> matches = new ArrayList<>();
        for (String match : Glob.find(world.baseFolder().getFileSystem(), PathText.join(start, pattern))) {
            if (isFile(match)) {
                matches.add(PathText.relative(start, match));
            }
        }
        return matches;
    }

    private boolean isFile(String path) {
        try {
            return java.nio.file.Files.readAttributes(path(path), BasicFileAttributes.class).isRegularFile();
        } catch (IOException _) {
            throw new FunctionException("cannot look at " + path);
        }
    }

    String absolute(String path) {
        return PathText.resolve(world.workingFolder().toString(), path);
    }

    String expandHome(String path) {
        return PathText.expandHome(path, world.home()).orElseThrow(() -> new FunctionException(
                path.length() > 1 && path.charAt(1) != '/'
                        ? "only ~ by itself can stand for a home folder"
                        : "there is no home folder that ~ could stand for"));
    }

    private String resolve(String path) {
        return PathText.resolve(world.baseFolder().toString(), expandHome(path));
    }

    private Path path(String path) {
        return world.baseFolder().getFileSystem().getPath(path);
    }
}
