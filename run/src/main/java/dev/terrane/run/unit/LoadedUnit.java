package dev.terrane.run.unit;

import dev.terrane.aws.auth.AuthAnswer;
import dev.terrane.aws.unit.UnitIdentity;
import dev.terrane.config.load.Unit;
import dev.terrane.run.terraform.TerraformArguments;
import java.nio.file.Path;
import java.util.Map;

/**
 * A unit whose identity is known and may be used; its configuration has been read no further than that takes.
 *
 * @param environment Terrane's own, with what the auth command adds
 */
public record LoadedUnit(UnitTask task, Unit unit, AuthAnswer answer, UnitIdentity identity,
        Map<String, String> environment) {

    /** The unit's folder. */
    public Path directory() {
        return task.directory();
    }

    /** The same for another command, under the same identity. */
    public LoadedUnit withCommand(TerraformArguments command) {
        return new LoadedUnit(new UnitTask(task.file(), task.code(), command, task.source()), unit, answer, identity,
                environment);
    }
}
