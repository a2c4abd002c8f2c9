package dev.terrane.cli.command;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.terrane.cli.option.UnitFlags;
import dev.terrane.cli.option.UsageException;
import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.context.EvaluationMode;
import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.config.load.StackLoader;
import dev.terrane.config.load.UnitLoader;
import dev.terrane.config.path.Paths;
import dev.terrane.config.path.RepositoryRoots;
import dev.terrane.config.session.ConfigSession;
import dev.terrane.hcl.diagnostic.DiagnosticRenderer;
import dev.terrane.run.discovery.Component;
import dev.terrane.run.discovery.Levels;
import dev.terrane.run.discovery.Repository;
import dev.terrane.run.discovery.UnitFile;
import dev.terrane.run.discovery.Walk;
import dev.terrane.run.filter.FilterProblem;
import dev.terrane.run.filter.Filters;

/**
 * The components that a reading command shows. What is wrong with a file is said in the log, and the others are shown.
 */
final class Discovery implements AutoCloseable {

    private final Invocation invocation;
    private final Filters filters;
    private final Workers workers = new Workers();
    private final Repository repository;

    Discovery(Invocation invocation, boolean hidden, Filters filters) {
        this(invocation, hidden, filters, UnitEnvironments.plain(invocation));
    }

    Discovery(Invocation invocation, boolean hidden, Filters filters, UnitEnvironments environments) {
        this.invocation = invocation;
        this.filters = filters;
        this.repository = repository(new Walk(unitFileName(), hidden), environments);
    }

    private String unitFileName() {
        return invocation.options().get(UnitFlags.CONFIG).map(config -> String.valueOf(Path.of(config).getFileName()))
                .orElse("terragrunt.hcl");
    }

    private Repository repository(Walk walk, UnitEnvironments environments) {
        Path folder = invocation.directory();
        ConfigContext context = ConfigContexts.reading(invocation, EvaluationMode.DISCOVERY);
        ConfigSession session = ConfigContexts.session(invocation);
        Path root = new RepositoryRoots().rootOf(folder).orElse(folder);
        return new Repository(folder, root, walk,
                UnitFile.opener(new UnitLoader(session), new StackLoader(session), context, environments::of),
                workers.executor());
    }

    /** The components that the filters select, by path. What is neither a unit nor a stack, but both, is said. */
    List<Repository.Node> selected() {
        filters.problems().forEach(this::warn);
        List<Repository.Node> selected = select(repository.components());
        repository.ambiguous().forEach(folder -> invocation.log().warn(ambiguity(folder) + " It is left out."));
        return selected;
    }

    /**
     * The components at and below a folder that the filters select, by path.
     *
     * @throws UsageException where a folder has both a unit's and a stack's file
     */
    List<Repository.Node> unambiguous(Path folder) {
        List<Repository.Node> selected = select(repository.below(folder));
        repository.ambiguous().stream().findFirst().ifPresent(both -> {
            throw new UsageException(ambiguity(both), "move one of them into a folder of its own");
        });
        return selected;
    }

    private List<Repository.Node> select(List<Repository.Node> components) {
        return filters.select(components).stream().map(Repository.Node.class::cast)
                .sorted(Comparator.comparing(Component::path)).toList();
    }

    private String ambiguity(Path folder) {
        return "The folder " + Paths.relative(invocation.directory(), folder) + " has both a " + unitFileName()
                + " and a " + ConfigFileNames.STACK + ", but a component is either a unit or a stack.";
    }

    /** The component of a folder. */
    Optional<Repository.Node> component(Path folder) {
        return repository.component(folder);
    }

    /** Reads all that is about to be shown of components, many at once. */
    void read(List<Repository.Node> components) {
        repository.read(components);
    }

    /** The components in the order in which they run; those in a circle are left out, with a warning. */
    List<Repository.Node> ordered(List<Repository.Node> components, boolean reversed) {
        repository.read(components);
        Levels<Repository.Node> levels = Levels.of(components, reversed);
        for (List<Repository.Node> cycle : levels.cycles()) {
            String circle = String.join(" → ", cycle.stream().map(Repository.Node::relativePath).toList());
            invocation.log().warn("Dependency cycle: " + circle + " → " + cycle.getFirst().relativePath()
                    + ". The units in it are left out.");
        }
        return levels.ordered();
    }

    /** Says what was found wrong with the files that were read, by path. */
    void report(List<Repository.Node> components) {
        DiagnosticRenderer renderer = Diagnostics.renderer(invocation);
        for (Repository.Node node : components) {
            node.configuration().problems().forEach(p -> invocation.log().warn(renderer.render(p).strip()));
        }
    }

    private void warn(FilterProblem problem) {
        invocation.log().warn(problem.render(false));
    }

    @Override
    public void close() {
        workers.close();
    }
}
