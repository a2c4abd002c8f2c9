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
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Which components a comparison of two commits is about. A file beside a unit's configuration changes that unit; any other file changes
 * the units that read it. A unit whose configuration is gone is found in the older commit, everything else in the newer one. Each side is
 * only made where something of it has to be looked at.
 */
public final class ChangedComponents {

    private final Supplier<Repository> from;
    private final Supplier<Repository> to;
    private final Set<Node> found = new LinkedHashSet<>();
    private @Nullable Map<Path, List<Node>> readersBefore;
    private @Nullable Map<Path, List<Node>> readersNow;

    private ChangedComponents(Supplier<Repository> from, Supplier<Repository> to) {
        this.from = from;
        this.to = to;
    }

    /**
     * The components, in no particular order.
     *
     * @param from the repository as it was, at its root
     * @param to the repository as it is, at its root
     */
    public static Collection<Node> of(Changes changes, Supplier<Repository> from, Supplier<Repository> to) {
        ChangedComponents components = new ChangedComponents(from, to);
        changes.removed().forEach(components::removed);
        changes.added().forEach(components::added);
        changes.changed().forEach(components::changed);
        components.found.forEach(Node::markCompared);
        return components.found;
    }

    private void removed(Path file) {
        if (isUnitFile(file)) {
            add(from.get(), file);
        } else if (isStackFile(file)) {
            found.addAll(from.get().below(folder(from.get(), file)));
        } else if (hasUnitFile(file)) {
            add(to.get(), file);
        } else {
            if (readersBefore == null) {
                readersBefore = readers(from.get());
            }
            for (Node reader : readersBefore.getOrDefault(file, List.of())) {
                Path folder = from.get().workingDirectory().relativize(reader.path());
                unit(to.get(), to.get().workingDirectory().resolve(folder)).ifPresent(found::add);
            }
        }
    }

    private void added(Path file) {
        if (isStackFile(file)) {
            found.addAll(to.get().below(folder(to.get(), file)));
        } else {
            changed(file);
        }
    }

    private void changed(Path file) {
        if (hasUnitFile(file)) {
            add(to.get(), file);
        } else {
            if (readersNow == null) {
                readersNow = readers(to.get());
            }
            found.addAll(readersNow.getOrDefault(file, List.of()));
        }
    }

    private boolean isUnitFile(Path file) {
        return to.get().isUnitFile(name(file));
    }

    private static boolean isStackFile(Path file) {
        return name(file).toString().equals(Walk.STACK_FILE_NAME);
    }

    private boolean hasUnitFile(Path file) {
        return unit(to.get(), folder(to.get(), file)).isPresent();
    }

    private static Optional<Node> unit(Repository repository, Path folder) {
        return repository.component(folder).filter(node -> node.kind() == Component.Kind.UNIT);
    }

    private void add(Repository repository, Path file) {
        unit(repository, folder(repository, file)).ifPresent(found::add);
    }

    private static Path folder(Repository repository, Path file) {
        Path folder = file.getParent();
        return folder == null ? repository.workingDirectory() : repository.workingDirectory().resolve(folder);
    }

    private static Path name(Path file) {
        Path name = file.getFileName();
        return name == null ? file : name;
    }

    /** The units that read each file, by its path relative to the root. */
    private static Map<Path, List<Node>> readers(Repository repository) {
        Map<Path, List<Node>> readers = new HashMap<>();
        List<Node> all = repository.components();
        repository.read(all);
        for (Node node : all) {
            for (Path file : node.reading()) {
                if (file.startsWith(repository.workingDirectory())) {
                    readers.computeIfAbsent(repository.workingDirectory().relativize(file), _ -> new ArrayList<>())
                            .add(node);
                }
            }
        }
        return readers;
    }
}
