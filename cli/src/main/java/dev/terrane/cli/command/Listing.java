package dev.terrane.cli.command;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.terrane.cli.view.Listed;
import dev.terrane.config.model.ExcludeBlock;
import dev.terrane.run.discovery.Component;
import dev.terrane.run.discovery.Repository;

/**
 * Makes what is listed of components.
 *
 * @param folder the folder that paths are relative to
 * @param dependencies whether dependencies are shown, and so on
 */
record Listing(Path folder, boolean dependencies, boolean exclude, boolean include, boolean reading) {

    /** Whether files have to be read for it. */
    boolean readsFiles() {
        return dependencies || exclude || include || reading;
    }

    Listed of(Repository.Node node) {
        List<String> shownDependencies = dependencies
                ? node.dependencies().stream().map(Component::relativePath).sorted(Comparator.naturalOrder()).toList()
                : List.of();
        Optional<ExcludeBlock> shownExclude = exclude ? node.configuration().exclude() : Optional.empty();
        List<Listed.Include> includes = include
                ? node.configuration().includes().stream()
                        .map(i -> new Listed.Include(i.label(), relative(i.file()))).toList()
                : List.of();
        List<String> read = reading ? List.copyOf(node.relativeReading()) : List.of();
        return new Listed(node.kind(), node.relativePath(), shownDependencies, shownExclude, includes, read, false);
    }

    private String relative(Path path) {
        return folder.relativize(path).toString();
    }

    /** Whether a command's queue would have a component: not where its `exclude` block lists the command. */
    static boolean runs(Repository.Node node, String command) {
        return node.configuration().exclude().filter(e -> e.lists(command)).isEmpty();
    }
}
