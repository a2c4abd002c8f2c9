package dev.terrane.run.stack;

import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.config.model.StackConfig.StackComponent;
import dev.terrane.config.path.Paths;
import dev.terrane.config.stack.AutoIncludeWriter;
import dev.terrane.config.stack.ValuesFile;
import dev.terrane.run.source.WholeSources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the folder of one unit or stack: the content of its source, its values and its autoinclude file. A new folder
 * appears whole; one that is there is brought up to date file by file, each whole, and what is the same is not written.
 */
final class ComponentWriter {
    private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    /** The files beside the source's that generation writes, with what their first line is where it has written them. */
    private static final Map<String, String> FIRST_LINES = Map.of(ConfigFileNames.VALUES, ValuesFile.HEADER,
            ConfigFileNames.AUTOINCLUDE, AutoIncludeWriter.HEADER, ConfigFileNames.AUTOINCLUDE_STACK,
            AutoIncludeWriter.HEADER);

    private final WholeSources.Whole source;
    private final Path target;
    private final Map<String, String> written = new TreeMap<>();

    /**
     * @param pins the texts of files that are written instead of the source's own
     * @param target the folder that the component belongs into
     */
    ComponentWriter(StackComponent component, WholeSources.Whole source, Map<String, String> pins, Path target) {
        this.source = source;
        this.target = target;
        component.values().filter(values -> values.isWhollyKnown())
                .ifPresent(values -> written.put(ConfigFileNames.VALUES, ValuesFile.of(values)));
        component.autoInclude().ifPresent(file -> written.put(file.fileName(), file.text()));
        written.putAll(pins);
    }

    void write(Workshop workshop) throws IOException {
        if (Files.isDirectory(target) || !appear(workshop)) {
            fill(target);
        }
    }

    /** Makes the folder elsewhere and moves it to its place; false where somebody else has made one in the meantime. */
    private boolean appear(Workshop workshop) throws IOException {
        Path folder = workshop.newFolder();
        fill(folder);
        Files.createDirectories(Paths.folderOf(target), OWNER_ONLY);
        try {
            Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (FileSystemException e) {
            if (Files.isDirectory(target)) {
                return false;
            }
            throw e;
        }
    }

    private void fill(Path folder) throws IOException {
        WholeSources.copy(source, folder, target, written.keySet());
        for (Map.Entry<String, String> file : written.entrySet()) {
            replace(folder.resolve(file.getKey()), file.getValue().getBytes(StandardCharsets.UTF_8));
        }
        for (Map.Entry<String, String> earlier : FIRST_LINES.entrySet()) {
            Path file = folder.resolve(earlier.getKey());
            if (!written.containsKey(earlier.getKey()) && !Files.exists(source.folder().resolve(earlier.getKey()))
                    && hasFirstLine(file, earlier.getValue())) {
                Files.delete(file);
            }
        }
    }

    private static boolean hasFirstLine(Path file, String line) throws IOException {
        return Files.isRegularFile(file) && Files.readString(file).startsWith(line + "\n");
    }

    private static void replace(Path file, byte[] content) throws IOException {
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            return;
        }
        Path temporary = Files.createTempFile(Paths.folderOf(file), ".terrane-", ".tmp");
        try {
            Files.write(temporary, content);
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-r--r--"));
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
