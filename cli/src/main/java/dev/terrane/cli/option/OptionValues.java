package dev.terrane.cli.option;

import dev.terrane.aws.setting.Setting;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of the options that were given, each with where it came from. An option that was not given has none, not its default. */
public final class OptionValues {
    private final IdentityHashMap<Option<?>, Setting<?>> values;

    OptionValues(IdentityHashMap<Option<?>, Setting<?>> values) {
        this.values = values;
    }

    /** The value and its origin. */
    @SuppressWarnings("unchecked") // the parser stores under an option only what its type has read
    public <T> Optional<Setting<T>> setting(Option<T> option) {
        return Optional.ofNullable((Setting<T>) values.get(option));
    }

    /** The value. */
    public <T> Optional<T> get(Option<T> option) {
        return setting(option).map(Setting::value);
    }

    /** Whether a switch was turned on. */
    public boolean isOn(Option<Boolean> option) {
        return get(option).orElse(false);
    }

    /** The values of an option that may be repeated; none where it was not given. */
    public List<String> list(Option<List<String>> option) {
        return get(option).orElse(List.of());
    }

    /** The pairs of an option that takes pairs; none where it was not given. */
    public Map<String, String> map(Option<Map<String, String>> option) {
        return get(option).orElse(Map.of());
    }
}
