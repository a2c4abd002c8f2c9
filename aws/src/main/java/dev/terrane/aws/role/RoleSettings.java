package dev.terrane.aws.role;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.role.FieldType.BadValue;
import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.setting.Setting;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one place (the flags, the environment, one file's block) says: for each {@link Field} a {@link Setting} or
 * nothing. A value that Terragrunt takes for none (an empty text, a duration of 0) is not there.
 */
public final class RoleSettings {
    private static final RoleSettings NONE = new RoleSettings(Map.of());

    private final Map<Field<?>, Setting<?>> settings;

    private RoleSettings(Map<Field<?>, Setting<?>> settings) {
        this.settings = settings;
    }

    /** A place that says nothing. */
    public static RoleSettings none() {
        return NONE;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What is said of a field. */
    @SuppressWarnings("unchecked") // the builder pairs a field only with a setting of its type
    public <T> Optional<Setting<T>> get(Field<T> field) {
        return Optional.ofNullable((Setting<T>) settings.get(field));
    }

    public Set<Field<?>> fields() {
        return settings.keySet();
    }

    public boolean isEmpty() { return settings.isEmpty(); }

    /** The role; the ARN is not checked here. */
    public Optional<Setting<String>> role() {
        return get(Fields.IAM_ROLE);
    }

    /** Only the fields that also speak of a unit's further identities. */
    RoleSettings ofWholeUnit() {
        Map<Field<?>, Setting<?>> kept = new LinkedHashMap<>(settings);
        kept.keySet().removeIf(field -> field.reach() == Field.Reach.MAIN);
        return new RoleSettings(kept);
    }

    /** All that is said but the role itself. */
    RoleSettings withoutRole() {
        Map<Field<?>, Setting<?>> kept = new LinkedHashMap<>(settings);
        kept.remove(Fields.IAM_ROLE);
        return new RoleSettings(kept);
    }

    /** Field names and values as JSON shows them, secrets hidden, without origins. */
    public Map<String, Object> toPlain() {
        Map<String, Object> plain = new TreeMap<>();
        settings.keySet().forEach(field -> plain.put(field.name(), plainValue(field)));
        return plain;
    }

    private <T> Object plainValue(Field<T> field) {
        return field.type().toPlain(get(field).orElseThrow().value());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RoleSettings that && settings.equals(that.settings);
    }

    @Override
    public int hashCode() {
        return settings.hashCode();
    }

    @Override
    public String toString() {
        return settings.toString();
    }

    /** Collects settings; later ones of the same field replace earlier ones. */
    public static final class Builder {
        private final Map<Field<?>, Setting<?>> settings = new LinkedHashMap<>();

        private Builder() {}

        public <T> Builder set(Field<T> field, Setting<T> setting) {
            if (!field.type().isUnset(setting.value())) {
                settings.put(field, setting);
            }
            return this;
        }

        /**
         * Reads the text of a flag or variable; an empty one is an unset one, and one that the field cannot take
         * is a failure naming the origin. {@code folder} is where a relative {@code @file} begins.
         */
        public <T> Builder text(Field<T> field, String text, Origin origin, Path folder) {
            try {
                return text.isEmpty()
                        ? this
                        : set(field,
                                new Setting<>(field.type().ofText(text, new FieldContext(origin, folder)), origin));
            } catch (BadValue e) {
                throw bad(field, e, origin);
            }
        }

        /** Reads a value of the language, given as plain Java; one of a wrong type is a failure naming the place. */
        public <T> Builder value(Field<T> field, Object plain, Origin origin) {
            try {
                return read(field, plain, new FieldContext(origin, Path.of("")));
            } catch (BadValue e) {
                throw bad(field, e, origin);
            }
        }

        <T> Builder read(Field<T> field, Object plain, FieldContext context) throws BadValue {
            return set(field, new Setting<>(field.type().ofPlain(plain, context), context.origin()));
        }

        private static IdentityException bad(Field<?> field, BadValue e, Origin origin) {
            return new IdentityException(
                    AwsFailure.setting("`" + field.name() + "` is wrong: " + e.getMessage(), origin));
        }

        public RoleSettings build() {
            return settings.isEmpty() ? NONE : new RoleSettings(Map.copyOf(settings));
        }
    }
}
