package dev.terrane.cli.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The folder of cases. */
final class GoldenFiles {
    private final Path folder;

    GoldenFiles(Path folder) {
        this.folder = folder;
    }

    Path repository(String name) {
        return folder.resolve("repositories").resolve(name);
    }

    /** The cases, by the name of the file they stand in. */
    Map<String, List<GoldenCase>> cases() throws IOException {
        Map<String, List<GoldenCase>> cases = new TreeMap<>();
        for (Path file : files("cases")) {
            cases.put(file.getFileName().toString().replace(".jsonl", ""), read(file, GoldenCase::read));
        }
        return cases;
    }

    /** Terragrunt's answers, by the case's id. */
    Map<String, GoldenAnswer> answers() throws IOException {
        Map<String, GoldenAnswer> answers = new HashMap<>();
        for (Path file : files("answers")) {
            read(file, GoldenAnswer::read).forEach(answer -> answers.put(answer.id(), answer));
        }
        return answers;
    }

    /** Terrane's answers where they differ on purpose, by the case's id. */
    Map<String, GoldenAnswer> differences() throws IOException {
        Map<String, GoldenAnswer> answers = new HashMap<>();
        read(folder.resolve("differences.jsonl"), GoldenAnswer::read)
                .forEach(answer -> answers.put(answer.id(), answer));
        return answers;
    }

    private List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.sorted().toList();
        }
    }

    private static <T> List<T> read(Path file, Function<String, T> line) throws IOException {
        List<T> read = new ArrayList<>();
        for (String text : Files.readAllLines(file)) {
            if (!text.isBlank() && !text.startsWith("#")) {
                read.add(line.apply(text));
            }
        }
        return read;
    }
}
