package dev.terrane.aws.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Changes to a child's environment: names to take out, then variables to set. All else stays as it was. */
public record EnvironmentPatch(Map<String, String> set, Set<String> remove) {

    /** Nothing is touched. */
    public static final EnvironmentPatch NONE = new EnvironmentPatch(Map.of(), Set.of());

    public EnvironmentPatch {
        set = Map.copyOf(set);
        remove = Set.copyOf(remove);
    }

    public boolean isEmpty() { return set.isEmpty() && remove.isEmpty(); }

    /** The environment with the changes made; the given one is left alone. */
    public Map<String, String> applyTo(Map<String, String> environment) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.keySet().removeAll(remove);
        changed.putAll(set);
        return changed;
    }

    /** Names only: values may be secrets. */
    @Override
    public String toString() {
        return "EnvironmentPatch[set " + new TreeSet<>(set.keySet()) + ", remove " + new TreeSet<>(remove) + "]";
    }
}
