package dev.terrane.run.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The logins of the user's `.netrc`, as curl and ftp know it; `NETRC` names another file. Read when first asked. */
public final class Netrc {
    private static final Set<String> PARTS = Set.of("login", "password", "account");

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
        List<String> words = words(file);
        for (int i = 0; i < words.size(); i++) {
            boolean named = words.get(i).equals("machine");
            if (named || words.get(i).equals("default")) {
                String machine = named && i + 1 < words.size() ? words.get(i + 1) : "";
                login(words.subList(Math.min(i + (named ? 2 : 1), words.size()), words.size()))
                        .ifPresent(login -> logins.putIfAbsent(machine, login));
            }
        }
        return logins;
    }

    /** The login that these words begin with, up to the next machine; its parts come in any order. */
    private static Optional<String> login(List<String> words) {
        Map<String, String> parts = new HashMap<>();
        for (int i = 0; i + 1 < words.size(); i += 2) {
            if (!PARTS.contains(words.get(i))) {
                break;
            }
            parts.put(words.get(i), words.get(i + 1));
        }
        return Optional.ofNullable(parts.get("password"))
                .map(password -> parts.getOrDefault("login", "") + ":" + password);
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
