package dev.terrane.run.stack;

import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.config.load.StackLoader;
import dev.terrane.config.model.StackConfig;
import dev.terrane.config.model.StackConfig.StackComponent;
import dev.terrane.config.path.Paths;
import dev.terrane.config.session.ReadFiles;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.diagnostic.DiagnosticRenderer;
import dev.terrane.hcl.syntax.EnclosingBlock;
import dev.terrane.hcl.value.Value;
import dev.terrane.run.RunOptions;
import dev.terrane.run.log.Log;
import dev.terrane.run.process.Interruption.InterruptedRunException;
import dev.terrane.run.process.ProcessStarter.Group;
import dev.terrane.run.queue.Parallelism;
import dev.terrane.run.stack.Batch.Outcome;
import dev.terrane.run.unit.RunSetup;
import dev.terrane.run.unit.UnitException;
import dev.terrane.run.unit.Units;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The outputs of all units that stacks describe, as one value: by the names of the stacks that a unit lies in, outermost
 * first, and its own. Generates nothing.
 */
public final class StackOutputs {
    private final RunSetup setup;
    private final RunOptions options;
    private final Log log;
    private final DiagnosticRenderer renderer;

    public StackOutputs(RunSetup setup, RunOptions options) {
        this.setup = setup;
        this.options = options;
        this.log = setup.log();
        this.renderer = new DiagnosticRenderer(options.workingDirectory(),
                options.log().colors() && setup.world().terminal().errorIsTerminal(), EnclosingBlock::describe);
    }

    /** A unit that a stack describes. */
    private record Described(StackComponent unit, Path folder, Path address) {}

    /** A stack that another one describes: its name, and the address that its units' begin with. */
    private record Nested(String name, Path address) {}

    /** What reading led to. */
    public sealed interface Result {

        /** All could be read; an object. */
        record Read(Value outputs) implements Result {}

        /** Not all could be read. Why has been said. */
        record Failed(int exitCode) implements Result {}
    }

    /**
     * Reads the outputs.
     *
     * @param stacks the folders of the stacks
     * @param excluded whether the unit in a folder is left out
     */
    public Result read(Collection<Path> stacks, Predicate<Path> excluded) {
        List<Described> units = new ArrayList<>();
        List<Nested> nested = new ArrayList<>();
        int threads = options.queue().parallelism().orElseGet(Parallelism::ofMachine);
        try (Units running = new Units(setup, options, Group.SHARED);
                Batch batch = new Batch(threads, setup.interruption())) {
            StackLoader loader = new StackLoader(setup.session());
            boolean complete = true;
            for (Outcome<StackConfig> read : batch.all(List.copyOf(stacks), folder -> loader
                    .load(folder.resolve(ConfigFileNames.STACK), running.stackContext(), new ReadFiles()))) {
                complete &= said(read);
                read.result().ifPresent(stack -> describe(stack, excluded, units, nested));
            }
            if (!complete) {
                return new Result.Failed(1);
            }
            return outputs(units, nested, batch, running);
        } catch (InterruptedRunException e) {
            return new Result.Failed(e.exitCode());
        }
    }

    private boolean said(Outcome<?> outcome) {
        outcome.problems().forEach(problem -> log.error(renderer.render(problem).strip()));
        return outcome.problems().isEmpty();
    }

    private static void describe(StackConfig stack, Predicate<Path> excluded, List<Described> units,
            List<Nested> nested) {
        Path folder = Paths.folderOf(stack.file());
        for (StackComponent each : stack.stacks()) {
            nested.add(new Nested(each.name(), StackComponent.folder(folder, each.path().value(), false)));
        }
        for (StackComponent unit : stack.units()) {
            Path generated = unit.generatedFolder(folder);
            if (!excluded.test(generated)) {
                units.add(new Described(unit, generated, StackComponent.folder(folder, unit.path().value(), false)));
            }
        }
    }

    private Result outputs(List<Described> units, List<Nested> nested, Batch batch, Units running) {
        List<Outcome<Optional<Value>>> outcomes = batch.all(units, unit -> outputs(unit, running));
        Branch root = new Branch();
        boolean complete = true;
        for (int i = 0; i < units.size(); i++) {
            Outcome<Optional<Value>> outcome = outcomes.get(i);
            Optional<Value> outputs = outcome.result().flatMap(value -> value);
            complete &= outputs.isPresent() && place(root, units.get(i), nested, outputs.get());
        }
        return complete ? new Result.Read(root.value()) : new Result.Failed(1);
    }

    private Optional<Value> outputs(Described unit, Units running) {
        Path file = unit.folder().resolve(ConfigFileNames.UNIT);
        if (!Files.isRegularFile(file)) {
            log.error("Unit " + unit.unit().name() + " has no outputs: there is no "
                    + options.workingDirectory().relativize(file) + ". Run `stack generate` first.");
            return Optional.empty();
        }
        try {
            return Optional.of(running.outputs(file));
        } catch (UnitException e) {
            log.about(unit.folder()).error("The outputs of unit " + unit.unit().name() + " cannot be read: "
                    + e.message());
            return Optional.empty();
        }
    }

    private boolean place(Branch root, Described unit, List<Nested> nested, Value outputs) {
        List<String> names = new ArrayList<>();
        nested.stream().filter(stack -> unit.address().startsWith(stack.address()))
                .sorted(Comparator.comparingInt(stack -> stack.address().getNameCount()))
                .forEach(stack -> names.add(stack.name()));
        names.add(unit.unit().name());
        String key = String.join(".", names);
        switch (root.put(List.of(key.split("\\.", -1)), outputs)) {
            case NEW -> {
            }
            case AGAIN -> log.warn("There are several units " + key
                    + "; only the outputs of one are shown. Run `stack output` in the folder of one stack.");
            case IMPOSSIBLE -> {
                log.error(key + " would be both a unit and a stack. Run `stack output` in the folder of one stack.");
                return false;
            }
        }
        return true;
    }

    /** Names on their way to values. */
    private static final class Branch {
        private final TreeMap<String, Value> leaves = new TreeMap<>();
        private final TreeMap<String, Branch> branches = new TreeMap<>();

        private enum Put {
            NEW, AGAIN, IMPOSSIBLE
        }

        Put put(List<String> names, Value value) {
            String first = names.getFirst();
            if (names.size() > 1) {
                return leaves.containsKey(first)
                        ? Put.IMPOSSIBLE
                        : branches.computeIfAbsent(first, _ -> new Branch()).put(names.subList(1, names.size()),
                                value);
            }
            if (branches.containsKey(first)) {
                return Put.IMPOSSIBLE;
            }
            return leaves.put(first, value) == null ? Put.NEW : Put.AGAIN;
        }

        Value value() {
            TreeMap<String, Value> attributes = new TreeMap<>(leaves);
            branches.forEach((name, branch) -> attributes.put(name, branch.value()));
            return Value.object(attributes);
        }
    }
}
