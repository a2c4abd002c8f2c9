package dev.terrane.run.unit;

import dev.terrane.config.path.Paths;
import dev.terrane.run.terraform.TerraformArguments;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A command to run in one unit.
 *
 * @param file the unit's configuration file
 * @param code the folder of the code that the unit has beside its configuration: the unit's own, unless the user names a
 *        configuration file that lies elsewhere
 * @param command the command, as the user gave it or as the queue completed it
 * @param source the source to take instead of the unit's own
 */
public record UnitTask(Path file, Path code, TerraformArguments command, Optional<String> source) {

    /** A task for a unit whose code, if it has some of its own, lies beside its configuration. */
    public static UnitTask of(Path file, TerraformArguments command, Optional<String> source) {
        return new UnitTask(file, Paths.folderOf(file), command, source);
    }

    /** The unit's folder. */
    public Path directory() {
        return Paths.folderOf(file);
    }
}
