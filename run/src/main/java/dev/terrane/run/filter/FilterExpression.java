package dev.terrane.run.filter;

import dev.terrane.config.path.Glob;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A parsed filter; its text form is the filter language again.
 *
 * <pre>
 * query := term { "|" term }
 * term  := "!" term | graph
 * graph := [[depth] "..."] ["^"] atom ["..." [depth]]
 * atom  := path | "{" path "}" | "[" ref ["..." ref] "]" | key "=" value | name
 * </pre>
 */
public sealed interface FilterExpression {

    /** Units and stacks whose path matches: relative to the folder of discovery, or absolute. */
    record PathMatch(String path, Glob glob) implements FilterExpression {
        @Override
        public String toString() {
            return path;
        }
    }

    /** Units and stacks one of whose properties matches. */
    record AttributeMatch(Attribute attribute, String value, Glob glob) implements FilterExpression {
        @Override
        public String toString() {
            return attribute.key() + "=" + value;
        }
    }

    /**
     * An attribute that does not exist, or one with a value that it cannot have: nothing matches it. Commands that
     * only read go on with a warning, as Terragrunt's do; a run is refused.
     */
    record NeverMatch(String key, String value, FilterProblem problem) implements FilterExpression {
        @Override
        public String toString() {
            return key + "=" + value;
        }
    }

    /** What {@code operand} does not match. */
    record Negation(FilterExpression operand) implements FilterExpression {
        @Override
        public String toString() {
            return "!" + operand;
        }
    }

    /** What both match; the right side sees only what the left one left. */
    record Intersection(FilterExpression left, FilterExpression right) implements FilterExpression {
        @Override
        public String toString() {
            return left + " | " + right;
        }
    }

    /** The target with what it depends on, what depends on it, or both. */
    record Reach(FilterExpression target, Bound dependents, Bound dependencies,
            boolean excludeTarget) implements FilterExpression {
        @Override
        public String toString() {
            return dependents.before() + (excludeTarget ? "^" : "") + target + dependencies.after();
        }
    }

    /** What was added, removed or changed between two git references. */
    record Changed(String from, String to) implements FilterExpression {
        @Override
        public String toString() {
            return "[" + from + "..." + to + "]";
        }
    }

    /** The properties that a filter may name. */
    enum Attribute {
        NAME("name"), TYPE("type"), EXTERNAL("external"), READING("reading"), SOURCE("source");

        private final String key;

        Attribute(String key) {
            this.key = key;
        }

        static Optional<Attribute> of(String key) {
            return Arrays.stream(values()).filter(a -> a.key.equals(key)).findFirst();
        }

        String key() {
            return key;
        }

        /** The values that the attribute can have; empty where it is matched by a pattern. */
        List<String> allowed() {
            return switch (this) {
                case TYPE -> List.of("unit", "stack");
                case EXTERNAL -> List.of("true", "false");
                case NAME, READING, SOURCE -> List.of();
            };
        }
    }

    /** How far a {@link Reach} goes in one direction: not at all, or at most {@code depth} edges. */
    record Bound(int depth) {
        /** Terragrunt's limit for an ellipsis without a number. */
        public static final int UNLIMITED = 1_000_000;
        public static final Bound NONE = new Bound(0);
        public static final Bound ALL = new Bound(UNLIMITED);

        /** The bound that a number beside an ellipsis means: 0 is no limit. */
        static Bound of(String digits) {
            if (digits.length() > 7) {
                return ALL;
            }
            int depth = Integer.parseInt(digits);
            return depth == 0 ? ALL : new Bound(Math.min(depth, UNLIMITED));
        }

        public boolean exists() {
            return depth > 0;
        }

        String before() {
            return exists() ? number() + "..." : "";
        }

        String after() {
            return exists() ? "..." + number() : "";
        }

        private String number() {
            return depth == UNLIMITED ? "" : Integer.toString(depth);
        }
    }

    /** True where the filter takes away rather than selects: it begins with a negation. */
    default boolean isNegative() {
        return switch (this) {
            case Negation _ -> true;
            case Intersection(FilterExpression left, _) -> left.isNegative();
            case PathMatch _,AttributeMatch _,NeverMatch _,Reach _,Changed _ -> false;
        };
    }

    /** The filter with its leading negation taken off, or put on. */
    default FilterExpression negated() {
        return switch (this) {
            case Negation(FilterExpression operand) -> operand;
            case Intersection(FilterExpression left, FilterExpression right) -> new Intersection(left.negated(), right);
            case PathMatch _,AttributeMatch _,NeverMatch _,Reach _,Changed _ -> new Negation(this);
        };
    }

    /** True where only stacks can pass, which is what `stack generate` asks of a filter. */
    default boolean isOnlyStacks() {
        return switch (this) {
            case AttributeMatch(Attribute attribute, String value, _) ->
                attribute == Attribute.TYPE && value.equals("stack");
            case Negation(AttributeMatch(Attribute attribute, String value, _)) ->
                attribute == Attribute.TYPE && !value.equals("stack");
            case Intersection(FilterExpression left, FilterExpression right) ->
                left.isOnlyStacks() || right.isOnlyStacks();
            case Negation _,PathMatch _,NeverMatch _,Reach _,Changed _ -> false;
        };
    }

    /** True where more than the path of a file is needed to judge it (`hcl fmt` has no more). */
    default boolean needsDiscovery() {
        return switch (this) {
            case PathMatch _ -> false;
            case AttributeMatch _,NeverMatch _,Reach _,Changed _ -> true;
            case Negation(FilterExpression operand) -> operand.needsDiscovery();
            case Intersection(FilterExpression left, FilterExpression right) ->
                left.needsDiscovery() || right.needsDiscovery();
        };
    }
}
