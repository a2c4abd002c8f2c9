package dev.terrane.run.stack;

import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.config.load.StackLoader;
import dev.terrane.config.model.StackConfig;
import dev.terrane.config.session.ReadFiles;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticRenderer;
import dev.terrane.hcl.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.EnclosingBlock;
import dev.terrane.run.RunOptions;
import dev.terrane.run.log.Log;
import dev.terrane.run.process.Interruption.InterruptedRunException;
import dev.terrane.run.process.ProcessStarter.Group;
import dev.terrane.run.queue.Parallelism;
import dev.terrane.run.stack.Batch.Outcome;
import dev.terrane.run.stack.ComponentGenerator.Job;
import dev.terrane.run.unit.RunSetup;
import dev.terrane.run.unit.Units;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Generates stacks, level by level, since what a stack generates may be stacks again. Within a level all is done at once,
 * as far as `--parallelism` goes. After a failure the level is finished, and nothing deeper is begun.
 */
public final class StackGenerator {
    private final RunSetup setup;
    private final RunOptions options;
    private final boolean validating;
    private final Log log;
    private final DiagnosticRenderer renderer;
    private final StackLoader loader;

    /** Finds stacks. */
    @FunctionalInterface
    public interface Finder {

        /** The folders of the stacks at and below a folder that are to be generated, as files are now. */
        Collection<Path> below(Path folder);
    }

    /**
     * What came of it.
     *
     * @param exitCode 0, 1, or 128 and the number of the signal that broke it off
     * @param found whether there was any stack
     */
    public record Result(int exitCode, boolean found) {}

    /**
     * @param setup its session is used up: what it has read of generated folders is no longer true afterwards
     * @param validating whether it is an error where a generated folder would have no configuration
     */
    public StackGenerator(RunSetup setup, RunOptions options, boolean validating) {
        this.setup = setup;
        this.options = options;
        this.validating = validating;
        this.log = setup.log();
        this.renderer = new DiagnosticRenderer(options.workingDirectory(),
                options.log().colors() && setup.world().terminal().errorIsTerminal(), EnclosingBlock::describe);
        this.loader = new StackLoader(setup.session());
    }

    /**
     * Generates all stacks that are found. What went wrong has been said when this returns.
     *
     * @param root the folder below which they are looked for
     */
    public Result generate(Path root, Finder finder) {
        Set<Path> pending = new TreeSet<>(finder.below(root));
        if (pending.isEmpty()) {
            return new Result(0, false);
        }
        int threads = options.queue().parallelism().orElseGet(Parallelism::ofMachine);
        try (StackLocks _ = StackLocks.of(pending, setup.world().cache());
                Units units = new Units(setup, options, Group.SHARED);
                Batch batch = new Batch(threads, setup.interruption())) {
            ComponentGenerator components = new ComponentGenerator(root, options.source().map(),
                    units.wholeSources(), setup.interruption(), validating, log);
            return new Result(generate(pending, finder, new Level(batch, units.stackContext(), components)), true);
        } catch (InterruptedRunException e) {
            return new Result(e.exitCode(), true);
        } finally {
            tidy(root);
        }
    }

    private int generate(Set<Path> pending, Finder finder, Level level) {
        Set<Path> done = new HashSet<>();
        while (!pending.isEmpty()) {
            List<Path> stacks = outermost(pending);
            List<Diagnostic> problems = level.generate(stacks);
            for (Diagnostic problem : problems) {
                String text = renderer.render(problem).strip();
                if (problem.isError()) {
                    log.error(text);
                } else {
                    log.warn(text);
                }
            }
            if (Diagnostics.hasErrors(problems)) {
                return 1;
            }
            done.addAll(stacks);
            stacks.forEach(pending::remove);
            for (Path stack : stacks) {
                finder.below(stack).stream().filter(found -> !done.contains(found)).forEach(pending::add);
            }
        }
        return 0;
    }

    /** Those that lie in no other. */
    private static List<Path> outermost(Set<Path> folders) {
        return folders.stream().filter(folder -> {
            Path above = folder.getParent();
            while (above != null && !folders.contains(above)) {
                above = above.getParent();
            }
            return above == null;
        }).toList();
    }

    private void tidy(Path folder) {
        Workshop workshop = new Workshop(folder);
        try {
            workshop.tidy();
        } catch (IOException e) {
            log.warn("What was left in " + workshop.place() + " cannot be deleted: " + e.getMessage());
        }
    }

    /** Stacks none of which lies in another. */
    private final class Level {
        private final Batch batch;
        private final ConfigContext context;
        private final ComponentGenerator components;

        Level(Batch batch, ConfigContext context, ComponentGenerator components) {
            this.batch = batch;
            this.context = context;
            this.components = components;
        }

        List<Diagnostic> generate(List<Path> stacks) {
            List<Diagnostic> problems = new ArrayList<>();
            List<Job> jobs = new ArrayList<>();
            for (Outcome<List<Job>> read : batch.all(stacks, this::read)) {
                problems.addAll(read.problems());
                read.result().ifPresent(jobs::addAll);
            }
            try {
                for (Outcome<List<Diagnostic>> generated : batch.all(jobs, components::generate)) {
                    problems.addAll(generated.problems());
                    generated.result().ifPresent(problems::addAll);
                }
            } finally {
                stacks.forEach(StackGenerator.this::tidy);
            }
            return problems;
        }

        private List<Job> read(Path stack) {
            StackConfig config = loader.load(stack.resolve(ConfigFileNames.STACK), context, new ReadFiles());
            List<Job> jobs = new ArrayList<>();
            config.units().forEach(unit -> jobs.add(new Job(stack, unit)));
            config.stacks().forEach(nested -> jobs.add(new Job(stack, nested)));
            return jobs;
        }
    }
}
