package dev.terrane.run.discovery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Components in the order in which they run: in levels, each after all that it depends on, by path inside a level.
 * Takes time linear in components and dependencies, whatever the depth.
 *
 * @param <C> the kind of component
 * @param ordered the components that can be ordered
 * @param cycles the groups of components that depend on each other in a circle, each as the shortest circle through
 *        its first component; components that only lead to a circle are ordered
 */
public record Levels<C extends Component>(List<C> ordered, List<List<C>> cycles) {

    public Levels {
        ordered = List.copyOf(ordered);
        cycles = List.copyOf(cycles);
    }

    /**
     * Orders components; dependencies outside of the given ones do not count.
     *
     * @param reversed for what is destroyed: each before all that it depends on
     */
    public static <C extends Component> Levels<C> of(Collection<C> components, boolean reversed) {
        Graph<C> graph = new Graph<>(components);
        List<List<C>> cycles = graph.takeOutCycles();
        return new Levels<>(graph.levels(reversed), cycles);
    }

    private static final class Graph<C extends Component> {
        private final Map<C, List<C>> dependencies = new LinkedHashMap<>();

        @SuppressWarnings("unchecked")
        Graph(Collection<C> components) {
            Set<C> members = new LinkedHashSet<>(components);
            for (C component : members) {
                List<C> inside = new ArrayList<>();
                for (Component dependency : component.dependencies()) {
                    if (members.contains(dependency)) {
                        inside.add((C) dependency);
                    }
                }
                dependencies.put(component, inside);
            }
        }

        /** Kahn's algorithm, a level at a time. */
        List<C> levels(boolean reversed) {
            Map<C, List<C>> dependents = inverse();
            Map<C, List<C>> before = reversed ? dependents : dependencies;
            Map<C, List<C>> after = reversed ? dependencies : dependents;
            Map<C, Integer> waitingFor = new HashMap<>();
            before.forEach((component, list) -> waitingFor.put(component, list.size()));
            List<C> level = dependencies.keySet().stream().filter(c -> before.getOrDefault(c, List.of()).isEmpty())
                    .toList();
            List<C> result = new ArrayList<>();
            while (!level.isEmpty()) {
                List<C> sorted = level.stream().sorted(Comparator.comparing(Component::path)).toList();
                result.addAll(sorted);
                List<C> next = new ArrayList<>();
                for (C done : sorted) {
                    for (C component : after.getOrDefault(done, List.of())) {
                        if (waitingFor.merge(component, -1, Integer::sum) == 0) {
                            next.add(component);
                        }
                    }
                }
                level = next;
            }
            return result;
        }

        private Map<C, List<C>> inverse() {
            Map<C, List<C>> inverse = new LinkedHashMap<>();
            dependencies.keySet().forEach(c -> inverse.put(c, new ArrayList<>()));
            dependencies
                    .forEach((component, list) -> list.forEach(d -> inverse.getOrDefault(d, List.of()).add(component)));
            return inverse;
        }

        /** Removes every component that lies on a circle, and returns the circles. */
        List<List<C>> takeOutCycles() {
            List<List<C>> cycles = new ArrayList<>();
            for (Set<C> group : new StrongComponents<>(dependencies).cyclic()) {
                C first = group.stream().min(Comparator.comparing(Component::path)).orElseThrow();
                cycles.add(shortestCircle(first, group));
                group.forEach(dependencies::remove);
            }
            dependencies.replaceAll((_, list) -> list.stream().filter(dependencies::containsKey).toList());
            cycles.sort(Comparator.comparing(c -> c.getFirst().path()));
            return cycles;
        }

        private List<C> shortestCircle(C start, Set<C> group) {
            Map<C, C> cameFrom = new HashMap<>();
            Deque<C> queue = new ArrayDeque<>(List.of(start));
            while (!queue.isEmpty()) {
                C at = queue.remove();
                for (C next : dependencies.getOrDefault(at, List.of())) {
                    if (next.equals(start)) {
                        return path(start, at, cameFrom);
                    }
                    if (group.contains(next) && cameFrom.putIfAbsent(next, at) == null) {
                        queue.add(next);
                    }
                }
            }
            throw new IllegalStateException("a strongly connected group has a circle through each member");
        }

        private static <C> List<C> path(C start, C end, Map<C, C> cameFrom) {
            List<C> path = new ArrayList<>();
            for (C at = end; !at.equals(start); at = Objects.requireNonNull(cameFrom.get(at))) {
                path.addFirst(at);
            }
            path.addFirst(start);
            return path;
        }
    }
}
