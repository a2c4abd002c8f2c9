package dev.terrane.run.discovery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The strongly connected components of a graph (Tarjan, 1972), with a stack of its own: the graph may be as deep as it
 * likes.
 */
final class StrongComponents<N> {

    private final Map<N, List<N>> edges;
    private final Map<N, Integer> index = new HashMap<>();
    private final Map<N, Integer> low = new HashMap<>();
    private final Deque<N> open = new ArrayDeque<>();
    private final Set<N> isOpen = new LinkedHashSet<>();
    private final List<Set<N>> groups = new ArrayList<>();

    StrongComponents(Map<N, List<N>> edges) {
        this.edges = edges;
        edges.keySet().forEach(this::visitFrom);
    }

    /** The groups in which every node reaches every other one and itself. */
    List<Set<N>> cyclic() {
        return groups.stream().filter(g -> g.size() > 1 || g.stream().allMatch(n -> edgesOf(n).contains(n))).toList();
    }

    private List<N> edgesOf(N node) {
        return edges.getOrDefault(node, List.of());
    }

    private record Frame<N>(N node, Iterator<N> rest) {}

    private void visitFrom(N root) {
        if (index.containsKey(root)) {
            return;
        }
        Deque<Frame<N>> frames = new ArrayDeque<>();
        frames.push(enter(root));
        while (!frames.isEmpty()) {
            Frame<N> frame = frames.getFirst();
            if (frame.rest().hasNext()) {
                N next = frame.rest().next();
                if (!index.containsKey(next)) {
                    frames.push(enter(next));
                } else if (isOpen.contains(next)) {
                    lower(frame.node(), valueOf(index, next));
                }
            } else {
                frames.pop();
                leave(frame.node());
                if (!frames.isEmpty()) {
                    lower(frames.getFirst().node(), valueOf(low, frame.node()));
                }
            }
        }
    }

    private Frame<N> enter(N node) {
        int number = index.size();
        index.put(node, number);
        low.put(node, number);
        open.push(node);
        isOpen.add(node);
        return new Frame<>(node, edgesOf(node).iterator());
    }

    private void leave(N node) {
        if (valueOf(low, node) != valueOf(index, node)) {
            return;
        }
        Set<N> group = new LinkedHashSet<>();
        N member;
        do {
            member = open.pop();
            isOpen.remove(member);
            group.add(member);
        } while (!member.equals(node));
        groups.add(group);
    }

    private void lower(N node, int value) {
        low.merge(node, value, Math::min);
    }

    private int valueOf(Map<N, Integer> map, N node) {
        return map.getOrDefault(node, Integer.MAX_VALUE);
    }
}
