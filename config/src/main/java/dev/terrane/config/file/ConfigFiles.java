package dev.terrane.config.file;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.diagnostic.Diagnostics;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.JsonParser;
import dev.terrane.hcl.syntax.ParsedFile;
import dev.terrane.hcl.syntax.Parser;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Parses each file once. A file that many read (an included one, one that `read_terragrunt_config` names) is kept for
 * the life of the object; a unit's own file only as long as somebody uses it, so that a run over many thousand units
 * does not hold them all. Safe for use by several threads.
 */
public final class ConfigFiles {

    private final ConcurrentMap<Path, Optional<ConfigFile>> shared = new ConcurrentHashMap<>();
    private final ConcurrentMap<Path, WeakReference<ConfigFile>> own = new ConcurrentHashMap<>();

    /**
     * A file that others will read too.
     *
     * @return empty if there is no such file
     * @throws DiagnosticException if it cannot be read, or its syntax is wrong
     */
    public Optional<ConfigFile> shared(Path path) {
        Optional<ConfigFile> known = shared.get(path);
        if (known != null) {
            return known;
        }
        return shared.computeIfAbsent(path, key -> inUse(key).or(() -> parse(key)));
    }

    /** As {@link #shared}, for a file that nobody else is likely to read. */
    public Optional<ConfigFile> own(Path path) {
        Optional<ConfigFile> known = shared.get(path);
        if (known != null) {
            return known;
        }
        Optional<ConfigFile> used = inUse(path);
        if (used.isPresent()) {
            return used;
        }
        Optional<ConfigFile> parsed = parse(path);
        parsed.ifPresent(file -> own.put(path, new WeakReference<>(file)));
        return parsed;
    }

    /** Forgets files below a folder, which were written anew. */
    public void forget(Path folder) {
        shared.keySet().removeIf(path -> path.startsWith(folder));
        own.keySet().removeIf(path -> path.startsWith(folder));
    }

    private Optional<ConfigFile> inUse(Path path) {
        WeakReference<ConfigFile> reference = own.get(path);
        return reference == null ? Optional.empty() : Optional.ofNullable(reference.get());
    }

    private static Optional<ConfigFile> parse(Path path) {
        byte[] text;
        try {
            text = Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new DiagnosticException(Diagnostic.error("File cannot be read",
                    path + " cannot be read" + (Files.isDirectory(path) ? ": it is a folder." : ".")));
        }
        Source source = Source.of(path.toString(), text);
        ParsedFile parsed = ConfigFileNames.isJson(path) ? JsonParser.parse(source) : Parser.parse(source);
        if (Diagnostics.hasErrors(parsed.diagnostics())) {
            throw new DiagnosticException(parsed.diagnostics());
        }
        return Optional.of(new ConfigFile(path, parsed.body()));
    }
}
