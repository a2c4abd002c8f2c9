package dev.terrane.aws.unit;

import dev.terrane.aws.guard.AccountGuard;
import dev.terrane.aws.role.DeliveryMode;
import dev.terrane.aws.role.EffectiveSettings;
import dev.terrane.aws.role.Fields;
import dev.terrane.aws.role.PlannedRole;
import dev.terrane.aws.role.Purpose;
import dev.terrane.aws.role.Requester;
import dev.terrane.aws.setting.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The identities that a unit needs for a purpose, found out without any call.
 *
 * @param settings what is said of the main one, with origins
 * @param role the role that it has; without one the unit runs as {@code asker}
 * @param asker the identity that asks for the role: the base, or what the auth provider gave
 * @param guard the accounts in which it may be used
 * @param state the identity of the backend and its lock
 * @param profiles further identities that the unit's code names
 */
public record UnitIdentity(UnitFacts unit, Purpose purpose, EffectiveSettings settings, Optional<PlannedRole> role,
        Requester asker, AccountGuard guard, Optional<FurtherIdentity> state, List<FurtherIdentity> profiles) {
    /** The name of the AWS profile of {@code role "state"}: constant, so that the backend's configuration is. */
    public static final String STATE_PROFILE = "terrane-state";

    public UnitIdentity {
        profiles = List.copyOf(profiles);
    }

    /** The same identity for something that has a guard of its own. */
    public UnitIdentity withGuard(AccountGuard other) {
        return new UnitIdentity(unit, purpose, settings, role, asker, other, state, profiles);
    }

    /** The identity of the backend and its lock, as one that something may run under: that of {@code role "state"}, else this one. */
    public UnitIdentity ofState() {
        return state.map(further -> new UnitIdentity(unit, Purpose.STATE, further.settings(),
                Optional.of(further.role()), asker, further.guard(), Optional.empty(), List.of())).orElse(this);
    }

    /** Whether the unit runs under anything but what Terrane was started with. */
    public boolean isOwn() {
        return role.isPresent() || !(asker instanceof Requester.Base);
    }

    public DeliveryMode delivery() {
        return settings.get(Fields.CREDENTIALS).map(Setting::value).orElse(DeliveryMode.ENVIRONMENT);
    }

    public Duration minRemaining() {
        return settings.get(Fields.MIN_REMAINING).map(Setting::value).orElse(Duration.ZERO);
    }

    /** Whether {@code run_cmd} gets the unit's credentials. */
    public boolean forRunCmd() {
        return settings.get(Fields.RUN_CMD).map(Setting::value).orElse(false);
    }

    /** The state's and the profiles' identities. */
    public List<FurtherIdentity> further() {
        List<FurtherIdentity> all = new ArrayList<>(profiles);
        state.ifPresent(all::addFirst);
        return all;
    }

    /** The account, as far as it is known without a call: that of the role's ARN. */
    public Optional<String> account() {
        return role.map(planned -> planned.request().role().account());
    }
}
