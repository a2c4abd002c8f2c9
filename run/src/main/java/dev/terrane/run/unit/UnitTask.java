package dev.terrane.run.unit;

import dev.terrane.run.terraform.TerraformArguments;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A command to run in one unit.
 *
 * @param file the unit's configuration file
 * @param command the command, as the user gave it or as the queue completed it
 * @param source the source to take instead of the unit's own
 */
public record UnitTask(Path file, TerraformArguments command, Optional<String> source) {

    /** The unit's folder. */
    public Path directory() {
        var parent = file.getParent();
        if (parent == null) {
            throw new IllegalStateException("a configuration file has a folder");
        }
        return parent;
    }
}
