package dev.terrane.cli.command;

import dev.terrane.cli.option.FleetFlags;
import dev.terrane.cli.option.UsageException;
import dev.terrane.config.path.RepositoryRoots;
import dev.terrane.run.RunOptions;
import dev.terrane.run.discovery.Component;
import dev.terrane.run.discovery.Repository;
import dev.terrane.run.filter.Filters;
import dev.terrane.run.git.GitException;
import dev.terrane.run.queue.FleetRunner;
import dev.terrane.run.terraform.TerraformArguments;
import dev.terrane.run.unit.Prompt;
import dev.terrane.run.unit.UnitRunner;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** `run` and its shortcuts (`plan`, `apply` …): OpenTofu/Terraform in one unit, or in many. */
final class RunCommand implements Command {

    @Override
    public int run(Invocation invocation) {
        RunOptions options = RunOptionsReader.read(invocation);
        boolean one = options.scope() instanceof RunOptions.Scope.One;
        if (options.command().command().isEmpty()) {
            if (one) {
                return Help.print(invocation.line(), invocation.launch());
            }
            throw new UsageException("a command of OpenTofu/Terraform is missing", "as in `terragrunt run --all plan`");
        }
        if (one) {
            return one(invocation, options);
        }
        if (options.scope() instanceof RunOptions.Scope.Graph(Optional<Path> root)) {
            return graph(invocation, options, root);
        }
        Filters filters = filters(invocation);
        if (!filters.comparisons().isEmpty()) {
            requireComparable(options.command());
        }
        return many(invocation, options, filters);
    }

    private static int graph(Invocation invocation, RunOptions options, Optional<Path> root) {
        if (!invocation.options().list(FleetFlags.FILTER).isEmpty()) {
            throw new UsageException("`--graph` and `--filter` cannot be used together",
                    "a filter such as `...{./unit}` selects a unit and its dependents");
        }
        Path from = root.orElseGet(() -> repositoryOf(invocation.directory()));
        return many(invocation.in(from), options, Filters.parse(List.of("..." + atom(from, invocation.directory()))));
    }

    /** Units that were removed are destroyed where others are applied: that has a meaning for two commands only. */
    private static void requireComparable(TerraformArguments command) {
        boolean comparable = (command.is("plan") || command.is("apply")) && !command.destroys();
        if (!comparable) {
            throw new UsageException("a filter on git references cannot be used with `"
                    + String.join(" ", command.words()) + "`", "it works with `plan` and `apply`");
        }
    }

    private static Path repositoryOf(Path folder) {
        return new RepositoryRoots().rootOf(folder)
                .orElseThrow(() -> GitException.noRepository("Dependents are looked for in the whole repository",
                        folder, "say `--graph-root FOLDER`"));
    }

    private static String atom(Path root, Path folder) {
        return "{./" + root.relativize(folder) + "}";
    }

    private static int one(Invocation invocation, RunOptions options) {
        if (options.queue().destroyDependenciesCheck() && options.command().destroys()
                && !confirmedDependents(invocation, options)) {
            return 0;
        }
        try (RunSession session = new RunSession(invocation)) {
            return new UnitRunner(session.setup(), options).run();
        }
    }

    /** Shows the units that depend on the one that is to go, and asks. */
    private static boolean confirmedDependents(Invocation invocation, RunOptions options) {
        Path root = repositoryOf(invocation.directory());
        Filters filters = Filters.parse(List.of("...^" + atom(root, invocation.directory())));
        try (Discovery discovery = new Discovery(invocation.in(root), true, filters)) {
            List<Repository.Node> dependents = discovery.selected();
            if (dependents.isEmpty()) {
                return true;
            }
            PrintStream err = invocation.launch().err();
            err.println("These units depend on the one that is to be destroyed:");
            dependents.forEach(unit -> err.println(unit.path()));
            err.flush();
            return new Prompt(invocation.world().terminal(), options.nonInteractive())
                    .confirm("Destroy it nevertheless?");
        }
    }

    /** The filters of a run, which has to know exactly what is meant. */
    static Filters filters(Invocation invocation) {
        Filters filters = FilterOptions.of(invocation);
        filters.problems().stream().findFirst().ifPresent(problem -> {
            throw new UsageException(problem.render(false));
        });
        return filters;
    }

    /** Runs a command in all units that filters select, after stacks have been generated. */
    static int many(Invocation invocation, RunOptions options, Filters filters) {
        FleetRunner.refusal(options.command().command()).ifPresent(reason -> {
            throw new UsageException("`" + options.command().command() + "` cannot run in all units: " + reason);
        });
        invocation.world().processes().expectGroups();
        try (RunSession session = new RunSession(invocation)) {
            int generated = new Stacks(invocation, options, filters, session).generate().exitCode();
            if (generated != 0) {
                return generated;
            }
            UnitEnvironments environments = UnitEnvironments.ofDiscovery(invocation, session.setup().identities(),
                    options.command().command());
            try (Discovery discovery = new Discovery(invocation, true, filters, environments)) {
                List<Repository.Node> units = discovery.unambiguous(invocation.directory()).stream()
                        .filter(node -> node.kind() == Component.Kind.UNIT).toList();
                // an auth command may wait for others: it is asked for all units before they are read one by one
                discovery.map(units, node -> environments.of(node.file()));
                discovery.read(units, node -> {
                    node.dependencies();
                    node.configuration().exclude();
                });
                return new FleetRunner(session.setup(), options, new FleetView(invocation)).run(units);
            }
        }
    }
}
