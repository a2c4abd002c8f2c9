package dev.terrane.config.path;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The files that an absolute {@link Glob} matches.
 *
 * @param root the folder that all of them are in: what stands before the first special character
 * @param pattern the cleaned pattern
 */
public record GlobFiles(Path root, String pattern) {

    private static final String SPECIAL = "*?[{\\";

    /**
     * Takes an absolute pattern apart.
     *
     * @throws Glob.InvalidGlobException if it is malformed
     */
    public static GlobFiles of(String absolute) {
        String cleaned = Path.of(absolute).normalize().toString();
        int special = 0;
        while (special < cleaned.length() && SPECIAL.indexOf(cleaned.charAt(special)) < 0) {
            special++;
        }
        if (special == cleaned.length()) {
            return new GlobFiles(Path.of(cleaned), cleaned);
        }
        Glob.compile(cleaned);
        int slash = cleaned.lastIndexOf('/', special - 1);
        return new GlobFiles(Path.of(slash <= 0 ? "/" : cleaned.substring(0, slash)), cleaned);
    }

    private boolean literal() {
        return root.toString().equals(pattern);
    }

    /** Whether the search stays within a folder, symbolic links resolved. */
    public boolean within(Path boundary) {
        return real(root).startsWith(real(boundary));
    }

    /** The path with links resolved as far as it exists. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            Path parent = path.getParent();
            Path name = path.getFileName();
            return parent == null || name == null ? path : real(parent).resolve(name);
        }
    }

    /** The files, folders left out, in the order of their names. What cannot be read is as if it were not there. */
    public List<Path> find() {
        if (literal()) {
            return Files.exists(root) && !Files.isDirectory(root) ? List.of(root) : List.of();
        }
        Glob glob = Glob.compile(pattern);
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (glob.matches(file.toString())) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder,
                        @org.jspecify.annotations.Nullable IOException failure) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            return List.of();
        }
        Collections.sort(found);
        return found;
    }
}
