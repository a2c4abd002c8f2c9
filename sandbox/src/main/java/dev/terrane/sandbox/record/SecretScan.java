package dev.terrane.sandbox.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks for secrets where none may lie, as they are and as a URL would carry them. */
public final class SecretScan {
    private final List<Needle> needles;

    private record Needle(Secret secret, String text) {}

    /**
     * A secret that was found.
     *
     * @param place
     *            a file, or the command line of a process
     */
    public record Leak(String place, Secret secret) {}

    public SecretScan(List<Secret> secrets) {
        List<Needle> all = new ArrayList<>();
        for (Secret secret : secrets) {
            Stream.of(secret.value(), URLEncoder.encode(secret.value(), StandardCharsets.UTF_8)).distinct()
                    .forEach(text -> all.add(new Needle(secret, text)));
        }
        this.needles = List.copyOf(all);
    }

    /** In a text, such as a log. */
    public List<Leak> text(String place, String text) {
        return needles.stream().filter(needle -> text.contains(needle.text()))
                .map(needle -> new Leak(place, needle.secret())).distinct().toList();
    }

    /** In all files below a folder, whatever they hold; links are not followed. */
    public List<Leak> files(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .flatMap(file -> text(file.toString(), content(file)).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot search " + folder, e);
        }
    }

    /** In the command lines of all processes that run now, where the system shows them below `/proc`. */
    public List<Leak> commandLines() {
        Set<Path> processes = new TreeSet<>();
        ProcessHandle.allProcesses()
                .forEach(process -> processes.add(Path.of("/proc", String.valueOf(process.pid()), "cmdline")));
        return processes.stream().filter(Files::isReadable)
                .flatMap(line -> text(line.toString(), content(line)).stream()).toList();
    }

    /** Byte for byte; empty where the file or process is gone by now. */
    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            if (file.startsWith("/proc")) {
                return "";
            }
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
