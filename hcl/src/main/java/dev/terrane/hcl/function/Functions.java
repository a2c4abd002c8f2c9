package dev.terrane.hcl.function;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The functions that expressions can call, by name. Immutable. Layers are kept apart, so that putting a few functions
 * of one file over the many that all files share costs no more than the few.
 */
public final class Functions {
    public static final Functions NONE = new Functions(Map.of(), Optional.empty());

    private final Map<String, Function> own;
    private final Optional<Functions> below;

    private Functions(Map<String, Function> own, Optional<Functions> below) {
        this.own = own;
        this.below = below;
    }

    /**
     * One layer of functions.
     *
     * @throws IllegalArgumentException if two functions have the same name
     */
    public static Functions of(Collection<Function> functions) {
        Map<String, Function> byName = HashMap.newHashMap(functions.size());
        for (Function function : functions) {
            if (byName.put(function.name(), function) != null) {
                throw new IllegalArgumentException("two functions named " + function.name());
            }
        }
        return new Functions(byName, Optional.empty());
    }

    /** These functions and the others; where both have a name, the others' counts. */
    public Functions overlaidBy(Functions others) {
        return new Functions(others.below.isEmpty() ? others.own : others.byName(), Optional.of(this));
    }

    public Optional<Function> find(String name) {
        Function function = own.get(name);
        return function != null ? Optional.of(function) : below.flatMap(layer -> layer.find(name));
    }

    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet((SortedSet<String>) byName().keySet());
    }

    /** All functions, by name. */
    public Collection<Function> all() {
        return Collections.unmodifiableCollection(byName().values());
    }

    private SortedMap<String, Function> byName() {
        SortedMap<String, Function> all = new TreeMap<>();
        below.ifPresent(layer -> all.putAll(layer.byName()));
        all.putAll(own);
        return all;
    }
}
