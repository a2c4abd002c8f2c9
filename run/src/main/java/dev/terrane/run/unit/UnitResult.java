package dev.terrane.run.unit;

import dev.terrane.run.event.Outcome.Recovery;
import java.util.Optional;

/**
 * How a unit that did not fail ended.
 *
 * @param exitCode 0, or what `-detailed-exitcode` says
 * @param recovery what its `errors` block did
 */
public record UnitResult(int exitCode, Optional<Recovery> recovery) {}
