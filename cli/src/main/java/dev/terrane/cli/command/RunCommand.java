package dev.terrane.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.terrane.cli.Launch;
import dev.terrane.cli.option.UsageException;
import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.run.RunOptions;
import dev.terrane.run.discovery.Component;
import dev.terrane.run.discovery.Repository;
import dev.terrane.run.event.EventPrinter;
import dev.terrane.run.event.EventStream;
import dev.terrane.run.filter.Filters;
import dev.terrane.run.process.Interruption;
import dev.terrane.run.process.Interruption.InterruptedRunException;
import dev.terrane.run.process.ProcessStarter.Group;
import dev.terrane.run.queue.FleetRunner;
import dev.terrane.run.queue.QueueEntry;
import dev.terrane.run.report.RunReport;
import dev.terrane.run.report.Summary;
import dev.terrane.run.unit.Prompt;
import dev.terrane.run.unit.RunSetup;
import dev.terrane.run.unit.UnitRunner;
import dev.terrane.run.unit.UnitTask;
import dev.terrane.run.unit.Units;

/** `run` and its shortcuts (`plan`, `apply` …): OpenTofu/Terraform in one unit, or in all below the folder. */
final class RunCommand implements Command {

    private static final dev.terrane.config.version.Version COMPATIBLE = dev.terrane.config.version.Version
            .parse(Version.TERRAGRUNT).orElseThrow();

    @Override
    public int run(Invocation invocation) {
        RunOptions options = RunOptionsReader.read(invocation);
        if (options.command().command().isEmpty()) {
            throw new UsageException("a command of OpenTofu/Terraform is missing", "as in `terragrunt run plan`");
        }
        refuseWhatIsNotBuilt(options);
        EventStream events = new EventStream();
        events.addReader(
                new EventPrinter(LogSetup.sink(invocation.logOptions(), invocation.launch(), invocation.directory()),
                        invocation.world().terminal().output(),
                        invocation.world().terminal().error()));
        RunReport report = new RunReport();
        events.addReader(report);
        try (Interruption interruption = new Interruption(invocation.world().signals());
                Identities identities = new Identities(invocation, options)) {
            RunSetup setup = new RunSetup(invocation.world(), events, invocation.log(), identities,
                    ConfigContexts.session(invocation), interruption, new HttpDownloader(), COMPATIBLE);
            return switch (options.scope()) {
                case RunOptions.Scope.One() -> one(invocation, options, setup);
                case RunOptions.Scope.All() -> all(invocation, options, setup, report);
                case RunOptions.Scope.Graph(Optional<Path> root) ->
                    throw new UsageException("`run --graph` is not built yet; see docs/differences.md");
            };
        } catch (InterruptedRunException e) {
            return e.exitCode();
        }
    }

    /** What the command line may say and no run heeds yet is refused rather than passed over. */
    private static void refuseWhatIsNotBuilt(RunOptions options) {
        Map<String, Boolean> asked = Map.of("--report-file", options.report().file().isPresent(),
                "--report-schema-file",
                options.report().schemaFile().isPresent(), "--json-out-dir",
                options.queue().jsonOutDirectory().isPresent(), "--destroy-dependencies-check",
                options.queue().destroyDependenciesCheck());
        asked.forEach((flag, given) -> {
            if (given) {
                throw new UsageException("`" + flag + "` is not built yet; see docs/differences.md");
            }
        });
    }

    private static int one(Invocation invocation, RunOptions options, RunSetup setup) {
        Path file = options.configFile().orElseGet(() -> ConfigFileNames.unitFileIn(invocation.directory()));
        Units units = new Units(setup, options, Group.SHARED);
        UnitRunner runner = new UnitRunner(units, setup.events(), invocation.world().clock(), invocation.log());
        return runner.run(new UnitTask(file, options.command(), options.source().source()));
    }

    private static int all(Invocation invocation, RunOptions options, RunSetup setup, RunReport report) {
        FleetRunner.refusal(options.command().command()).ifPresent(reason -> {
            throw new UsageException("`" + options.command().command() + "` cannot run in all units: " + reason);
        });
        Filters filters = FilterOptions.of(invocation);
        filters.problems().stream().findFirst().ifPresent(problem -> {
            throw new UsageException(problem.render(false));
        });
        List<FleetRunner.Entry> entries;
        try (Discovery discovery = new Discovery(invocation, true, filters)) {
            entries = entries(discovery, options);
        }
        if (entries.isEmpty() || !confirmed(invocation, options)) {
            return 0;
        }
        Units units = new Units(setup, options, Group.OWN);
        UnitRunner runner = new UnitRunner(units, setup.events(), invocation.world().clock(), invocation.log());
        int exitCode = new FleetRunner(units, runner, options, setup.interruption(), invocation.log()).run(entries);
        if (options.report().summary()) {
            boolean colours = options.log().colors() && invocation.world().terminal().outputIsTerminal();
            Launch launch = invocation.launch();
            launch.out().print(new Summary(invocation.directory(), colours, options.report().summaryPerUnit())
                    .of(report.rows()));
        }
        return exitCode;
    }

    /** What changes many units is asked for once, before any of them; a no ends the run without a failure. */
    private static boolean confirmed(Invocation invocation, RunOptions options) {
        boolean changing = List.of("apply", "destroy", "state").contains(options.command().command());
        return !changing || new Prompt(invocation.world().terminal(), options.nonInteractive())
                .confirm("Run `" + options.command().command() + "` in each of these units?");
    }

    private static List<FleetRunner.Entry> entries(Discovery discovery, RunOptions options) {
        boolean down = options.command().destroys();
        List<Repository.Node> units = discovery.selected().stream().filter(n -> n.kind() == Component.Kind.UNIT)
                .filter(n -> n.configuration().exclude().filter(e -> e.excludes(options.command().command())).isEmpty())
                .toList();
        return discovery.ordered(units, down).stream()
                .map(node -> new FleetRunner.Entry(node.file(), new QueueEntry(node.path(),
                        node.dependencies().stream().map(Repository.Node::path).toList(), down)))
                .toList();
    }
}
