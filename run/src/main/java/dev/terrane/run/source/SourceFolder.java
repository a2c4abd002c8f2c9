package dev.terrane.run.source;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;

/** The folder that stands after the `//` of an address, in what was downloaded. */
final class SourceFolder {

    private SourceFolder() {}

    /**
     * The folder.
     *
     * @param name may have wildcards, which have to fit exactly one folder
     */
    static Path in(Path whole, String name) throws SourceException, IOException {
        List<Path> found = List.of(whole);
        for (Path part : Path.of(name).normalize()) {
            found = next(found, part.toString());
        }
        if (found.size() != 1 || !Files.isDirectory(found.getFirst()) || !found.getFirst().startsWith(whole)) {
            throw new SourceException(
                    "the source has " + (found.size() > 1 ? "several folders " : "no folder ") + name);
        }
        return found.getFirst();
    }

    private static List<Path> next(List<Path> folders, String part) throws IOException {
        List<Path> next = new ArrayList<>();
        boolean wild = part.chars().anyMatch(c -> "*?[".indexOf(c) >= 0);
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + (wild ? part : "*"));
        for (Path folder : folders) {
            if (!wild) {
                next.add(folder.resolve(part));
                continue;
            }
            for (Path child : FolderCopy.children(folder)) {
                if (matcher.matches(child.getFileName())) {
                    next.add(child);
                }
            }
        }
        return next.stream().filter(Files::isDirectory).toList();
    }
}
