package dev.terrane.run.queue;

import dev.terrane.run.RunOptions;
import dev.terrane.run.log.Log;
import dev.terrane.run.process.Interruption;
import dev.terrane.run.unit.LoadedUnit;
import dev.terrane.run.unit.UnitException;
import dev.terrane.run.unit.UnitRunner;
import dev.terrane.run.unit.UnitTask;
import dev.terrane.run.unit.Units;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs many units in the order of their dependencies, a bounded number at once. Before the first one starts, the identity of every unit is
 * known and the guards have let it pass.
 */
public final class FleetRunner {
    private final Units units;
    private final UnitRunner runner;
    private final RunOptions options;
    private final Interruption interruption;
    private final Log log;

    public FleetRunner(Units units, UnitRunner runner, RunOptions options, Interruption interruption, Log log) {
        this.units = units;
        this.runner = runner;
        this.options = options;
        this.interruption = interruption;
        this.log = log;
    }

    /** A unit to run. */
    public record Entry(Path file, QueueEntry place) {}

    /** Why a command cannot be run in many units; nothing where it can. */
    public static Optional<String> refusal(String command) {
        return Optional.ofNullable(FleetCommand.REFUSED.get(command));
    }

    /**
     * Runs all of them.
     *
     * @return 0, the highest exit code of those that failed, or 2 where `-detailed-exitcode` says that there are changes
     */
    public int run(List<Entry> entries) {
        var loaded = load(entries);
        if (loaded.size() < entries.size()) {
            log.error("No unit was started, since not all of them may run");
            return 1;
        }
        var codes = new ConcurrentHashMap<Path, Integer>();
        var policy = new RunQueue.Policy(options.queue().parallelism().orElseGet(Parallelism::ofMachine),
                options.queue().failFast(), options.queue().ignoreErrors(), options.queue().ignoreDagOrder());
        var queue = new RunQueue(entries.stream().map(Entry::place).toList(), policy);
        interruption.onFirst(queue::stop);
        var ends = queue.run(entry -> {
            if (interruption.received().isPresent()) {
                return RunQueue.Status.EARLY_EXIT;
            }
            int code = runner.run(Objects.requireNonNull(loaded.get(entry.unit()), "every entry was loaded"));
            codes.put(entry.unit(), code);
            return code == 0 || (code == 2 && options.command().hasWord("-detailed-exitcode"))
                    ? RunQueue.Status.SUCCEEDED
                    : RunQueue.Status.FAILED;
        });
        ends.forEach((unit, status) -> {
            if (status == RunQueue.Status.EARLY_EXIT) {
                runner.skip(Objects.requireNonNull(loaded.get(unit), "every entry was loaded").task());
            }
        });
        return interruption.received().map(kind -> kind.exitCode()).orElseGet(() -> exitCode(codes));
    }

    private Map<Path, LoadedUnit> load(List<Entry> entries) {
        var command = new FleetCommand(options);
        var loaded = new LinkedHashMap<Path, LoadedUnit>();
        for (var entry : entries) {
            try {
                var unit = entry.place().unit();
                loaded.put(unit, units.load(new UnitTask(entry.file(), command.of(unit), options.source().source())));
            } catch (UnitException e) {
                log.about(entry.place().unit()).error(e.message());
            }
        }
        return loaded;
    }

    private static int exitCode(Map<Path, Integer> codes) {
        int failed = codes.values().stream().filter(code -> code != 0 && code != 2).mapToInt(Integer::intValue).max()
                .orElse(0);
        return failed != 0 ? failed : codes.containsValue(2) ? 2 : 0;
    }
}
