package dev.terrane.run.discovery;

import dev.terrane.run.source.WholeSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Whether two folders hold the same files, by their names and what is in them. A list of what was generated does not count. */
final class FolderComparison {
    private FolderComparison() {}

    static boolean differ(Path one, Path other) {
        try {
            List<Path> files = files(one);
            if (!files.equals(files(other))) {
                return true;
            }
            for (Path file : files) {
                if (differInContent(one.resolve(file), other.resolve(file))) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(path -> !path.endsWith(WholeSources.MANIFEST)).map(folder::relativize).sorted()
                    .toList();
        }
    }

    private static boolean differInContent(Path one, Path other) throws IOException {
        if (Files.isSymbolicLink(one) || Files.isSymbolicLink(other)) {
            return !Files.isSymbolicLink(one) || !Files.isSymbolicLink(other)
                    || !Files.readSymbolicLink(one).equals(Files.readSymbolicLink(other));
        }
        return Files.mismatch(one, other) >= 0;
    }
}
