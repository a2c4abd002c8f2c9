package dev.terrane.run.stack;

import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.config.path.Paths;
import dev.terrane.run.log.Log;
import dev.terrane.run.source.FileTrees;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes away what generation has put into `.terragrunt-stack` folders. What lies elsewhere stays. */
public final class StackCleaner {
    private final Log log;
    private final Optional<Path> cache;

    /** @param cache the user's folder for caches */
    public StackCleaner(Log log, Optional<Path> cache) {
        this.log = log;
        this.cache = cache;
    }

    /**
     * Deletes every `.terragrunt-stack` below a folder. Each is gone at once, before its content is deleted.
     *
     * @return whether all could be deleted; why not has been said
     */
    public boolean clean(Path folder) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new Finder(found));
        } catch (IOException e) {
            log.error("Stacks below " + folder + " cannot be looked for: " + e.getMessage());
            return false;
        }
        boolean complete = true;
        try (StackLocks _ = StackLocks.of(found.stream().map(Paths::folderOf).toList(), cache)) {
            for (Path generated : found) {
                String shown = folder.relativize(generated).toString();
                log.info("Deleting stack directory: " + shown);
                try {
                    delete(generated);
                } catch (IOException e) {
                    log.error("The stack directory " + shown + " cannot be deleted: " + e.getMessage());
                    complete = false;
                }
            }
        }
        return complete;
    }

    private static void delete(Path generated) throws IOException {
        Workshop workshop = new Workshop(Paths.folderOf(generated));
        Path away = workshop.newFolder();
        try {
            Files.move(generated, away, StandardCopyOption.ATOMIC_MOVE);
            FileTrees.delete(away);
        } finally {
            workshop.tidy();
        }
    }

    private static final class Finder extends SimpleFileVisitor<Path> {
        private final List<Path> found;

        Finder(List<Path> found) {
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (folder.endsWith(ConfigFileNames.STACK_FOLDER)) {
                found.add(folder);
                return FileVisitResult.SKIP_SUBTREE;
            }
            return folder.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
            return FileVisitResult.CONTINUE;
        }
    }
}
