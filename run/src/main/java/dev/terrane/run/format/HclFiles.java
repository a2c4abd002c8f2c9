package dev.terrane.run.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The `*.hcl` files below a folder, without those that were downloaded or generated. */
public final class HclFiles {

    private static final Set<String> NEVER_ENTERED = Set.of(".terragrunt-cache", ".terragrunt-stack", ".boilerplate");

    private HclFiles() {}

    /**
     * The files, sorted by path.
     *
     * @param excluded names of folders that are not entered, wherever they are
     * @throws UncheckedIOException where a folder cannot be read
     */
    public static List<Path> below(Path root, Set<String> excluded) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    String name = String.valueOf(folder.getFileName());
                    boolean skipped = !folder.equals(root) && (NEVER_ENTERED.contains(name) || excluded.contains(name));
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(".hcl")) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.sort(null);
        return files;
    }
}
