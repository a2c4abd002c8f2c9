package dev.terrane.run.queue;

import dev.terrane.aws.unit.UnitIdentity;
import dev.terrane.run.RunOptions;
import dev.terrane.run.discovery.Levels;
import dev.terrane.run.discovery.Repository.Node;
import dev.terrane.run.event.Outcome;
import dev.terrane.run.event.RunEvent;
import dev.terrane.run.event.Step;
import dev.terrane.run.log.Log;
import dev.terrane.run.process.Interruption.InterruptedRunException;
import dev.terrane.run.process.ProcessStarter.Group;
import dev.terrane.run.queue.RunQueue.Status;
import dev.terrane.run.report.PlanCounts;
import dev.terrane.run.report.ReportFile;
import dev.terrane.run.report.Reports;
import dev.terrane.run.report.RunReport;
import dev.terrane.run.report.RunRow;
import dev.terrane.run.report.Summary;
import dev.terrane.run.source.SourceException;
import dev.terrane.run.source.SourceRule;
import dev.terrane.run.terraform.TerraformArguments;
import dev.terrane.run.unit.LoadedUnit;
import dev.terrane.run.unit.Prompt;
import dev.terrane.run.unit.RunSetup;
import dev.terrane.run.unit.UnitException;
import dev.terrane.run.unit.UnitResult;
import dev.terrane.run.unit.UnitTask;
import dev.terrane.run.unit.Units;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Runs a command in many units in the order of their dependencies, a bounded number at once. Before the first unit starts,
 * the identity of each is known and its guard has let it pass.
 */
public final class FleetRunner {
    private static final Map<String, String> QUESTIONS = Map.of(//
            "apply", "Apply all of these units?", //
            "destroy", "Destroy what all of these units manage? It cannot be undone.", //
            "state", "Change the state of all of these units? A relative path in the arguments means another file for"
                    + " each of them, an absolute one the same.");

    private final RunSetup setup;
    private final RunOptions options;
    private final Display display;
    private final FleetCommand command;
    private final Log log;
    private final RunReport report = new RunReport();
    private final PlanCounts plans = new PlanCounts();
    private final ConcurrentMap<Path, Integer> codes = new ConcurrentHashMap<>();
    private final ConcurrentMap<Path, String> lastOutput = new ConcurrentHashMap<>();
    private final Map<Path, String> snapshotNames = new HashMap<>();

    /** Shows units to the user. */
    public interface Display {

        /**
         * Lays them out.
         *
         * @param units in their order
         * @param reversed whether each runs before what it depends on
         */
        String tree(List<Node> units, boolean reversed);

        /** The command line that repeats this run in the units that these filters select. */
        String commandLine(List<String> filters);
    }

    public FleetRunner(RunSetup setup, RunOptions options, Display display) {
        this.setup = setup;
        this.options = options;
        this.display = display;
        this.command = new FleetCommand(options);
        this.log = setup.log();
    }

    /** Why a command cannot be run in many units; nothing where it can. */
    public static Optional<String> refusal(String command) {
        return Optional.ofNullable(FleetCommand.REFUSED.get(command));
    }

    /** What a unit brings to its turn: it can run, or it is known that it cannot. */
    private sealed interface Prepared {
        record Ready(LoadedUnit unit) implements Prepared {}

        record Broken(UnitException why) implements Prepared {}
    }

