package dev.terrane.config.path;

import java.nio.file.Path;

/** Lexical rules for paths, as Go's {@code path/filepath} has them: no look at the file system. */
public final class Paths {

    private Paths() {}

    /** The way from one absolute folder to another; `.` when they are the same. */
    public static String relative(Path from, Path to) {
        String way = from.normalize().relativize(to.normalize()).toString();
        return way.isEmpty() ? "." : way;
    }

    /** A path as written, made absolute against a folder and cleaned. */
    public static Path resolve(Path folder, String written) {
        return folder.resolve(written).normalize();
    }

    /** The folder of a file. */
    public static Path folderOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }
}
