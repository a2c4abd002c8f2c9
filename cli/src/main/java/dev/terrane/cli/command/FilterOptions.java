package dev.terrane.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.terrane.cli.option.FleetFlags;
import dev.terrane.cli.option.OptionValues;
import dev.terrane.cli.option.UsageException;
import dev.terrane.run.filter.FilterExpression;
import dev.terrane.run.filter.Filters;
import dev.terrane.run.git.GitRepository;

/**
 * The filters of a command line: `--filter`, those of the filters file, and the older flags that say the same in other
 * words.
 */
final class FilterOptions {

    private static final String STANDARD_FILE = ".terragrunt-filters";
    private static final String STANDARD_EXCLUDES_FILE = ".terragrunt-excludes";

    private final OptionValues options;
    private final Path folder;

    private FilterOptions(OptionValues options, Path folder) {
        this.options = options;
        this.folder = folder;
    }

    /**
     * The filters, each file's relative to the working folder.
     *
     * @throws dev.terrane.run.filter.FilterSyntaxException where one is not valid
     * @throws dev.terrane.run.git.GitException where `--filter-affected` needs a repository and there is none
     */
    static Filters of(Invocation invocation) {
        Filters filters = Filters.parse(new FilterOptions(invocation.options(), invocation.directory()).queries());
        return invocation.options().isOn(FleetFlags.FILTER_AFFECTED) ? filters.and(affected(invocation)) : filters;
    }

    private static FilterExpression affected(Invocation invocation) {
        GitRepository git = ConfigContexts.git(invocation);
        git.root();
        if (git.isDirty()) {
            invocation.log().warn("There are changes that are not committed; `--filter-affected` compares commits and"
                    + " does not see them.");
        }
        return new FilterExpression.Changed(git.defaultBranch(), "HEAD");
    }

    private List<String> queries() {
        List<String> queries = new ArrayList<>(options.list(FleetFlags.FILTER));
        if (!options.isOn(FleetFlags.NO_FILTERS_FILE)) {
            queries.addAll(lines(options.get(FleetFlags.FILTERS_FILE).orElse(STANDARD_FILE)));
        }
        options.list(FleetFlags.QUEUE_INCLUDE_DIR).forEach(dir -> queries.add("{" + dir + "}"));
        options.list(FleetFlags.QUEUE_EXCLUDE_DIR).forEach(dir -> queries.add("!{" + dir + "}"));
        lines(options.get(FleetFlags.QUEUE_EXCLUDES_FILE).orElse(STANDARD_EXCLUDES_FILE))
                .forEach(dir -> queries.add("!{" + dir + "}"));
        options.list(FleetFlags.QUEUE_INCLUDE_UNITS_READING).forEach(file -> queries.add("reading=" + file));
        options.list(FleetFlags.UNITS_THAT_INCLUDE).forEach(file -> queries.add("reading=" + file));
        if (options.isOn(FleetFlags.QUEUE_INCLUDE_EXTERNAL)) {
            queries.add("{./**}...");
        }
        return queries;
    }

    /** The lines of a file that say something; none where there is no such file. */
    private List<String> lines(String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UsageException("`" + name + "` cannot be read: " + IoProblem.of(e));
        }
    }
}
