package dev.terrane.cli.command;

import java.util.List;
import java.util.Optional;

import dev.terrane.cli.option.OptionValues;
import dev.terrane.cli.option.ReadingFlags;
import dev.terrane.cli.view.FindJson;
import dev.terrane.cli.view.Listed;
import dev.terrane.cli.view.PathLines;
import dev.terrane.run.discovery.Repository;
import dev.terrane.run.filter.Filters;

/** `find`: the paths of units and stacks, or what is known of them as JSON. */
final class FindCommand implements Command {

    @Override
    public int run(Invocation invocation) {
        OptionValues options = invocation.options();
        boolean json = options.isOn(ReadingFlags.FIND_JSON)
                || options.get(ReadingFlags.FIND_FORMAT).filter("json"::equals).isPresent();
        Listing listing = new Listing(invocation.directory(), options.isOn(ReadingFlags.FIND_DEPENDENCIES),
                options.isOn(ReadingFlags.FIND_EXCLUDE), options.isOn(ReadingFlags.FIND_INCLUDE),
                options.isOn(ReadingFlags.FIND_READING));
        Optional<String> as = options.get(ReadingFlags.FIND_AS);
        boolean dag = options.isOn(ReadingFlags.FIND_DAG) || as.isPresent();
        Filters filters = FilterOptions.of(invocation);
        if (options.isOn(ReadingFlags.FIND_EXTERNAL)) {
            filters = filters.and("{./**}...");
        }
        try (Discovery discovery = new Discovery(invocation, !options.isOn(ReadingFlags.FIND_NO_HIDDEN), filters)) {
            List<Repository.Node> shown = Queue.of(discovery, dag, listing, as);
            List<Listed> listed = shown.stream().map(listing::of).toList();
            discovery.report(shown);
            invocation.launch().out().print(json ? FindJson.of(listed) : PathLines.of(listed));
        }
        return 0;
    }
}
