package dev.terrane.run.discovery;

import dev.terrane.run.discovery.Repository.Node;
import dev.terrane.run.git.Changes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which components a comparison of two commits is about. A file beside a unit's configuration changes that unit; any other file changes
 * the units that read it. A unit whose configuration is gone is found in the older commit, everything else in the newer one.
 *
 * <p>What stacks describe counts as if it had been committed: that of a stack which is new or gone is new or gone; of a stack whose file,
 * or a file that it reads, has changed, what differs between the commits. Stacks are generated where there is one that was touched, or
 * where a file was that some unit may read.
 */
public final class ChangedComponents {

    private final Changes changes;
    private final ComparedSide from;
    private final ComparedSide to;
    private final Set<Node> found = new LinkedHashSet<>();
    private final Set<Path> comparedStacks = new LinkedHashSet<>();
    private final Set<Path> touchedBefore;
    private @Nullable Map<Path, List<Node>> readersBefore;
    private @Nullable Map<Path, List<Node>> readersNow;

    private ChangedComponents(Changes changes, ComparedSide from, ComparedSide to) {
        this.changes = changes;
        this.from = from;
        this.to = to;
        this.touchedBefore = stacks(from, changes.removed(), changes.changed());
    }

    /**
     * The components, in no particular order.
     *
     * @param from the repository as it was
     * @param to the repository as it is
     * @throws dev.terrane.run.git.GitException where a stack cannot be generated
     */
    public static Collection<Node> of(Changes changes, ComparedSide from, ComparedSide to) {
        ChangedComponents components = new ChangedComponents(changes, from, to);
        components.writeStacks();
        changes.removed().forEach(components::removed);
        changes.added().forEach(components::added);
        changes.changed().forEach(components::changed);
        components.comparedStacks.forEach(components::compare);
        components.found.forEach(Node::markCompared);
        return components.found;
    }

    private void writeStacks() {
        boolean areRead = Stream.of(changes.removed(), changes.added()).flatMap(List::stream)
                .anyMatch(file -> !isUnitFile(file) && !isStackFile(file) && !hasUnitFile(file))
                || changes.changed().stream().anyMatch(file -> !hasUnitFile(file));
        from.writeStacks(touchedBefore, false);
        to.writeStacks(stacks(to, changes.added(), changes.changed()), areRead);
    }

    private static Set<Path> stacks(ComparedSide side, List<Path> files, List<Path> otherFiles) {
        return Stream.of(files, otherFiles).flatMap(List::stream).filter(ChangedComponents::isStackFile)
                .map(file -> folder(side, file)).collect(Collectors.toSet());
    }

    private void removed(Path file) {
        if (isUnitFile(file)) {
            add(from, file);
        } else if (isStackFile(file)) {
            found.addAll(from.repository().below(folder(from, file)));
        } else if (hasUnitFile(file)) {
            add(to, file);
        } else {
            if (readersBefore == null) {
                from.writeStacks(touchedBefore, true);
                readersBefore = readers(from);
            }
            for (Node reader : readersBefore.getOrDefault(file, List.of())) {
                Path folder = from.relative(reader.path());
                switch (reader.kind()) {
                    case UNIT -> unit(to, to.path(folder)).ifPresent(found::add);
                    case STACK -> comparedStacks.add(folder);
                }
            }
        }
    }

    private void added(Path file) {
        if (isStackFile(file)) {
            found.addAll(to.repository().below(folder(to, file)));
        } else {
            changed(file);
        }
    }

    private void changed(Path file) {
        if (hasUnitFile(file)) {
            add(to, file);
            return;
        }
        if (isStackFile(file)) {
            comparedStacks.add(to.relative(folder(to, file)));
        }
        if (readersNow == null) {
            readersNow = readers(to);
        }
        for (Node reader : readersNow.getOrDefault(file, List.of())) {
            found.add(reader);
            if (reader.kind() == Component.Kind.STACK) {
                comparedStacks.add(to.relative(reader.path()));
            }
        }
    }

    /** What differs between a stack and the same one in the older commit; nothing where it is in one of them only. */
    private void compare(Path stack) {
        if (!isThereInBoth(stack)) {
            return;
        }
        Map<Path, Node> before = below(from, stack);
        Map<Path, Node> now = below(to, stack);
        before.forEach((folder, node) -> {
            if (!now.containsKey(folder)) {
                found.add(node);
            }
        });
        now.forEach((folder, node) -> {
            Node old = before.get(folder);
            if (old == null || FolderComparison.differ(old.path(), node.path())) {
                found.add(node);
            }
        });
    }

    /** Whether there is such a stack in both commits, which may be one that another describes; its own units are there then. */
    private boolean isThereInBoth(Path stack) {
        if (changes.added().contains(stack.resolve(Walk.STACK_FILE_NAME)) || !isStack(to, stack)) {
            return false;
        }
        if (isStack(from, stack)) {
            from.writeStacks(Set.of(from.path(stack)), false);
            return true;
        }
        from.writeStacks(touchedBefore, true);
        return isStack(from, stack);
    }

    private static Map<Path, Node> below(ComparedSide side, Path stack) {
        Map<Path, Node> nodes = new TreeMap<>();
        side.repository().below(side.path(stack)).forEach(node -> nodes.put(side.relative(node.path()), node));
        return nodes;
    }

    private static boolean isStack(ComparedSide side, Path folder) {
        return side.repository().component(side.path(folder)).filter(node -> node.kind() == Component.Kind.STACK)
                .isPresent();
    }

    private boolean isUnitFile(Path file) {
        return to.repository().isUnitFile(name(file));
    }

    private static boolean isStackFile(Path file) {
        return name(file).toString().equals(Walk.STACK_FILE_NAME);
    }

    private boolean hasUnitFile(Path file) {
        return unit(to, folder(to, file)).isPresent();
    }

    private static Optional<Node> unit(ComparedSide side, Path folder) {
        return side.repository().component(folder).filter(node -> node.kind() == Component.Kind.UNIT);
    }

    private void add(ComparedSide side, Path file) {
        unit(side, folder(side, file)).ifPresent(found::add);
    }

    private static Path folder(ComparedSide side, Path file) {
        Path folder = file.getParent();
        return side.path(folder == null ? Path.of("") : folder);
    }

    private static Path name(Path file) {
        Path name = file.getFileName();
        return name == null ? file : name;
    }

    /** The components that read each file, by its path relative to the root. */
    private static Map<Path, List<Node>> readers(ComparedSide side) {
        Repository repository = side.repository();
        Map<Path, List<Node>> readers = new HashMap<>();
        List<Node> all = repository.components();
        repository.read(all);
        for (Node node : all) {
            for (Path file : node.reading()) {
                if (file.startsWith(repository.workingDirectory())) {
                    readers.computeIfAbsent(side.relative(file), _ -> new ArrayList<>()).add(node);
                }
            }
        }
        return readers;
    }
}
