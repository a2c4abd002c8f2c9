package dev.terrane.cli.option;

import static dev.terrane.cli.option.Option.many;
import static dev.terrane.cli.option.Option.path;
import static dev.terrane.cli.option.Option.paths;
import static dev.terrane.cli.option.Option.toggle;
import static dev.terrane.cli.option.Option.whole;

import java.util.List;
import java.util.Set;

/** The options that say which units a command is about, in which order they run, and what is reported of them. */
public final class FleetFlags {
    private static final Set<CommandName> RUN_LIKE = CommandSets.RUN_LIKE;
    private static final Set<CommandName> FILTERS = CommandSets.FILTERS;
    private static final Set<CommandName> QUEUE = CommandSets.QUEUE;

    public static final Option<Boolean> ALL_UNITS = toggle("all").alias("a").on(CommandSets.WITH_ALL)
            .help("Every unit below the folder, in the order of their dependencies.");
    public static final Option<Boolean> RENDER_ALL = toggle("all").alias("a").variables("TG_RENDER_ALL")
            .on(CommandName.RENDER)
            .help("Every unit below the folder.");
    public static final Option<Boolean> GRAPH = toggle("graph").on(CommandSets.RUNNING)
            .help("The unit and those that depend on it.");
    public static final Option<String> GRAPH_ROOT = path("graph-root").on(RUN_LIKE).old().standard("the repository")
            .help("The folder in which --graph looks for units.");
    public static final Option<List<String>> FILTER = many("filter").on(FILTERS)
            .help("Only the units that this expression selects; repeated, those of any.");
    public static final Option<Boolean> FILTER_AFFECTED = toggle("filter-affected").on(FILTERS)
            .help("Only the units that changed between the default branch and HEAD.");
    public static final Option<Boolean> FILTER_ALLOW_DESTROY = toggle("filter-allow-destroy").on(FILTERS)
            .help("Let a filter on Git destroy the units that were removed.");
    public static final Option<String> FILTERS_FILE = path("filters-file").on(FILTERS).standard(".terragrunt-filters")
            .help("A file with one filter a line.");
    public static final Option<Boolean> NO_FILTERS_FILE = toggle("no-filters-file").on(FILTERS)
            .help("Do not read .terragrunt-filters.");

    public static final Option<Long> PARALLELISM = whole("parallelism", 1).on(CommandSets.PARALLEL).old()
            .standard("what the machine's cores and memory allow").help("How many units run at a time.");
    public static final Option<Boolean> FAIL_FAST = toggle("fail-fast").on(CommandSets.FAIL_FAST)
            .help("Start nothing after a failure.");
    public static final Option<Boolean> QUEUE_IGNORE_ERRORS = toggle("queue-ignore-errors").on(QUEUE)
            .old("ignore-dependency-errors")
            .help("Run units although what they depend on failed.");
    public static final Option<Boolean> QUEUE_IGNORE_DAG_ORDER = toggle("queue-ignore-dag-order").on(QUEUE)
            .old("ignore-dependency-order").help("Run units in no order.");
    public static final Option<Boolean> DESTROY_DEPENDENCIES_CHECK = toggle("destroy-dependencies-check").on(RUN_LIKE)
            .help("Ask before destroying what other units depend on.");
    public static final Option<String> OUT_DIR = path("out-dir").on(RUN_LIKE).old()
            .help("Keep the plans of `run --all plan` here.");
    public static final Option<String> JSON_OUT_DIR = path("json-out-dir").on(RUN_LIKE).old()
            .help("Keep the plans of `run --all plan` here, as JSON.");
    public static final Option<Boolean> SUMMARY_DISABLE = toggle("summary-disable").on(RUN_LIKE)
            .help("No summary after `run --all`.");
    public static final Option<Boolean> SUMMARY_PER_UNIT = toggle("summary-per-unit").on(RUN_LIKE)
            .help("A summary that names every unit.");
    public static final Option<String> REPORT_FILE = path("report-file").on(RUN_LIKE)
            .help("Write a report of the run here.");
    public static final Option<String> REPORT_FORMAT = Option
            .of("report-format", new ValueType.Choice(List.of("csv", "json"), false, true)).on(RUN_LIKE)
            .standard("what the file's name ends with, else csv").help("The form of the report.");
    public static final Option<String> REPORT_SCHEMA_FILE = path("report-schema-file").on(RUN_LIKE)
            .help("Write the schema of JSON reports here.");

