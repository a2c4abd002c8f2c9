package dev.terrane.hcl.function.filesystem;

import dev.terrane.hcl.function.FunctionException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files and folders that match a glob pattern, where {@code **} as a whole component stands for any number of
 * folders, links to folders included. What cannot be read is as if it were not there.
 */
final class Glob {

    private static final int MOST_NAMES = 4_000_000;
    private static final String SPECIAL = "*?[{\\";

    private final FileSystem files;
    private final List<String> found = new ArrayList<>();
    private int names;

    private Glob(FileSystem files) {
        this.files = files;
    }

    /**
     * Absolute paths that match the absolute pattern.
     *
     * @throws FunctionException if the pattern is malformed, or matches absurdly many names
     */
    static List<String> find(FileSystem files, String pattern) {
        Glob glob = new Glob(files);
        glob.find("/", pattern.substring(1));
        return List.copyOf(glob.found);
    }

    private void find(String start, String wholePattern) {
        String folder = start;
        String pattern = wholePattern;
        int slash = plainPrefix(pattern);
        if (slash > 0) {
            folder = PathText.join(folder, pattern.substring(0, slash));
            pattern = pattern.substring(slash + 1);
        }
        if (pattern.isEmpty()) {
            if (Files.exists(files.getPath(folder), LinkOption.NOFOLLOW_LINKS)) {
                found.add(folder);
            }
            return;
        }
        List<String> children = children(folder);
        if (pattern.equals("**") || pattern.startsWith("**/")) {
            boolean last = pattern.length() == 2;
            for (String child : children) {
                String path = PathText.join(folder, child);
                boolean isFolder = Files.isDirectory(files.getPath(path));
                if (last && (isFolder || isPresent(path))) {
                    found.add(path);
                }
                if (isFolder) {
                    find(path, pattern);
                }
            }
            if (last) {
                return;
            }
            pattern = pattern.substring(3);
        }
        for (String child : children) {
            Optional<List<String>> match = GlobPattern.match(pattern, child);
            if (match.isPresent()) {
                String path = PathText.join(folder, child);
                if (match.get().isEmpty()) {
                    found.add(path);
                }
                match.get().forEach(rest -> find(path, rest));
            }
        }
    }

    /** Where the last separator before the first special character is. */
    private static int plainPrefix(String pattern) {
        int special = 0;
        while (special < pattern.length() && SPECIAL.indexOf(pattern.charAt(special)) < 0) {
            special++;
        }
        return pattern.lastIndexOf('/', special - 1);
    }

    /** A link that leads nowhere is not present. */
    private boolean isPresent(String path) {
        return Files.exists(files.getPath(path));
    }

    private List<String> children(String folder) {
        List<String> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(files.getPath(folder))) {
            for (Path child : stream) {
                children.add(String.valueOf(child.getFileName()));
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException _) {
            return List.of();
        }
        names += children.size();
        if (names > MOST_NAMES) {
            throw new FunctionException(
                    "the pattern leads to more than " + MOST_NAMES + " names; a link may lead in a circle");
        }
        children.sort(null);
        return children;
    }
}