    /**
     * Runs the units. What went wrong has been said when this returns.
     *
     * @param selected the units that filters have left
     * @return 0, the exit code of the first unit in the queue that failed, or 2 where `-detailed-exitcode` tells of changes
     */
    public int run(Collection<Node> selected) {
        boolean reversed = options.command().destroys();
        boolean destroyRemoved = options.queue().destroyRemoved();
        Set<Node> excluded = Exclusions.of(selected, options.command(), destroyRemoved);
        Levels<Node> levels = Levels.of(selected.stream().filter(unit -> !excluded.contains(unit)).toList(), reversed);
        if (!levels.cycles().isEmpty()) {
            levels.cycles().forEach(this::tellCycle);
            return 1;
        }
        List<Node> units = levels.ordered();
        if (!destroyRemoved) {
            selected.stream().filter(Node::isRemoved).forEach(this::tellKept);
        }
        tellLocalStates(units);
        if (selected.isEmpty()) {
            log.warn("There are no units here to run.");
        } else {
            show(units, reversed);
        }
        if (!confirmed()) {
            return 0;
        }
        selected.stream().filter(Node::isInSnapshot).forEach(this::nameByRepository);
        setup.events().addReader(report);
        setup.events().addReader(plans);
        excluded.forEach(unit -> finished(unit.path(), new Outcome.Excluded()));
        try (Units all = new Units(setup, options, Group.OWN, this::name)) {
            return run(all, units);
        } catch (InterruptedRunException e) {
            return e.exitCode();
        }
    }

    /** The path of a temporary work tree means nothing to the user; that in the repository does. */
    private void nameByRepository(Node unit) {
        report.found(unit.path(),
                new RunRow.Origin(unit.relativePath(), unit.gitReference(), unit.isRemoved()));
        if (!options.log().absolutePaths()) {
            snapshotNames.put(unit.path(), unit.relativePath());
        }
    }

    private String name(Path unit) {
        String known = snapshotNames.get(unit);
        return known != null ? known : options.unitName(unit);
    }

    private void tellCycle(List<Node> cycle) {
        String circle = String.join(" -> ", cycle.stream().map(Node::relativePath).toList());
        log.error("Found a dependency cycle between units: " + circle + " -> " + cycle.getFirst().relativePath()
                + ". Nothing was run.");
    }

    private void tellKept(Node removed) {
        log.warn("The unit " + removed.relativePath() + " was removed since `" + removed.gitReference().orElse("")
                + "`; what it made is left as it is. --filter-allow-destroy destroys it.");
    }

    /** The work tree of a git reference has no state file, and is gone after the run. */
    private void tellLocalStates(List<Node> units) {
        List<String> local = units.stream()
                .filter(unit -> unit.gitReference().isPresent() && unit.configuration().hasLocalState())
                .map(Node::relativePath).toList();
        if (!local.isEmpty()) {
            log.warn("Filters on git references run units in temporary work trees. These have no remote state, so that"
                    + " they start without one and lose what they write: " + String.join(", ", local));
        }
    }

    private void show(List<Node> units, boolean reversed) {
        log.info("The following units will be run, each after those that "
                + (reversed ? "depend on it" : "it depends on")
                + ":\n" + display.tree(units, reversed));
    }

    private boolean confirmed() {
        Optional<String> question = Optional.ofNullable(QUESTIONS.get(options.command().command()));
        return question.isEmpty()
                || new Prompt(setup.world().terminal(), options.nonInteractive()).confirm(question.get());
    }

    private int run(Units all, List<Node> units) {
        Map<Path, Prepared> prepared = prepare(all, units);
        if (prepared.isEmpty() && !units.isEmpty()) {
            log.error("No unit was started, since not every unit may run.");
            return exitCode(units, Map.of());
        }
        Map<Path, Status> ends = runQueue(all, units, prepared);
        units.forEach(unit -> tellUnstarted(unit, ends));
        finish(units, ends, prepared);
        return setup.interruption().received().map(kind -> kind.exitCode()).orElseGet(() -> exitCode(units, ends));
    }

    /** Loads all units; empty where one of them may not have its identity, or has no program that it may run. */
    private Map<Path, Prepared> prepare(Units all, List<Node> units) {
        Map<Path, Prepared> prepared = new LinkedHashMap<>();
        boolean refused = false;
        for (Node unit : units) {
            try {
                LoadedUnit loaded = all.load(task(unit));
                prepared.put(unit.path(), new Prepared.Ready(loaded));
                refused |= !mayRun(all, unit, loaded);
            } catch (UnitException e) {
                if (e.step() == Step.IDENTITY) {
                    refused = true;
                    refuse(unit, e);
                }
                prepared.put(unit.path(), new Prepared.Broken(e));
            }
        }
        return refused ? Map.of() : prepared;
    }

