package dev.terrane.cli.command;

import dev.terrane.cli.option.ReadingFlags;
import dev.terrane.cli.option.UnitFlags;
import dev.terrane.run.RunOptions;
import dev.terrane.run.discovery.Component;
import dev.terrane.run.discovery.Repository;
import dev.terrane.run.discovery.StackWriter;
import dev.terrane.run.filter.Filters;
import dev.terrane.run.stack.StackCleaner;
import dev.terrane.run.stack.StackGenerator;
import java.nio.file.Path;
import java.util.List;

/**
 * The stacks that a command line is about: those that filters select which can select nothing but stacks, and all where
 * there is no such filter.
 */
final class Stacks {
    private final Invocation invocation;
    private final RunOptions options;
    private final Filters filters;
    private final RunSession session;

    /** @param filters all filters of the command line */
    Stacks(Invocation invocation, RunOptions options, Filters filters, RunSession session) {
        this.invocation = invocation;
        this.options = options;
        this.filters = filters.onlyStacks();
        this.session = session;
    }

    /** The folders of those at and below a folder, by path. */
    List<Path> below(Path folder) {
        try (Discovery discovery = new Discovery(invocation, true, filters)) {
            return discovery.unambiguous(folder).stream().filter(node -> node.kind() == Component.Kind.STACK)
                    .map(Repository.Node::path).toList();
        }
    }

    /** Generates them, unless that is not wanted. With `--source-update` what was generated before is taken away first. */
    StackGenerator.Result generate() {
        if (!areWanted(invocation)) {
            return new StackGenerator.Result(0, true);
        }
        if (options.source().update() && !options.command().is("destroy") && !clean()) {
            return new StackGenerator.Result(1, true);
        }
        return generator(invocation, options, session).generate(invocation.directory(), this::below);
    }

    private static boolean areWanted(Invocation invocation) {
        return !invocation.options().isOn(UnitFlags.NO_STACK_GENERATE);
    }

    private static StackGenerator generator(Invocation invocation, RunOptions options, RunSession session) {
        return new StackGenerator(session.ofItsOwn(), options,
                !invocation.options().isOn(ReadingFlags.NO_STACK_VALIDATE));
    }

    /**
     * Generates the stacks of a work tree, unless that is not wanted.
     *
     * @return the exit code
     */
    static int generate(Invocation invocation, Path root, StackWriter.Finder stacks) {
        if (!areWanted(invocation)) {
            return 0;
        }
        RunOptions options = RunOptionsReader.read(invocation);
        try (RunSession session = new RunSession(invocation)) {
            return generator(invocation, options, session).generate(root, stacks::below).exitCode();
        }
    }

    private boolean clean() {
        return new StackCleaner(invocation.log(), invocation.world().cache()).clean(invocation.directory());
    }
}
