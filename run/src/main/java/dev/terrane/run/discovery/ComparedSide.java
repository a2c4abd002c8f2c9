package dev.terrane.run.discovery;

import dev.terrane.run.discovery.Repository.Node;
import dev.terrane.run.discovery.Repository.Snapshot;
import dev.terrane.run.git.GitException;
import dev.terrane.run.git.WorkTrees;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The repository as it stands at a git reference, with what its stacks describe as far as somebody wants that. It is only checked out
 * where it has to be looked at.
 */
public final class ComparedSide {

    private final Snapshot snapshot;
    private final WorkTrees workTrees;
    private final Setting setting;
    private final Set<Path> written = new HashSet<>();
    private @Nullable Repository repository;

    /**
     * How sides are opened.
     *
     * @param open opens a work tree, given its root
     * @param wantedStacks those of the stacks of a work tree that the user's filters leave
     * @param stacks writes what stacks describe
     */
    public record Setting(BiFunction<Path, Snapshot, Repository> open, UnaryOperator<Collection<Node>> wantedStacks,
            StackWriter stacks) {}

    ComparedSide(Snapshot snapshot, WorkTrees workTrees, Setting setting) {
        this.snapshot = snapshot;
        this.workTrees = workTrees;
        this.setting = setting;
    }

    /** The repository, at its root. */
    Repository repository() {
        Repository known = repository;
        if (known == null) {
            known = setting.open().apply(workTrees.of(snapshot.reference()), snapshot);
            repository = known;
        }
        return known;
    }

    /** A path of this side from one that is relative to the root. */
    Path path(Path relative) {
        return repository().workingDirectory().resolve(relative).normalize();
    }

    /** A path relative to the root from one of this side. */
    Path relative(Path path) {
        return repository().workingDirectory().relativize(path);
    }

    /**
     * Writes what stacks describe, once.
     *
     * @param folders the stacks at and below these count
     * @param all whether others count, too, as far as the user's filters leave them
     * @throws GitException where that cannot be done
     */
    void writeStacks(Set<Path> folders, boolean all) {
        int before = written.size();
        written.addAll(folders);
        if (all) {
            written.add(repository().workingDirectory());
        }
        if (written.size() == before) {
            return;
        }
        int code = setting.stacks().write(repository().workingDirectory(), below -> {
            List<Node> stacks = repository().below(below).stream()
                    .filter(node -> node.kind() == Component.Kind.STACK).toList();
            Set<Node> counting = new LinkedHashSet<>(all ? setting.wantedStacks().apply(stacks) : List.of());
            stacks.stream().filter(node -> folders.stream().anyMatch(node.path()::startsWith))
                    .forEach(counting::add);
            return counting.stream().map(Node::path).toList();
        });
        if (code != 0) {
            throw GitException.noStacks(snapshot.reference(), code);
        }
    }
}
