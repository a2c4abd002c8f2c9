package dev.terrane.run.discovery;

import dev.terrane.run.discovery.Repository.Node;
import dev.terrane.run.discovery.Repository.Snapshot;
import dev.terrane.run.filter.FilterExpression.Changed;
import dev.terrane.run.git.Changes;
import dev.terrane.run.git.GitRepository;
import dev.terrane.run.git.WorkTrees;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The components of filters that compare git references. They are found, and run, in temporary work trees, whose root their paths are
 * relative to; the work trees are removed when this is closed.
 */
public final class Comparisons implements AutoCloseable {

    private final GitRepository git;
    private final WorkTrees workTrees;
    private final BiFunction<Path, Snapshot, Repository> open;
    private final Map<Snapshot, Repository> opened = new HashMap<>();

    /**
     * @param temporaryFolder the folder that work trees are made in
     * @param open opens a work tree, given its root
     */
    public Comparisons(GitRepository git, Path temporaryFolder, BiFunction<Path, Snapshot, Repository> open) {
        this.git = git;
        this.workTrees = new WorkTrees(git, temporaryFolder);
        this.open = open;
    }

    /**
     * The components that were added, removed or changed.
     *
     * @throws dev.terrane.run.git.GitException where there is no repository, or no such reference
     */
    public Collection<Node> changed(Changed comparison) {
        git.root();
        Changes changes = git.changes(git.commit(comparison.from()), git.commit(comparison.to()));
        return ChangedComponents.of(changes, () -> repository(new Snapshot(comparison.from(), true)),
                () -> repository(new Snapshot(comparison.to(), false)));
    }

    private Repository repository(Snapshot snapshot) {
        Repository known = opened.get(snapshot);
        if (known == null) {
            known = open.apply(workTrees.of(snapshot.reference()), snapshot);
            opened.put(snapshot, known);
        }
        return known;
    }

    @Override
    public void close() {
        workTrees.close();
    }
}
