package dev.terrane.aws.role;

import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.setting.Setting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The answer of the precedence rule: for each field the setting of the highest rank that has one, and those that it
 * overrides, from the highest rank down.
 */
public final class EffectiveSettings {
    private final List<RoleSettings> ranks;

    EffectiveSettings(List<RoleSettings> ranks) {
        this.ranks = ranks.stream().filter(rank -> !rank.isEmpty()).toList();
    }

    public <T> Optional<Setting<T>> get(Field<T> field) {
        return said(field).findFirst();
    }

    public <T> List<Setting<T>> overridden(Field<T> field) {
        return said(field).skip(1).toList();
    }

    /** Everything that any rank says of a field, from the highest down. */
    public <T> Stream<Setting<T>> said(Field<T> field) {
        return ranks.stream().flatMap(rank -> rank.get(field).stream());
    }

    /**
     * The role that applies: with {@code no_role = true} only one that a flag or a variable names.
     * The others then count as overridden by nobody: they are off.
     */
    public Optional<Setting<String>> role() {
        boolean filesAreOff = get(Fields.NO_ROLE).map(Setting::value).orElse(false);
        return get(Fields.IAM_ROLE).filter(role -> !filesAreOff || role.origin().fromCaller());
    }

    /** The place of anything that is said, for a message about what is not. */
    public Origin anyOrigin() {
        return Fields.ALL.stream().<Origin>flatMap(field -> get(field).map(Setting::origin).stream())
                .filter(origin -> origin instanceof Origin.FilePosition).findFirst().orElse(new Origin.Default());
    }
}