    /** Earlier ways of saying a filter, kept because scripts say them. */
    public static final Option<List<String>> QUEUE_EXCLUDE_DIR = paths("queue-exclude-dir").on(QUEUE).hidden()
            .old("exclude-dir")
            .help("The same as a filter `!{path}`.");
    public static final Option<List<String>> QUEUE_INCLUDE_DIR = paths("queue-include-dir").on(QUEUE).hidden()
            .old("include-dir")
            .help("The same as a filter `{path}`.");
    public static final Option<String> QUEUE_EXCLUDES_FILE = path("queue-excludes-file").on(QUEUE).hidden()
            .old("excludes-file")
            .standard(".terragrunt-excludes").help("A file with one folder to leave out a line.");
    public static final Option<Boolean> QUEUE_INCLUDE_EXTERNAL = toggle("queue-include-external").on(QUEUE).hidden()
            .old("include-external-dependencies").help("Also the dependencies outside of the folder.");
    public static final Option<List<String>> QUEUE_INCLUDE_UNITS_READING = paths("queue-include-units-reading")
            .on(QUEUE)
            .hidden().old()
            .help("The same as a filter `reading=file`.");
    public static final Option<List<String>> UNITS_THAT_INCLUDE = paths("units-that-include").on(RUN_LIKE)
            .deprecated(StrictControl.UNITS_THAT_INCLUDE, "`--filter reading=FILE` replaces it")
            .old("modules-that-include").help("The same as a filter `reading=file`.");
    static final Option<Boolean> QUEUE_EXCLUDE_EXTERNAL = toggle("queue-exclude-external").on(QUEUE)
            .deprecated(StrictControl.QUEUE_EXCLUDE_EXTERNAL, "it is what happens without it")
            .old("ignore-external-dependencies").help("No effect: it is what happens.");
    static final Option<Boolean> QUEUE_STRICT_INCLUDE = toggle("queue-strict-include").on(QUEUE)
            .deprecated(StrictControl.QUEUE_STRICT_INCLUDE, "it is what happens without it").old("strict-include")
            .help("No effect: it is what happens.");
    static final Option<Boolean> NO_DESTROY_DEPENDENCIES_CHECK = toggle("no-destroy-dependencies-check").on(RUN_LIKE)
            .deprecated(StrictControl.NO_DESTROY_DEPENDENCIES_CHECK, "it is what happens without it").old()
            .help("No effect: it is what happens.");

    static final List<Option<?>> ALL = List.of(ALL_UNITS, RENDER_ALL, GRAPH, GRAPH_ROOT, FILTER, FILTER_AFFECTED,
            FILTER_ALLOW_DESTROY,
            FILTERS_FILE, NO_FILTERS_FILE, PARALLELISM, FAIL_FAST, QUEUE_IGNORE_ERRORS, QUEUE_IGNORE_DAG_ORDER,
            DESTROY_DEPENDENCIES_CHECK, OUT_DIR, JSON_OUT_DIR, SUMMARY_DISABLE, SUMMARY_PER_UNIT, REPORT_FILE,
            REPORT_FORMAT,
            REPORT_SCHEMA_FILE, QUEUE_EXCLUDE_DIR, QUEUE_INCLUDE_DIR, QUEUE_EXCLUDES_FILE, QUEUE_INCLUDE_EXTERNAL,
            QUEUE_INCLUDE_UNITS_READING, UNITS_THAT_INCLUDE, QUEUE_EXCLUDE_EXTERNAL, QUEUE_STRICT_INCLUDE,
            NO_DESTROY_DEPENDENCIES_CHECK);

    /** The options that say which units a command is about. */
    static final Set<Option<?>> SELECTING = Set.of(ALL_UNITS, GRAPH, GRAPH_ROOT, FILTER, FILTER_AFFECTED,
            FILTER_ALLOW_DESTROY, FILTERS_FILE, QUEUE_EXCLUDE_DIR, QUEUE_INCLUDE_DIR, QUEUE_EXCLUDES_FILE,
            QUEUE_INCLUDE_EXTERNAL, QUEUE_INCLUDE_UNITS_READING, UNITS_THAT_INCLUDE, QUEUE_EXCLUDE_EXTERNAL,
            QUEUE_STRICT_INCLUDE);

    private FleetFlags() {}
}
