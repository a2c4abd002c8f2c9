package dev.terrane.aws.unit;

import dev.terrane.aws.guard.AccountGuard;
import dev.terrane.aws.role.EffectiveSettings;
import dev.terrane.aws.role.PlannedRole;

/**
 * An identity that a unit has besides its main one.
 *
 * @param profile the name of the AWS profile by which the unit's code finds it
 * @param role the role
 * @param guard from lists of its own
 * @param settings what is said of it, with origins
 */
public record FurtherIdentity(String profile, PlannedRole role, AccountGuard guard, EffectiveSettings settings) {}
