package dev.terrane.run.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds programs as a shell does. */
public final class Executables {

    private Executables() {}

    /**
     * The file of a program: a name is looked for in the folders of `PATH`, anything with a slash in it is a path.
     *
     * @param directory what relative paths are relative to
     */
    public static Optional<Path> find(String name, Path directory, Map<String, String> environment) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (name.indexOf('/') >= 0) {
            return Optional.of(directory.resolve(name).normalize()).filter(Executables::isProgram);
        }
        for (String folder : environment.getOrDefault("PATH", "").split(":", -1)) {
            Path file = directory.resolve(folder).resolve(name);
            if (isProgram(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
