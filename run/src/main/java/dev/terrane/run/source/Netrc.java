package dev.terrane.run.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The logins of the user's `.netrc`, as curl and ftp know it; `NETRC` names another file. Read when first asked. */
public final class Netrc {
    private final Optional<Path> file;
    private Optional<Map<String, String>> logins = Optional.empty();

    private Netrc(Optional<Path> file) {
        this.file = file;
    }

    public static Netrc of(Map<String, String> environment, Optional<Path> home) {
        return new Netrc(Optional.ofNullable(environment.get("NETRC")).filter(name -> !name.isEmpty()).map(Path::of)
                .or(() -> home.map(folder -> folder.resolve(".netrc"))));
    }

    /** Name and password for a host, with a colon between them. */
    synchronized Optional<String> login(String host) {
        if (logins.isEmpty()) {
            logins = Optional.of(file.map(Netrc::read).orElse(Map.of()));
        }
        return Optional.ofNullable(logins.get().get(host)).or(() -> Optional.ofNullable(logins.get().get("")));
    }

    private static Map<String, String> read(Path file) {
        Map<String, String> logins = new HashMap<>();
        String machine = "";
        String login = "";
        List<String> words = words(file);
        for (int i = 0; i < words.size(); i++) {
            String value = i + 1 < words.size() ? words.get(i + 1) : "";
            switch (words.get(i)) {
                case "machine" -> {
                    machine = value;
                    i++;
                }
                case "default" -> machine = "";
                case "login" -> {
                    login = value;
                    i++;
                }
                case "password" -> {
                    logins.putIfAbsent(machine, login + ":" + value);
                    i++;
                }
                case "account" -> i++;
                default -> {
                    // Macros and whatever else there is says nothing about logins.
                }
            }
        }
        return logins;
    }

    private static List<String> words(Path file) {
        List<String> words = new ArrayList<>();
        try {
            if (Files.isRegularFile(file)) {
                for (String line : Files.readAllLines(file)) {
                    String text = line.strip();
                    if (!text.isEmpty() && !text.startsWith("#")) {
                        words.addAll(List.of(text.split("\\s+")));
                    }
                }
            }
        } catch (IOException _) {
            // A file that cannot be read has no logins for us.
        }
        return words;
    }
}
