package dev.terrane.config.merge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Merges lists of named things: those of the child take the place of the parent's of the same name, others follow. */
final class NamedMerge {

    private NamedMerge() {}

    /** Makes one of two. */
    @FunctionalInterface
    interface Merger<T> {
        T merge(T first, T second);
    }

    /**
     * The parent's list with the child's merged in.
     *
     * @param merger called with the parent's and the child's thing of one name
     */
    static <T> List<T> merge(List<T> parent, List<T> child, Function<T, String> name, Merger<T> merger) {
        Map<String, T> merged = new LinkedHashMap<>();
        parent.forEach(thing -> merged.put(name.apply(thing), thing));
        child.forEach(thing -> merged.merge(name.apply(thing), thing, merger::merge));
        return List.copyOf(merged.values());
    }

    /**
     * As {@link #merge}, but of several things of one name in a list only the first is replaced and the others stay, as
     * with hooks and extra arguments.
     */
    static <T> List<T> replace(List<T> parent, List<T> child, Function<T, String> name) {
        List<T> merged = new java.util.ArrayList<>(parent);
        for (T thing : child) {
            int at = indexOf(merged, name.apply(thing), name);
            if (at < 0) {
                merged.add(thing);
            } else {
                merged.set(at, thing);
            }
        }
        return List.copyOf(merged);
    }

    private static <T> int indexOf(List<T> things, String wanted, Function<T, String> name) {
        for (int i = 0; i < things.size(); i++) {
            if (name.apply(things.get(i)).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }
}
