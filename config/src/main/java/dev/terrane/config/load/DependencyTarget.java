package dev.terrane.config.load;

import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.config.model.DependencyBlock;
import dev.terrane.config.path.Paths;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a dependency's `config_path` leads to.
 *
 * @param file the configuration file of a unit, whether it exists or not
 * @param stack the stack file instead, if that is what the path means
 */
public record DependencyTarget(Path file, Optional<Path> stack) {

    /**
     * The target of a block.
     *
     * @param folder the folder of the unit that has the block
     * @throws DiagnosticException if the path is not a string, or not known
     */
    public static DependencyTarget of(Path folder, DependencyBlock block) {
        Value path = block.configPath();
        if (!isPath(path)) {
            throw new DiagnosticException(Diagnostic.error("Unsuitable dependency path",
                    "`config_path` of dependency `" + block.name() + "` must be a string that is known before any"
                            + " output is read.",
                    block.at()));
        }
        Path file = ConfigFileNames.target(folder, path.asString());
        return new DependencyTarget(file, stackOf(path.asString(), file).filter(Files::exists));
    }

    /** Whether a path is known, and one at all. */
    public static boolean isPath(Value path) {
        return path.isKnown() && !path.isNull() && path.type().equals(Type.STRING) && !path.asString().isEmpty();
    }

    private static Optional<Path> stackOf(String written, Path file) {
        String name = String.valueOf(Path.of(written).normalize().getFileName());
        if (name.equals(ConfigFileNames.STACK)) {
            return Optional.of(file);
        }
        if (isUnitFile(name)) {
            return Optional.empty();
        }
        Path folder = isUnitFile(String.valueOf(file.getFileName())) ? Paths.folderOf(file) : file;
        return Optional.of(folder.resolve(ConfigFileNames.STACK));
    }

    private static boolean isUnitFile(String name) {
        return name.equals(ConfigFileNames.UNIT) || name.equals(ConfigFileNames.UNIT_JSON);
    }
}
