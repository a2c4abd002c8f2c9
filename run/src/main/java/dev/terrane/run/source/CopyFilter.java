package dev.terrane.run.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which files of a folder are copied: all that are not hidden, the lock file, and what `include_in_copy` names, but nothing that
 * `exclude_from_copy` names. Working copies are never among them.
 */
final class CopyFilter {
    static final String WORKING_COPIES = ".terragrunt-cache";
    static final String LOCK_FILE = ".terraform.lock.hcl";

    private final Path root;
    private final List<Included> included;
    private final List<String> excluded;
    private final Set<Path> leftOut;
    private final boolean everything;

    private record Included(String path, boolean folder) {}

    private CopyFilter(Path root, List<Included> included, List<String> excluded) {
        this(root, included, excluded, Set.of(), false);
    }

    private CopyFilter(Path root, List<Included> included, List<String> excluded, Set<Path> leftOut,
            boolean everything) {
        this.everything = everything;
        this.root = root;
        this.included = included;
        this.excluded = excluded;
        this.leftOut = leftOut;
    }

    /**
     * The filter of a folder as it is now.
     *
     * @param include globs of files that are copied although they are hidden
     * @param exclude globs of files that are not copied
     */
    static CopyFilter of(Path root, List<String> include, List<String> exclude) throws IOException {
        List<Included> included = new ArrayList<>();
        for (String glob : include) {
            for (String path : Globs.expand(root, glob)) {
                included.add(new Included(path, Files.isDirectory(root.resolve(path))));
            }
        }
        List<String> excluded = new ArrayList<>();
        for (String glob : exclude) {
            excluded.addAll(Globs.expand(root, glob));
        }
        return new CopyFilter(root, included, excluded);
    }

    /** A filter that lets everything through. */
    static CopyFilter everything(Path root) {
        return everythingBut(root, Set.of());
    }

    /** A filter that lets everything through but what lies directly in the root under one of some names. */
    static CopyFilter everythingBut(Path root, Set<String> names) {
        return new CopyFilter(root, List.of(), List.of(),
                names.stream().map(root::resolve).collect(Collectors.toUnmodifiableSet()), true);
    }

    /** Whether a file or folder at or below the root is copied. */
    boolean accepts(Path path) {
        if (leftOut.contains(path)) {
            return false;
        }
        if (everything) {
            return true;
        }
        String relative = root.relativize(path).toString();
        if (path.endsWith(WORKING_COPIES)) {
            return false;
        }
        if (excluded.stream().anyMatch(relative::startsWith)) {
            return false;
        }
        if (included.stream()
                .anyMatch(in -> in.path().startsWith(relative) || (in.folder() && isWithin(relative, in.path())))) {
            return true;
        }
        return path.endsWith(LOCK_FILE) || !isHidden(relative);
    }

    private static boolean isWithin(String path, String folder) {
        return folder.isEmpty() || path.startsWith(folder + "/");
    }

    private static boolean isHidden(String relative) {
        for (String part : relative.split("/", -1)) {
            if (part.startsWith(".") && !part.equals(".") && !part.equals("..")) {
                return true;
            }
        }
        return false;
    }
}
