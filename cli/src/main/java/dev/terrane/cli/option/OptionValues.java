package dev.terrane.cli.option;

import dev.terrane.aws.setting.Setting;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of the options that were given, each with where it came from. An option that was not given has none, not its default; one
 * that was given as a flag and by variables has one of each, of which the first counts.
 */
public final class OptionValues {
    private final IdentityHashMap<Option<?>, List<Setting<?>>> values;

    OptionValues(IdentityHashMap<Option<?>, List<Setting<?>>> values) {
        this.values = values;
    }

    /** Everything that was said of an option, highest rank first: the flag, then variables. */
    @SuppressWarnings("unchecked") // the reader stores under an option only what its type has read
    public <T> List<Setting<T>> all(Option<T> option) {
        return (List<Setting<T>>) (List<?>) values.getOrDefault(option, List.of());
    }

    /** The value that counts, and its origin. */
    public <T> Optional<Setting<T>> setting(Option<T> option) {
        return all(option).stream().findFirst();
    }

    /** The value that counts. */
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