    private boolean mayRun(Units all, Node unit, LoadedUnit loaded) {
        try {
            all.requireProgram(loaded);
            return true;
        } catch (UnitException e) {
            refuse(unit, e);
            return false;
        }
    }

    private void refuse(Node unit, UnitException why) {
        codes.put(unit.path(), why.exitCode());
        log.about(Optional.of(name(unit.path()))).error(options.shown(why.message()));
    }

    private UnitTask task(Node unit) throws UnitException {
        Optional<String> chosen = options.source().source();
        try {
            Optional<String> source = chosen.isEmpty()
                    ? chosen
                    : SourceRule.combined(chosen.get(), unit.configuration().source()).or(() -> chosen);
            return UnitTask.of(unit.file(), command.of(unit), source);
        } catch (SourceException e) {
            throw UnitException.of(Step.SOURCE, String.valueOf(e.getMessage()));
        }
    }

    private Map<Path, Status> runQueue(Units all, List<Node> units, Map<Path, Prepared> prepared) {
        int parallelism = options.queue().parallelism().orElseGet(Parallelism::ofMachine);
        if (options.queue().parallelism().isEmpty() && units.size() > parallelism) {
            log.info("Running " + parallelism + " units at once, as many as this machine's cores and memory allow;"
                    + " --parallelism chooses another number.");
        }
        RunQueue queue = new RunQueue(entries(units), new RunQueue.Policy(parallelism, options.queue().failFast(),
                options.queue().ignoreErrors(), options.queue().ignoreDagOrder()));
        setup.interruption().onFirst(() -> {
            queue.stop();
            log.warn("No further unit is started, and those that run are asked to finish."
                    + " A second signal terminates them, a third one kills them.");
        });
        return queue.run(entry -> run(all, entry.unit(), prepared));
    }

    private List<QueueEntry> entries(List<Node> units) {
        boolean down = options.command().destroys();
        List<QueueEntry> entries = new ArrayList<>();
        for (Node unit : units) {
            setup.events().publish(new RunEvent.Queued(unit.path()));
            entries.add(new QueueEntry(unit.path(), unit.dependencies().stream().map(Node::path).toList(),
                    down || unit.isRemoved()));
        }
        return entries;
    }

    private Status run(Units all, Path unit, Map<Path, Prepared> prepared) {
        if (setup.interruption().received().isPresent()) {
            return Status.EARLY_EXIT;
        }
        setup.events().publish(new RunEvent.Started(unit, setup.world().clock().instant()));
        try {
            UnitResult result = switch (prepared.get(unit)) {
                case Prepared.Ready(LoadedUnit loaded) -> run(all, loaded);
                case Prepared.Broken(UnitException why) -> throw why;
                case null -> throw new IllegalStateException("every unit of the queue was prepared");
            };
            codes.put(unit, result.exitCode());
            finished(unit, new Outcome.Succeeded(result.recovery()));
            return Status.SUCCEEDED;
        } catch (UnitException e) {
            String message = options.shown(e.message());
            log.about(Optional.of(name(unit))).error(message);
            codes.put(unit, e.exitCode());
            lastOutput.put(unit, e.lastOutput());
            finished(unit, new Outcome.Failed(e.step(), e.exitCode(), message));
            return Status.FAILED;
        } catch (InterruptedRunException _) {
            return Status.EARLY_EXIT;
        }
    }

