package dev.terrane.run.discovery;

import dev.terrane.config.file.ConfigFileNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds configuration files below a folder, by their names alone. `.git`, `.terraform` and
 * `.terragrunt-cache` are never entered; other hidden folders are, unless told not to. Symbolic links are
 * not followed.
 *
 * @param unitFileName the name that makes a folder a unit besides `terragrunt.hcl`, and that counts in a folder with
 *            both: what `--config` names
 * @param hidden whether hidden folders are entered
 */
public record Walk(String unitFileName, boolean hidden) {

    public static final String STACK_FILE_NAME = "terragrunt.stack.hcl";
    private static final Set<String> NEVER_ENTERED = Set.of(".git", ".terraform", ".terragrunt-cache");

    /**
     * A configuration file that was found.
     *
     * @param folder the absolute folder that is the component
     */
    public record Found(Path folder, Path file, Component.Kind kind) {}

    /**
     * What was found, each ordered by folder.
     *
     * @param components the units and stacks
     * @param ambiguous the folders that are neither, since they have the files of both
     */
    public record Finding(List<Found> components, List<Path> ambiguous) {
        public Finding {
            components = List.copyOf(components);
            ambiguous = List.copyOf(ambiguous);
        }

        private static Finding of(List<Found> files) {
            Map<Path, Found> components = new LinkedHashMap<>();
            Set<Path> ambiguous = new LinkedHashSet<>();
            for (Found file : files) {
                if (components.putIfAbsent(file.folder(), file) != null) {
                    ambiguous.add(file.folder());
                }
            }
            components.keySet().removeAll(ambiguous);
            return new Finding(List.copyOf(components.values()), List.copyOf(ambiguous));
        }
    }

    /**
     * All below {@code root}, which is included and entered by the same rule.
     *
     * @throws UncheckedIOException where a folder cannot be read
     */
    public Finding below(Path root) {
        List<Found> found = new ArrayList<>();
        Visitor visitor = new Visitor(found);
        try {
            Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), Integer.MAX_VALUE, visitor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!unitFileName.equals(ConfigFileNames.UNIT)) {
            leaveNamed(found);
        }
        found.sort(Comparator.comparing((Found f) -> f.folder().toString()));
        return Finding.of(found);
    }

    private void leaveNamed(List<Found> found) {
        Set<Path> named = found.stream().filter(each -> each.file().endsWith(unitFileName)).map(Found::folder)
                .collect(Collectors.toSet());
        found.removeIf(each -> each.file().endsWith(ConfigFileNames.UNIT) && named.contains(each.folder()));
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final List<Found> found;

        Visitor(List<Found> found) {
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = String.valueOf(folder.getFileName());
            boolean entered = !NEVER_ENTERED.contains(name) && (hidden || !name.startsWith("."));
            return entered ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = String.valueOf(file.getFileName());
            if (name.equals(unitFileName) || name.equals(ConfigFileNames.UNIT)) {
                add(file, Component.Kind.UNIT);
            } else if (name.equals(STACK_FILE_NAME)) {
                add(file, Component.Kind.STACK);
            }
            return FileVisitResult.CONTINUE;
        }

        private void add(Path file, Component.Kind kind) {
            Path folder = file.getParent();
            if (folder != null) {
                found.add(new Found(folder, file, kind));
            }
        }
    }
}
