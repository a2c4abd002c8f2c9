package dev.terrane.hcl.function;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** The functions that expressions can call, by name. Immutable. */
public final class Functions {
    public static final Functions NONE = new Functions(new TreeMap<>());

    private final SortedMap<String, Function> byName;

    private Functions(SortedMap<String, Function> byName) {
        this.byName = byName;
    }

    /**
     * The functions, each under its own name.
     *
     * @throws IllegalArgumentException if two functions have the same name
     */
    public static Functions of(Collection<Function> functions) {
        SortedMap<String, Function> byName = new TreeMap<>();
        for (Function function : functions) {
            if (byName.put(function.name(), function) != null) {
                throw new IllegalArgumentException("two functions named " + function.name());
            }
        }
        return new Functions(byName);
    }

    /** These functions and the others; where both have a name, the others' counts. */
    public Functions overlaidBy(Functions others) {
        SortedMap<String, Function> all = new TreeMap<>(byName);
        all.putAll(others.byName);
        return new Functions(all);
    }

    public Optional<Function> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet((SortedSet<String>) byName.keySet());
    }

    /** All functions, by name. */
    public Collection<Function> all() {
        return Collections.unmodifiableCollection(byName.values());
    }
}
