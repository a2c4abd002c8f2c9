package dev.terrane.aws.unit;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.Failures;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.auth.AuthAnswer;
import dev.terrane.aws.guard.AccountGuard;
import dev.terrane.aws.guard.AllowedRoles;
import dev.terrane.aws.role.EffectiveSettings;
import dev.terrane.aws.role.Fields;
import dev.terrane.aws.role.NameFacts;
import dev.terrane.aws.role.PlannedRole;
import dev.terrane.aws.role.Purpose;
import dev.terrane.aws.role.Requester;
import dev.terrane.aws.role.RolePlanner;
import dev.terrane.aws.role.RoleSettings;
import dev.terrane.aws.role.SettingsLayers;
import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.setting.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds out which identities a unit needs. Makes no call and reads no credentials; all limits are checked here. */
public final class IdentityPlanner {
    /** What the AWS CLI takes for a profile's name. */
    private static final String PROFILE = "[\\w./%@:+-]+";
    private static final Set<String> RESERVED = Set.of("default", UnitIdentity.STATE_PROFILE);

    private final RolePlanner roles;
    private final AllowedRoles allowed;
    private final Function<UnitFacts, NameFacts> names;

    /** Makes one; {@code names} gives what session names of a unit are made of. */
    public IdentityPlanner(RolePlanner roles, AllowedRoles allowed, Function<UnitFacts, NameFacts> names) {
        this.roles = roles;
        this.allowed = allowed;
        this.names = names;
    }

    /**
     * The identities; {@code answer} is that of the auth provider command.
     *
     * @throws IdentityException with everything that is wrong with the settings of all of them
     */
    public UnitIdentity plan(UnitFacts unit, SettingsLayers layers, AuthAnswer answer, Purpose purpose) {
        NameFacts facts = names.apply(unit);
        EffectiveSettings main = layers.main(purpose);
        Optional<PlannedRole> provided = provided(unit, layers, answer);
        Requester asker = answer.credentials().<Requester>map(Requester.Given::new).orElse(new Requester.Base());
        Requester asksForRole = provided.<Requester>map(role -> new Requester.Assumed(role.request())).orElse(asker);
        Failures wrong = new Failures();
        Optional<PlannedRole> role = wrong.of(() -> checked(roles.plan(main, asksForRole, facts)))
                .flatMap(planned -> planned)
                .map(planned -> provided.isPresent() ? behindProvider(planned) : planned).or(() -> provided);
        Optional<AccountGuard> guard = wrong.of(() -> AccountGuard.of(main));
        Optional<FurtherIdentity> state = wrong.of(() -> state(layers, asksForRole, facts)).flatMap(found -> found);
        List<FurtherIdentity> profiles = profiles(layers, asksForRole, facts, wrong);
        wrong.report();
        return new UnitIdentity(unit, purpose, main, role, asker, guard.orElseThrow(), state, profiles);
    }

    /** The role that the auth provider command names. */
    public Optional<PlannedRole> provided(UnitFacts unit, SettingsLayers layers, AuthAnswer answer) {
        return answer.role().flatMap(role -> checked(
                roles.plan(providedSettings(layers, role), new Requester.Base(), names.apply(unit))));
    }

    /** A role that the code of a unit assumes out of the unit's main identity; nothing where the settings name none. */
    public Optional<PlannedRole> behind(UnitIdentity identity, RoleSettings role) {
        EffectiveSettings settings = new SettingsLayers(RoleSettings.none(), List.of(), List.of(role), List.of())
                .main(identity.purpose());
        Requester asker = identity.role().<Requester>map(main -> new Requester.Assumed(main.request()))
                .orElse(identity.asker());
        return checked(roles.plan(settings, asker, names.apply(identity.unit())));
    }

    /** The auth provider's role knows nothing of the unit's fields, but asks the same STS. */
    private static EffectiveSettings providedSettings(SettingsLayers layers, RoleSettings role) {
        EffectiveSettings main = layers.main(Purpose.APPLY);
        RoleSettings.Builder sts = RoleSettings.builder();
        main.get(Fields.REGION).ifPresent(region -> sts.set(Fields.REGION, region));
        main.get(Fields.STS_ENDPOINT).ifPresent(endpoint -> sts.set(Fields.STS_ENDPOINT, endpoint));
        return new SettingsLayers(RoleSettings.none(), List.of(sts.build()), List.of(role), List.of())
                .main(Purpose.APPLY);
    }

    private static PlannedRole behindProvider(PlannedRole planned) {
        List<Origin> hops = new ArrayList<>(planned.hops());
        hops.addFirst(new Origin.AuthProvider());
        return new PlannedRole(planned.request(), planned.origin(), hops, planned.token());
    }

    private Optional<FurtherIdentity> state(SettingsLayers layers, Requester asker, NameFacts facts) {
        EffectiveSettings settings = layers.state();
        return checked(roles.plan(settings, asker, facts)).map(role -> new FurtherIdentity(UnitIdentity.STATE_PROFILE,
                role, AccountGuard.of(settings), settings));
    }

    private List<FurtherIdentity> profiles(SettingsLayers layers, Requester asker, NameFacts facts, Failures wrong) {
        List<FurtherIdentity> profiles = new ArrayList<>();
        for (String name : layers.profiles()) {
            wrong.of(() -> profile(name, layers.profile(name), asker, facts)).flatMap(found -> found)
                    .ifPresent(profiles::add);
        }
        return profiles;
    }

    private Optional<FurtherIdentity> profile(String name, EffectiveSettings settings, Requester asker,
            NameFacts facts) {
        if (RESERVED.contains(name) || !name.matches(PROFILE)) {
            throw new IdentityException(AwsFailure.setting("a profile of a unit cannot be called \"" + name + "\"",
                    settings.anyOrigin(),
                    "a name has letters, digits and characters of _-/.%@:+; default is the unit's main identity, and "
                            + UnitIdentity.STATE_PROFILE + " that of role \"state\""));
        }
        Optional<PlannedRole> role = checked(roles.plan(settings, asker, facts));
        boolean off = settings.get(Fields.NO_ROLE).map(Setting::value).orElse(false);
        if (role.isEmpty() && !off) {
            throw new IdentityException(AwsFailure.setting("profile \"" + name + "\" names no role",
                    settings.anyOrigin(), "give it an iam_role"));
        }
        return role.map(planned -> new FurtherIdentity(name, planned, AccountGuard.of(settings), settings));
    }

    private Optional<PlannedRole> checked(Optional<PlannedRole> role) {
        role.ifPresent(allowed::check);
        return role;
    }
}