    private UnitResult run(Units all, LoadedUnit unit) throws UnitException {
        Path folder = unit.directory();
        Optional<Path> json = command.jsonFile(folder);
        Optional<String> plan = command.planFile(folder);
        if (options.command().is("plan") && options.queue().outDirectory().isPresent() && plan.isPresent()) {
            PlanFiles.prepareFolderOf(Path.of(plan.get()));
        }
        UnitResult result = all.run(unit);
        if (json.isPresent() && plan.isPresent()) {
            TerraformArguments show = TerraformArguments.parse(List.of("show", "-json", plan.get()));
            PlanFiles.write(json.get(), all.output(unit.withCommand(show)));
        }
        return result;
    }

    private void finished(Path unit, Outcome outcome) {
        setup.events().publish(new RunEvent.Finished(unit, setup.world().clock().instant(), outcome));
    }

    /** Tells of a unit that never started, and which of those it needs is the reason. */
    private void tellUnstarted(Node unit, Map<Path, Status> ends) {
        if (ends.get(unit.path()) != Status.EARLY_EXIT) {
            return;
        }
        finished(unit.path(), new Outcome.EarlyExit(cause(unit, ends)));
    }

    /** A dependency of a unit that failed, else one that never started. */
    private static Optional<Path> cause(Node unit, Map<Path, Status> ends) {
        List<Path> dependencies = unit.dependencies().stream().map(Node::path).toList();
        return dependencies.stream().filter(path -> ends.get(path) == Status.FAILED).findFirst()
                .or(() -> dependencies.stream().filter(path -> ends.get(path) == Status.EARLY_EXIT).findFirst());
    }

    /**
     * The rows as Terragrunt's reports have them, which others read: a unit that failed counts as an early exit where something that it
     * depends on did not succeed either, as happens when a destroy goes on from dependents to dependencies.
     */
    private static List<RunRow> asReported(List<RunRow> rows, List<Node> units, Map<Path, Status> ends) {
        Map<Path, Path> causes = new HashMap<>();
        units.forEach(unit -> cause(unit, ends).ifPresent(cause -> causes.put(unit.path(), cause)));
        return rows.stream()
                .map(row -> row.outcome() instanceof Outcome.Failed && causes.containsKey(row.unit())
                        ? row.withOutcome(new Outcome.EarlyExit(Optional.ofNullable(causes.get(row.unit()))))
                        : row)
                .toList();
    }

    private void finish(List<Node> units, Map<Path, Status> ends, Map<Path, Prepared> prepared) {
        List<RunRow> rows = report.rows();
        List<RunRow> reported = asReported(rows, units, ends);
        Digest digest = new Digest(options.workingDirectory(), accounts(prepared), display::commandLine, log);
        digest.failures(rows, lastOutput);
        if (options.command().is("plan")) {
            digest.plans(rows, plans);
        }
        new Reports(options, setup.world().zone(), log).write(reported, Optional.of(new ReportFile.Command(
                options.command().command(), options.command().words().subList(1, options.command().words().size()))));
        boolean data = options.command().is("output") || options.command().hasWord("-json");
        if (options.report().summary() && !data) {
            boolean colors = options.log().colors() && setup.world().terminal().outputIsTerminal();
            print(new Summary(options.workingDirectory(), colors, options.report().summaryPerUnit()).of(reported));
        }
    }

    private static Map<Path, String> accounts(Map<Path, Prepared> prepared) {
        Map<Path, String> accounts = new LinkedHashMap<>();
        prepared.forEach((unit, state) -> {
            if (state instanceof Prepared.Ready(LoadedUnit loaded)) {
                UnitIdentity identity = loaded.identity();
                identity.account().ifPresent(account -> accounts.put(unit, account));
            }
        });
        return accounts;
    }

    private void print(String text) {
        OutputStream out = setup.world().terminal().output();
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException _) {
            // The reader has gone.
        }
    }

    private int exitCode(List<Node> units, Map<Path, Status> ends) {
        for (Node unit : units) {
            if (ends.get(unit.path()) == Status.FAILED) {
                return codes.getOrDefault(unit.path(), 1);
            }
        }
        return codes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
