package dev.terrane.config.load;

import dev.terrane.config.model.Located;
import dev.terrane.config.model.TerraformBlock;
import dev.terrane.config.path.Paths;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Evaluates what discovery looks at, for the sake of the files that it reads. Errors do not matter here. */
final class Reading {

    private static final Set<String> SKIPPED_FOLDERS = Set.of(".git", ".terraform", ".terragrunt-cache");
    private static final List<String> MODULE_FILES = List.of(".tf", ".tf.json", ".hcl", ".tofu", ".tofu.json");

    private final ConfigEvaluation config;
    private final Attempts attempts = new Attempts();

    Reading(ConfigEvaluation config) {
        this.config = config;
    }

    void all() {
        List<FileEvaluation> files = new ArrayList<>();
        files.add(config.own());
        attempts.attempt(() -> config.included().forEach(each -> files.add(each.file())));
        attempts.attempt(() -> config.autoInclude().ifPresent(auto -> new Reading(auto).all()));
        files.forEach(this::read);
    }

    private void read(FileEvaluation file) {
        FileParts parts = file.parts();
        file.locals().names().forEach(name -> attempts.attempt(() -> file.locals().value(name)));
        attempts.attempt(() -> parts.features());
        attempts.attempt(() -> parts.dependencies());
        attempts.attempt(() -> parts.dependenciesBlock());
        attempts.attempt(() -> parts.exclude());
        attempts.attempt(() -> parts.errors());
        attempts.attempt(() -> parts.remoteState());
        attempts.attempt(() -> parts.role());
        attempts.attempt(() -> parts.preventDestroy());
        attempts.attempt(() -> parts.terraformBinary());
        attempts.attempt(() -> parts.terraformVersionConstraint());
        attempts.attempt(() -> parts.terragruntVersionConstraint());
        attempts.attempt(() -> parts.terraform().flatMap(TerraformBlock::source).map(Located::value)
                .flatMap(source -> localModule(file, source)).ifPresent(folder -> addModule(file, folder)));
    }

    /** The folder that a source on this machine names, relative to the file that it is written in. */
    private static Optional<Path> localModule(FileEvaluation file, String source) {
        String path = source.startsWith("file://") ? source.substring("file://".length()) : source;
        boolean local = path.startsWith("/") || path.startsWith("./") || path.startsWith("../") || path.equals(".")
                || path.equals("..");
        if (!local) {
            return Optional.empty();
        }
        int query = path.indexOf('?');
        String clean = (query < 0 ? path : path.substring(0, query)).replaceFirst("(?<!:)//", "/");
        return Optional.of(Paths.resolve(Paths.folderOf(file.file().path()), clean));
    }

    private static void addModule(FileEvaluation file, Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
                    return SKIPPED_FOLDERS.contains(String.valueOf(each.getFileName()))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) {
                    String name = String.valueOf(each.getFileName());
                    if (MODULE_FILES.stream().anyMatch(name::endsWith)) {
                        file.reads().add(each);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path each, IOException failure) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path each, @Nullable IOException failure) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // A module that cannot be looked at has no files to name.
            return;
        }
    }
}
