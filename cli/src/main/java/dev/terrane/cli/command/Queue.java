package dev.terrane.cli.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.terrane.run.discovery.Repository;

/** The components of a list, in the order that was asked for. */
final class Queue {

    private Queue() {}

    /**
     * Selects, asks for all that is shown, and orders.
     *
     * @param dag in the order of dependencies rather than by path
     * @param listing what is shown; where that is dependencies, circles of them are left out, too
     * @param as the command whose queue is asked for
     */
    static List<Repository.Node> of(Discovery discovery, boolean dag, Listing listing, Optional<String> as) {
        List<Repository.Node> selected = discovery.selected();
        boolean ordered = dag || listing.dependencies();
        if (ordered || listing.readsFiles()) {
            discovery.read(selected, node -> {
                listing.of(node);
                if (ordered) {
                    node.dependencies();
                }
                if (as.isPresent()) {
                    node.configuration().exclude();
                }
            });
        }
        if (!ordered) {
            return selected;
        }
        List<Repository.Node> queue = discovery.ordered(selected, as.filter("destroy"::equals).isPresent());
        List<Repository.Node> running = as
                .map(command -> queue.stream().filter(n -> Listing.runs(n, command)).toList()).orElse(queue);
        return dag ? running : selected.stream().filter(Set.copyOf(running)::contains).toList();
    }
}
