package dev.terrane.aws.explain;

import dev.terrane.aws.role.EffectiveSettings;
import dev.terrane.aws.role.Field;
import dev.terrane.aws.role.Fields;
import dev.terrane.aws.role.PlannedRole;
import dev.terrane.aws.role.RoleRequest;
import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.setting.Setting;
import dev.terrane.aws.unit.FurtherIdentity;
import dev.terrane.aws.unit.UnitIdentity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A unit's identities as {@code auth explain --json} tells them: each value with its origin and with the values that
 * it overrides, from the highest rank down. Secrets are hidden.
 */
public final class Explanation {
    /** Told in forms of their own, or not at all. */
    private static final Set<Field<?>> APART = Set.of(Fields.IAM_ROLE, Fields.CHAIN, Fields.CREDENTIALS,
            Fields.ALLOWED_ACCOUNT_IDS, Fields.FORBIDDEN_ACCOUNT_IDS, Fields.SESSION_NAME, Fields.DURATION);

    private Explanation() {}

    /**
     * The members of one element of {@code units}.
     *
     * @param path of the unit, as the user is to see it
     */
    public static Map<String, @Nullable Object> of(UnitIdentity identity, String path) {
        Map<String, @Nullable Object> unit = new LinkedHashMap<>();
        unit.put("path", path);
        unit.put("command", identity.unit().command());
        unit.put("purpose", identity.purpose().label());
        unit.putAll(role(identity.settings(), identity.role()));
        unit.put("credentials", identity.delivery().label());
        unit.put("allowed_account_ids", identity.guard().allowed().<Object>map(List::copyOf).orElse(null));
        unit.put("forbidden_account_ids", List.copyOf(identity.guard().forbidden()));
        unit.put("state", identity.state().map(Explanation::further).orElse(null));
        Map<String, Object> profiles = new LinkedHashMap<>();
        identity.profiles().forEach(profile -> profiles.put(profile.profile(), further(profile)));
        unit.put("profiles", profiles);
        return unit;
    }

    private static Map<String, @Nullable Object> further(FurtherIdentity identity) {
        return role(identity.settings(), Optional.of(identity.role()));
    }

    private static Map<String, @Nullable Object> role(EffectiveSettings settings, Optional<PlannedRole> role) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("role", role.map(planned -> roleValue(settings, planned)).orElse(null));
        role.ifPresent(planned -> {
            RoleRequest request = planned.request();
            told.put("duration", value(settings, Fields.DURATION, request.effectiveDuration().toSeconds()));
            told.put("session_name", value(settings, Fields.SESSION_NAME, request.sessionName()));
        });
        for (Field<?> field : Fields.ALL) {
            if (!APART.contains(field) && settings.get(field).isPresent()) {
                told.put(field.name(), field(settings, field));
            }
        }
        told.put("chain", role.map(Explanation::chain).orElse(List.of()));
        return told;
    }

    /** A role of the auth provider's stands in no setting. */
    private static Map<String, @Nullable Object> roleValue(EffectiveSettings settings, PlannedRole role) {
        List<Setting<String>> overridden = settings.role().filter(set -> set.origin().equals(role.origin())).isPresent()
                ? settings.overridden(Fields.IAM_ROLE)
                : List.of();
        return entry(role.request().role().toString(), role.origin(), plain(Fields.IAM_ROLE, overridden));
    }

    private static <T> Map<String, @Nullable Object> field(EffectiveSettings settings, Field<T> field) {
        Setting<T> setting = settings.get(field).orElseThrow();
        return entry(field.type().toPlain(setting.value()), setting.origin(), plain(field, settings.overridden(field)));
    }

    /** A field that has a default: the value that applies, whoever said it. */
    private static <T> Map<String, @Nullable Object> value(EffectiveSettings settings, Field<T> field, Object value) {
        Origin origin = settings.get(field).<Origin>map(Setting::origin).orElse(new Origin.Default());
        return entry(value, origin, plain(field, settings.overridden(field)));
    }

    private static <T> List<Object> plain(Field<T> field, List<Setting<T>> settings) {
        List<Object> plain = new ArrayList<>();
        for (Setting<T> setting : settings) {
            Map<String, Object> overridden = new LinkedHashMap<>();
            overridden.put("value", field.type().toPlain(setting.value()));
            overridden.put("origin", setting.origin().describe());
            plain.add(overridden);
        }
        return plain;
    }

    private static Map<String, @Nullable Object> entry(Object value, Origin origin, List<Object> overrides) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("value", value);
        entry.put("origin", origin.describe());
        entry.put("overrides", overrides);
        return entry;
    }

    private static List<String> chain(PlannedRole role) {
        List<RoleRequest> path = role.path();
        return path.subList(0, path.size() - 1).stream().map(request -> request.role().toString()).toList();
    }
}
