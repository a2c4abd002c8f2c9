package dev.terrane.cli.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.terrane.run.discovery.Repository;

/** The components of a list, in the order that was asked for. */
final class Queue {

    private Queue() {}

    /**
     * Selects and orders.
     *
     * @param dag in the order of dependencies rather than by path
     * @param dependencies whether dependencies are shown; circles of them are left out then, too
     * @param as the command whose queue is asked for
     */
    static List<Repository.Node> of(Discovery discovery, boolean dag, boolean dependencies, Optional<String> as) {
        List<Repository.Node> selected = discovery.selected();
        if (!dag && !dependencies) {
            return selected;
        }
        List<Repository.Node> ordered = discovery.ordered(selected, as.filter("destroy"::equals).isPresent());
        List<Repository.Node> running = as
                .map(command -> ordered.stream().filter(n -> Listing.runs(n, command)).toList()).orElse(ordered);
        return dag ? running : selected.stream().filter(Set.copyOf(running)::contains).toList();
    }
}
