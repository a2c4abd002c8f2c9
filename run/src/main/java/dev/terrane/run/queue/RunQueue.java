package dev.terrane.run.queue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Runs units, each when all that it waits for has succeeded, a bounded number at once. Units that can run at the same time start in the order
 * in which they were given. Costs time linear in units and dependencies.
 *
 * When a unit fails, those that wait for it, directly or not, never start. Units on their way up wait only for others on their way up, those
 * on their way down only for others on their way down.
 */
public final class RunQueue {
    private final List<Node> nodes = new ArrayList<>();
    private final Policy policy;
    private final ArrayDeque<Node> starting = new ArrayDeque<>();
    private int unfinished;

    /**
     * How failures and order are dealt with.
     *
     * @param parallelism how many units run at once at most
     * @param failFast after a failure nothing becomes ready any more
     * @param ignoreErrors units run even where what they wait for has failed
     * @param ignoreOrder everything is ready from the start
     */
    public record Policy(int parallelism, boolean failFast, boolean ignoreErrors, boolean ignoreOrder) {}

    /** What has become of a unit. */
    public enum Status {
        WAITING, READY, SUCCEEDED, FAILED, EARLY_EXIT
    }

    /** Runs one unit. */
    @FunctionalInterface
    public interface Task {

        /** Runs it to its end, on a thread of the queue, and tells how it ended: SUCCEEDED, FAILED or EARLY_EXIT. */
        Status run(QueueEntry entry);
    }

    private static final class Node {
        private final QueueEntry entry;
        private final int place;
        private final List<Node> waiting = new ArrayList<>();
        private int waitsFor;
        private Status status = Status.WAITING;

        Node(QueueEntry entry, int place) {
            this.entry = entry;
            this.place = place;
        }
    }

    /** @param entries in the order in which they would run one by one; none waits, directly or not, for itself */
    public RunQueue(List<QueueEntry> entries, Policy policy) {
        this.policy = policy;
        Map<Path, Node> byUnit = new LinkedHashMap<>();
        for (QueueEntry entry : entries) {
            Node node = new Node(entry, nodes.size());
            nodes.add(node);
            byUnit.put(entry.unit(), node);
        }
        for (Node node : nodes) {
            for (Path dependency : node.entry.dependencies()) {
                Node other = byUnit.get(dependency);
                if (other != null && !policy.ignoreOrder() && other.entry.down() == node.entry.down()) {
                    connect(node.entry.down() ? node : other, node.entry.down() ? other : node);
                }
            }
        }
        unfinished = nodes.size();
    }

    private static void connect(Node first, Node then) {
        first.waiting.add(then);
        then.waitsFor++;
    }

    /**
     * Runs everything and waits for the end.
     *
     * @return what has become of each unit, in the order given
     */
    public Map<Path, Status> run(Task task) {
        int threads = Math.max(1, Math.min(policy.parallelism(), nodes.size()));
        try (ExecutorService pool = Executors.newFixedThreadPool(threads,
                Thread.ofPlatform().name("unit-", 1).factory())) {
            synchronized (this) {
                for (Node node : nodes) {
                    if (node.waitsFor == 0) {
                        ready(node);
                    }
                }
            }
            for (int i = 0; i < threads; i++) {
                pool.execute(() -> work(task));
            }
        }
        Map<Path, Status> result = new LinkedHashMap<>();
        nodes.forEach(node -> result.put(node.entry.unit(), node.status));
        return result;
    }

    private void work(Task task) {
        for (Node node = next(); node != null; node = next()) {
            Status status = Status.FAILED;
            try {
                status = task.run(node.entry);
            } finally {
                finish(node, status);
            }
        }
    }

    private synchronized @Nullable Node next() {
        while (starting.isEmpty() && unfinished > 0) {
            try {
                wait();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        return starting.poll();
    }

    private void ready(Node node) {
        node.status = Status.READY;
        starting.add(node);
    }

    private synchronized void finish(Node node, Status status) {
        node.status = status;
        unfinished--;
        if (status == Status.SUCCEEDED || (policy.ignoreErrors() && !policy.failFast())) {
            release(node);
        } else if (policy.failFast()) {
            nodes.forEach(this::giveUp);
        } else {
            giveUpWaiting(node);
        }
        notifyAll();
    }

    private void release(Node node) {
        Set<Node> free = new TreeSet<>((a, b) -> Integer.compare(a.place, b.place));
        for (Node waiting : node.waiting) {
            if (--waiting.waitsFor == 0 && waiting.status == Status.WAITING) {
                free.add(waiting);
            }
        }
        free.forEach(this::ready);
    }

    private void giveUp(Node node) {
        if (node.status == Status.WAITING) {
            node.status = Status.EARLY_EXIT;
            unfinished--;
        }
    }

    private void giveUpWaiting(Node failed) {
        Deque<Node> rest = new ArrayDeque<>(failed.waiting);
        while (!rest.isEmpty()) {
            Node node = rest.pop();
            if (node.status == Status.WAITING) {
                giveUp(node);
                rest.addAll(node.waiting);
            }
        }
    }

    /** Nothing that has not started starts any more; what is ready is asked to end early by its task. */
    public synchronized void stop() {
        nodes.forEach(this::giveUp);
        notifyAll();
    }
}
