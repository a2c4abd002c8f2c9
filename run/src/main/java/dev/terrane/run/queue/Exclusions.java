package dev.terrane.run.queue;

import dev.terrane.config.model.ExcludeBlock;
import dev.terrane.run.discovery.Repository.Node;
import dev.terrane.run.terraform.TerraformArguments;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the units that were selected do not run a command: their `exclude` blocks say so, something is protected, or they were removed
 * and the user has not said that they may be destroyed.
 */
final class Exclusions {

    private Exclusions() {}

    static Set<Node> of(Collection<Node> units, TerraformArguments command, boolean destroyRemoved) {
        Set<Node> excluded = new LinkedHashSet<>();
        if (!destroyRemoved) {
            units.stream().filter(Node::isRemoved).forEach(excluded::add);
        }
        for (Node unit : units) {
            Optional<ExcludeBlock> block = unit.configuration().exclude()
                    .filter(exclude -> exclude.excludes(command.command()));
            if (block.isPresent()) {
                excluded.add(unit);
                if (block.get().excludeDependencies().orElse(false)) {
                    excluded.addAll(unit.dependencies());
                }
            }
        }
        if (command.destroys()) {
            excluded.addAll(withAllDependencies(
                    units.stream().filter(unit -> unit.configuration().isProtected()).toList()));
        }
        excluded.retainAll(units);
        return excluded;
    }

    /** What a protected unit stands on must not go either. */
    private static Set<Node> withAllDependencies(List<Node> units) {
        Set<Node> all = new LinkedHashSet<>();
        Deque<Node> rest = new ArrayDeque<>(units);
        while (!rest.isEmpty()) {
            Node unit = rest.remove();
            if (all.add(unit)) {
                rest.addAll(unit.dependencies());
            }
        }
        return all;
    }
}
