package dev.terrane.config.merge;

import dev.terrane.config.value.PlainValues;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Type.TupleType;
import dev.terrane.hcl.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Merges values the way Terragrunt does, which is that of Go's mergo: maps by key, all else by taking the child's,
 * be it empty, zero or null; lists are concatenated where asked for. Values are {@linkplain PlainValues plain} after.
 */
public final class ValueMerge {

    private ValueMerge() {}

    /**
     * Merges deeply, lists of both concatenated, the parent's first.
     *
     * @param at what to point at where a list meets something that is neither a list nor null
     */
    public static Value deepAppending(Value parent, Value child, SourceRange at) {
        return deepAppending(parent, child, problem -> failure(problem, at));
    }

    /**
     * The same for a caller with a failure of its own.
     *
     * @param failure what to throw, made of a sentence without capital and full stop
     */
    public static Value deepAppending(Value parent, Value child, Function<String, RuntimeException> failure) {
        return merge(PlainValues.of(parent), PlainValues.of(child), true, "", failure);
    }

    /** As {@link #deepAppending}, but both must be maps; `what` names them in the error. */
    public static Value deepMaps(Value parent, Value child, String what, SourceRange at) {
        Value theirs = PlainValues.of(parent);
        Value mine = PlainValues.of(child);
        if (!isMapOrNull(theirs) || !isMapOrNull(mine)) {
            throw new DiagnosticException(Diagnostic.error("Values cannot be merged",
                    "Under the `deep` strategy " + what + " must be maps, in the included file as well as here.", at));
        }
        return merge(emptyIfNull(theirs), emptyIfNull(mine), true, "", problem -> failure(problem, at));
    }

    /** Merges maps by key at every level; lists are not merged: the child's counts. */
    public static Value deepMapsOnly(Value parent, Value child, SourceRange at) {
        return merge(emptyIfNull(PlainValues.of(parent)), emptyIfNull(PlainValues.of(child)), false, "",
                problem -> failure(problem, at));
    }

    /** The child's map with those keys of the parent's added that it lacks. */
    public static Value shallow(Value parent, Value child) {
        Map<String, Value> merged = new LinkedHashMap<>(emptyIfNull(PlainValues.of(parent)).entries());
        merged.putAll(emptyIfNull(PlainValues.of(child)).entries());
        return Value.object(merged);
    }

    private static Value merge(Value parent, Value child, boolean append, String path,
            Function<String, RuntimeException> failure) {
        if (isMap(parent) && isMap(child)) {
            Map<String, Value> merged = new LinkedHashMap<>(parent.entries());
            child.entries().forEach((key, mine) -> merged.merge(key, mine,
                    (theirs, same) -> merge(theirs, same, append, path.isEmpty() ? key : path + "." + key, failure)));
            return Value.object(merged);
        }
        if (append && isList(child) && !parent.isNull()) {
            if (!isList(parent)) {
                throw failure.apply("a list can be merged with a list only, but the other value is %s%s"
                        .formatted(parent.type().friendlyName(), path.isEmpty() ? "" : " at `" + path + "`"));
            }
            return Value.tuple(MergedParts.concat(parent.elements(), child.elements()));
        }
        return child;
    }

    private static DiagnosticException failure(String problem, SourceRange at) {
        return new DiagnosticException(Diagnostic.error("Values cannot be merged",
                Character.toUpperCase(problem.charAt(0)) + problem.substring(1) + ".", at));
    }

    private static boolean isMap(Value value) {
        return value.type() instanceof ObjectType && !value.isNull();
    }

    private static boolean isList(Value value) {
        return value.type() instanceof TupleType && !value.isNull();
    }

    private static boolean isMapOrNull(Value value) {
        return value.isNull() || value.type() instanceof ObjectType;
    }

    private static Value emptyIfNull(Value value) {
        return value.isNull() || value.type() == Type.DYNAMIC ? Value.EMPTY_OBJECT : value;
    }
}
