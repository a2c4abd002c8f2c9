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

/**
 * The components of filters that compare git references. They are found, and run, in temporary work trees, whose root their paths are
 * relative to; the work trees are removed when this is closed.
 */
public final class Comparisons implements AutoCloseable {

    private final GitRepository git;
    private final WorkTrees workTrees;
    private final ComparedSide.Setting setting;
    private final Map<Snapshot, ComparedSide> sides = new HashMap<>();

    /**
     * @param temporaryFolder the folder that work trees are made in
     * @param setting how they are opened
     */
    public Comparisons(GitRepository git, Path temporaryFolder, ComparedSide.Setting setting) {
        this.git = git;
        this.workTrees = new WorkTrees(git, temporaryFolder);
        this.setting = setting;
    }

    /**
     * The components that were added, removed or changed.
     *
     * @throws dev.terrane.run.git.GitException where there is no repository, no such reference, or a stack cannot be generated
     */
    public Collection<Node> changed(Changed comparison) {
        git.root();
        Changes changes = git.changes(git.commit(comparison.from()), git.commit(comparison.to()));
        return ChangedComponents.of(changes, side(new Snapshot(comparison.from(), true)),
                side(new Snapshot(comparison.to(), false)));
    }

    private ComparedSide side(Snapshot snapshot) {
        ComparedSide known = sides.get(snapshot);
        if (known == null) {
            known = new ComparedSide(snapshot, workTrees, setting);
            sides.put(snapshot, known);
        }
        return known;
    }

    @Override
    public void close() {
        workTrees.close();
    }
}
