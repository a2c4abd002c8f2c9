package dev.terrane.run.unit;

import dev.terrane.aws.auth.AuthAnswer;
import dev.terrane.aws.unit.UnitIdentity;
import dev.terrane.config.load.Unit;
import java.util.Map;

/**
 * A unit whose identity is known and may be used; its configuration has been read no further than that takes.
 *
 * @param environment Terrane's own, with what the auth command adds
 */
public record LoadedUnit(UnitTask task, Unit unit, AuthAnswer answer, UnitIdentity identity,
        Map<String, String> environment) {}
