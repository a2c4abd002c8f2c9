package dev.terrane.cli.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A fresh copy of a case's repository, with a home and a folder for temporary files beside it. */
final class Desk {
    private static final String GIT_SETTINGS = """
            [user]
            \tname = Tester
            \temail = tester@example.com
            [init]
            \tdefaultBranch = main
            [commit]
            \tgpgsign = false
            [advice]
            \tdetachedHead = false
            [safe]
            \tdirectory = *
            """;

    private final Bench bench;
    private final Path root;
    private final Path home;
    private final Path tmp;
    private final Normaliser normaliser;
    private final Map<String, String> places = new HashMap<>();

    private Desk(Bench bench, Path base) throws IOException {
        this.bench = bench;
        this.root = base.resolve("work");
        this.home = Files.createDirectory(base.resolve("home"));
        this.tmp = Files.createDirectory(base.resolve("tmp"));
        Files.writeString(home.resolve(".gitconfig"), GIT_SETTINGS);
        this.normaliser = new Normaliser(List.of(Map.entry(root.toString(), "<ROOT>"),
                Map.entry(home.toString(), "<HOME>"), Map.entry(tmp.toString(), "<TMP>"),
                Map.entry(base.toString(), "<BASE>"), Map.entry(bench.programs().toString(), "<BIN>"),
                Map.entry(bench.folder().toString(), "<WORLD>")), Instant.now());
        places.putAll(Map.of("ROOT", root.toString(), "HOME", home.toString(), "TMP", tmp.toString(), "BIN",
                bench.programs().toString()));
    }

    static Desk of(Bench bench, Optional<Path> repository) throws IOException {
        Desk desk = new Desk(bench, Files.createTempDirectory(bench.folder(), "c"));
        if (repository.isPresent()) {
            bench.alone(() -> copy(repository.get(), desk.root));
        } else {
            Files.createDirectory(desk.root);
        }
        return desk;
    }

    /** Links are followed: repositories share the stand-in for Terraform. */
    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectory(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    Path root() {
        return root;
    }

    Path home() {
        return home;
    }

    Normaliser normaliser() {
        return normaliser;
    }

    /** From now on `${name}` stands for the text. */
    void place(String name, String text) {
        places.put(name, text);
    }

    String fill(String text) {
        String filled = text;
        for (Map.Entry<String, String> place : places.entrySet()) {
            filled = filled.replace("${" + place.getKey() + "}", place.getValue());
        }
        return filled;
    }

    /** The environment of a call. */
    Map<String, String> environment(Map<String, Optional<String>> special) {
        Map<String, String> environment = new TreeMap<>(bench.environment());
        environment.put("HOME", home.toString());
        environment.put("TMPDIR", tmp.toString());
        special.forEach((name, value) -> value.ifPresentOrElse(text -> environment.put(name, fill(text)),
                () -> environment.remove(name)));
        return environment;
    }

    /** The same for what bash does before a call. */
    Map<String, String> setupEnvironment(Map<String, Optional<String>> special) {
        Map<String, String> environment = environment(special);
        environment.put("ROOT", root.toString());
        environment.put("BIN", bench.programs().toString());
        return environment;
    }

    String relative(Path file) {
        return root.relativize(file).toString();
    }

    /** All files and all links of the copy, but those of git, in the order of their paths. */
    List<Path> files() {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return folder.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.sort(null);
        return files;
    }

    List<Path> matching(String glob) {
        Pattern pattern = Globs.pattern(fill(glob));
        return files().stream().filter(file -> pattern.matcher(relative(file)).matches()).toList();
    }

    /** The file that is named; of several that a glob means, the first. */
    Path named(String name) {
        String filled = fill(name);
        if (filled.indexOf('*') < 0 && filled.indexOf('?') < 0) {
            return root.resolve(filled);
        }
        return matching(name).stream().findFirst().orElse(root.resolve("no-match"));
    }

    /** A file's text as it is compared; nothing where there is no such file. */
    Optional<String> text(Path file) {
        if (Files.isDirectory(file)) {
            return Optional.of("<directory>");
        }
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(normaliser.text(Utf8.decode(Files.readAllBytes(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }
}
