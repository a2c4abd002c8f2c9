package dev.terrane.cli.command;

import java.util.List;
import java.util.Optional;

import dev.terrane.cli.option.OptionValues;
import dev.terrane.cli.option.ReadingFlags;
import dev.terrane.cli.view.Columns;
import dev.terrane.cli.view.DotGraph;
import dev.terrane.cli.view.Listed;
import dev.terrane.cli.view.LongTable;
import dev.terrane.cli.view.Tree;
import dev.terrane.run.discovery.Repository;
import dev.terrane.run.filter.Filters;

/** `list`: units and stacks for people, in columns, as a table, a tree or a graph; `dag graph` is its graph. */
final class ListCommand implements Command {

    private static final int TERMINAL_WIDTH = 80;

    private enum Form {
        TEXT, LONG, TREE, DOT
    }

    @Override
    public int run(Invocation invocation) {
        OptionValues options = invocation.options();
        Optional<String> as = options.get(ReadingFlags.LIST_AS);
        boolean dag = options.isOn(ReadingFlags.LIST_DAG) || as.isPresent();
        boolean dependencies = dag || options.isOn(ReadingFlags.LIST_DEPENDENCIES);
        Filters filters = FilterOptions.of(invocation);
        if (options.isOn(ReadingFlags.LIST_EXTERNAL)) {
            filters = filters.and("{./**}...");
        }
        return show(invocation, filters, form(options), dag, dependencies, as);
    }

    /** The graph that `dag graph` prints. */
    static int graph(Invocation invocation) {
        return show(invocation, FilterOptions.of(invocation), Form.DOT, true, true, Optional.empty());
    }

    private static Form form(OptionValues options) {
        if (options.isOn(ReadingFlags.LIST_TREE)) {
            return Form.TREE;
        }
        if (options.isOn(ReadingFlags.LIST_LONG)) {
            return Form.LONG;
        }
        return switch (options.get(ReadingFlags.LIST_FORMAT).orElse("text")) {
            case "tree" -> Form.TREE;
            case "long" -> Form.LONG;
            case "dot" -> Form.DOT;
            default -> Form.TEXT;
        };
    }

    private static int show(Invocation invocation, Filters filters, Form form, boolean dag, boolean dependencies,
            Optional<String> as) {
        boolean hidden = !invocation.options().isOn(ReadingFlags.LIST_NO_HIDDEN);
        Listing listing = new Listing(invocation.directory(), dependencies, false, false, false);
        try (Discovery discovery = new Discovery(invocation, hidden, filters)) {
            List<Repository.Node> shown = Queue.of(discovery, dag, listing, as);
            List<Listed> listed = shown.stream().map(listing::of).toList();
            discovery.report(shown);
            invocation.launch().out().print(switch (form) {
                case TEXT -> Columns.of(listed, TERMINAL_WIDTH);
                case LONG -> LongTable.of(listed, invocation.options().isOn(ReadingFlags.LIST_DEPENDENCIES));
                case TREE -> dag ? Tree.ofDependencies(listed) : Tree.ofFolders(listed);
                case DOT -> DotGraph.of(listed);
            });
        }
        return 0;
    }
}
