package dev.terrane.config.path;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Finds the root of the git repository that a folder is in, as {@code git rev-parse --show-toplevel} does, without
 * starting git: the nearest folder upwards with a `.git` folder, or a `.git` file (worktree, submodule). Answers are
 * kept for the life of the object.
 */
public final class RepositoryRoots {

    /** Variables with which the user tells git to look elsewhere; git itself must be asked then. */
    private static final Set<String> DIVERTING = Set.of("GIT_DIR", "GIT_WORK_TREE", "GIT_CEILING_DIRECTORIES",
            "GIT_COMMON_DIR");

    private final ConcurrentMap<Path, Optional<Path>> known = new ConcurrentHashMap<>();

    /** Whether the environment tells git to look for repositories in another way than by folders upwards. */
    public static boolean diverted(Map<String, String> environment) {
        return DIVERTING.stream().anyMatch(name -> !environment.getOrDefault(name, "").isEmpty());
    }

    /** The root, symbolic links resolved; empty if the folder is in no repository. */
    public Optional<Path> rootOf(Path folder) {
        Optional<Path> answer = known.get(folder);
        if (answer == null) {
            answer = search(folder);
            known.put(folder, answer);
        }
        return answer;
    }

    /**
     * The root as one of the folders above the given one, symbolic links not resolved; empty if the folder is in no
     * repository.
     */
    public Optional<Path> enclosing(Path folder) {
        for (Path each = folder; each != null; each = each.getParent()) {
            if (isRoot(each)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private Optional<Path> search(Path folder) {
        Path real;
        try {
            real = folder.toRealPath();
        } catch (IOException e) {
            return Optional.empty();
        }
        if (isRoot(real)) {
            return Optional.of(real);
        }
        Path parent = real.getParent();
        return parent == null ? Optional.empty() : rootOf(parent);
    }

    private static boolean isRoot(Path folder) {
        Path git = folder.resolve(".git");
        if (Files.isDirectory(git)) {
            return Files.exists(git.resolve("HEAD"));
        }
        return Files.isRegularFile(git) && startsWithGitdir(git);
    }

    private static boolean startsWithGitdir(Path file) {
        try {
            return Files.readString(file).startsWith("gitdir:");
        } catch (IOException e) {
            return false;
        }
    }
}
