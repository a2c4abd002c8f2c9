package dev.terrane.run.filter;

import dev.terrane.config.path.Glob;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.terrane.run.discovery.Component;
import dev.terrane.run.filter.FilterExpression.Attribute;
import dev.terrane.run.filter.FilterExpression.AttributeMatch;
import dev.terrane.run.filter.FilterExpression.Bound;
import dev.terrane.run.filter.FilterExpression.Changed;
import dev.terrane.run.filter.FilterExpression.Intersection;
import dev.terrane.run.filter.FilterExpression.Negation;
import dev.terrane.run.filter.FilterExpression.NeverMatch;
import dev.terrane.run.filter.FilterExpression.PathMatch;
import dev.terrane.run.filter.FilterExpression.Reach;

/**
 * All filters of a command line. What passes is the union of the positive filters (everything, where
 * there is none) less what the negative ones match. The order of the components is kept; what a graph
 * filter adds from outside comes after them.
 */
public record Filters(List<FilterExpression> expressions) {

    public static final Filters NONE = new Filters(List.of());

    public Filters {
        expressions = List.copyOf(expressions);
    }

    /**
     * Parses filters.
     *
     * @throws FilterSyntaxException with a problem for each filter that is not valid
     */
    public static Filters parse(List<String> queries) {
        List<FilterExpression> expressions = new ArrayList<>();
        List<FilterProblem> problems = new ArrayList<>();
        for (String query : queries) {
            try {
                expressions.add(FilterParser.parse(query));
            } catch (FilterSyntaxException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new FilterSyntaxException(problems);
        }
        return new Filters(expressions);
    }

    /** These and one more. */
    public Filters and(String query) {
        return and(FilterParser.parse(query));
    }

    /** These and one more. */
    public Filters and(FilterExpression expression) {
        return new Filters(Stream.concat(expressions.stream(), Stream.of(expression)).toList());
    }

    public boolean isEmpty() { return expressions.isEmpty(); }

    public boolean hasPositive() {
        return expressions.stream().anyMatch(e -> !e.isNegative());
    }

    /** Those of the filters that can pass stacks only. */
    public Filters onlyStacks() {
        return new Filters(expressions.stream().filter(FilterExpression::isOnlyStacks).toList());
    }

    /** The git comparisons that the filters make, each once. */
    public Set<Changed> comparisons() {
        return parts().filter(Changed.class::isInstance).map(Changed.class::cast)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The attributes that the filters look at. */
    public Set<Attribute> attributes() {
        return parts().filter(AttributeMatch.class::isInstance).map(e -> ((AttributeMatch) e).attribute())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Attribute.class)));
    }

    /** What is wrong with those parts of the filters that can never match. */
    public List<FilterProblem> problems() {
        return parts().filter(NeverMatch.class::isInstance).map(e -> ((NeverMatch) e).problem()).toList();
    }

    private Stream<FilterExpression> parts() {
        return expressions.stream().flatMap(Filters::parts);
    }

    private static Stream<FilterExpression> parts(FilterExpression expression) {
        Stream<FilterExpression> inner = switch (expression) {
            case Negation(FilterExpression operand) -> parts(operand);
            case Intersection(FilterExpression left, FilterExpression right) ->
                Stream.concat(parts(left), parts(right));
            case Reach(FilterExpression target, _, _, _) -> parts(target);
            case PathMatch _,AttributeMatch _,NeverMatch _,Changed _ -> Stream.empty();
        };
        return Stream.concat(Stream.of(expression), inner);
    }

    /** The components that pass. */
    public List<Component> select(Collection<? extends Component> components) {
        Map<String, Component> selected = new LinkedHashMap<>();
        if (hasPositive()) {
            for (FilterExpression expression : expressions) {
                if (!expression.isNegative()) {
                    evaluate(expression, components).forEach(c -> selected.putIfAbsent(key(c), c));
                }
            }
        } else {
            components.forEach(c -> selected.put(key(c), c));
        }
        List<Component> remaining = List.copyOf(selected.values());
        for (FilterExpression expression : expressions) {
            if (expression.isNegative()) {
                evaluate(expression.negated(), remaining).forEach(c -> selected.remove(key(c)));
            }
        }
        return List.copyOf(selected.values());
    }

    /** A component found at two git references is two components. */
    private static String key(Component component) {
        return component.gitReference().orElse("") + "\0" + component.path();
    }

    private static Collection<? extends Component> evaluate(FilterExpression expression,
            Collection<? extends Component> components) {
        return switch (expression) {
            case PathMatch path -> keep(components, c -> matches(path, c));
            case AttributeMatch attribute -> keep(components, c -> matches(attribute, c));
            case NeverMatch _ -> List.of();
            case Changed changed -> keep(components,
                    c -> c.gitReference().filter(r -> r.equals(changed.from()) || r.equals(changed.to())).isPresent());
            case Intersection(FilterExpression left, FilterExpression right) ->
                evaluate(right, evaluate(left, components));
            case Negation(FilterExpression operand) -> {
                Set<String> taken = new LinkedHashSet<>();
                evaluate(operand, components).forEach(c -> taken.add(key(c)));
                yield keep(components, c -> !taken.contains(key(c)));
            }
            case Reach reach -> reached(reach, components);
        };
    }

    private static List<? extends Component> keep(Collection<? extends Component> components,
            Predicate<Component> predicate) {
        return components.stream().filter(predicate).toList();
    }

    private static boolean matches(PathMatch expression, Component component) {
        return expression.glob().matches(
                expression.path().startsWith("/") ? component.path().toString() : component.relativePath());
    }

    private static boolean matches(AttributeMatch expression, Component component) {
        Glob glob = expression.glob();
        return switch (expression.attribute()) {
            case NAME -> glob.matches(String.valueOf(component.path().getFileName()));
            case TYPE -> expression.value().equals(component.kind() == Component.Kind.UNIT ? "unit" : "stack");
            case EXTERNAL -> expression.value().equals(Boolean.toString(component.isExternal()));
            case READING -> component.reading().stream().anyMatch(p -> glob.matches(p.toString()))
                    || component.relativeReading().stream().anyMatch(glob::matches);
            case SOURCE -> component.sources().stream().anyMatch(glob::matches);
        };
    }

    private static Collection<Component> reached(Reach reach, Collection<? extends Component> components) {
        Collection<? extends Component> targets = evaluate(reach.target(), components);
        Map<String, Component> result = new LinkedHashMap<>();
        if (!reach.excludeTarget()) {
            targets.forEach(c -> result.put(key(c), c));
        }
        walk(targets, reach.dependencies(), Component::dependencies, result);
        walk(targets, reach.dependents(), Component::dependents, result);
        return result.values();
    }

    /** Breadth first, so that each component is met at its least distance and needs no second visit. */
    private static void walk(Collection<? extends Component> targets, Bound bound,
            Function<Component, Collection<? extends Component>> edges, Map<String, Component> result) {
        Set<String> visited = new LinkedHashSet<>();
        targets.forEach(c -> visited.add(key(c)));
        Collection<? extends Component> front = targets;
        for (int distance = 0; distance < bound.depth() && !front.isEmpty(); distance++) {
            List<Component> next = new ArrayList<>();
            for (Component component : front) {
                for (Component related : edges.apply(component)) {
                    result.putIfAbsent(key(related), related);
                    if (visited.add(key(related))) {
                        next.add(related);
                    }
                }
            }
            front = next;
        }
    }
}
