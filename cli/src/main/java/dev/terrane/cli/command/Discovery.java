package dev.terrane.cli.command;

import dev.terrane.cli.option.IdentityFlags;
import dev.terrane.cli.option.UnitFlags;
import dev.terrane.cli.option.UsageException;
import dev.terrane.config.context.EvaluationMode;
import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.config.load.StackLoader;
import dev.terrane.config.load.UnitLoader;
import dev.terrane.config.path.Paths;
import dev.terrane.config.path.RepositoryRoots;
import dev.terrane.config.session.ConfigSession;
import dev.terrane.hcl.diagnostic.DiagnosticRenderer;
import dev.terrane.run.discovery.ComparedSide;
import dev.terrane.run.discovery.Comparisons;
import dev.terrane.run.discovery.Component;
import dev.terrane.run.discovery.ComponentFile;
import dev.terrane.run.discovery.Levels;
import dev.terrane.run.discovery.Repository;
import dev.terrane.run.discovery.StackWriter;
import dev.terrane.run.discovery.UnitFile;
import dev.terrane.run.discovery.Walk;
import dev.terrane.run.filter.FilterExpression;
import dev.terrane.run.filter.FilterProblem;
import dev.terrane.run.filter.Filters;
import dev.terrane.run.process.Workers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The components that a reading command shows. What is wrong with a file is said in the log, and the others are shown.
 */
final class Discovery implements AutoCloseable {
    private static final String APART = "move one of them into a folder of its own";

    private final Invocation invocation;
    private final Filters filters;
    private final Walk walk;
    private final ComponentFile.Opener opener;
    private final Workers workers;
    private final Repository repository;
    private final Optional<Comparisons> comparisons;

    Discovery(Invocation invocation, boolean hidden, Filters filters) {
        this(invocation, hidden, filters, UnitEnvironments.plain(invocation));
    }

    /** @param environments the environments that units are evaluated with */
    Discovery(Invocation invocation, boolean hidden, Filters filters, UnitEnvironments environments) {
        this(invocation, hidden, filters, environments, ConfigContexts.session(invocation));
    }

    /**
     * @param environments the environments that units are evaluated with
     * @param session the session that files are read in, so that others have them read, too
     */
    Discovery(Invocation invocation, boolean hidden, Filters filters, UnitEnvironments environments,
            ConfigSession session) {
        this.invocation = invocation;
        this.filters = filters;
        this.workers = invocation.options().setting(IdentityFlags.AUTH_PROVIDER_CMD).isPresent()
                ? new Workers(Workers.WAITING)
                : new Workers();
        this.walk = new Walk(unitFileName(), hidden);
        this.opener = UnitFile.opener(new UnitLoader(session), new StackLoader(session),
                ConfigContexts.reading(invocation, EvaluationMode.DISCOVERY), environments::of);
        Path folder = invocation.directory();
        Path root = new RepositoryRoots().rootOf(folder).orElse(folder);
        this.repository = new Repository(folder, root, walk, opener, workers.executor());
        this.comparisons = filters.comparisons().isEmpty()
                ? Optional.empty()
                : Optional.of(new Comparisons(ConfigContexts.git(invocation), temporaryFolder(),
                        new ComparedSide.Setting(this::snapshot, this::wanted, this::writeStacks)));
    }

    private String unitFileName() {
        return invocation.options().get(UnitFlags.CONFIG).map(config -> String.valueOf(Path.of(config).getFileName()))
                .orElse("terragrunt.hcl");
    }

    private Path temporaryFolder() {
        return Path.of(invocation.world().environment().getOrDefault("TMPDIR", "/tmp"));
    }

    private Repository snapshot(Path root, Repository.Snapshot snapshot) {
        return new Repository(root, root, walk, opener, workers.executor(), Optional.of(snapshot));
    }

    private List<Repository.Node> wanted(Collection<Repository.Node> stacks) {
        return filters.onlyStacks().select(stacks).stream().map(Repository.Node.class::cast).toList();
    }

    private int writeStacks(Path root, StackWriter.Finder finder) {
        return Stacks.generate(invocation, root, finder);
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
            throw new UsageException(ambiguity(both), APART);
        });
        return selected;
    }

    /**
     * The units at and below the working folder, by path, for what reads every one of them whatever filters say.
     *
     * @throws UsageException where a folder has both a unit's and a stack's file
     */
    static List<Walk.Found> allUnits(Invocation invocation) {
        Walk.Finding finding = new Walk(ConfigFileNames.UNIT, true).below(invocation.directory());
        finding.ambiguous().stream().findFirst().ifPresent(both -> {
            throw new UsageException(ambiguity(invocation, both, ConfigFileNames.UNIT), APART);
        });
        return finding.components().stream().filter(found -> found.kind() == Component.Kind.UNIT).toList();
    }

    private List<Repository.Node> select(List<Repository.Node> found) {
        List<Repository.Node> components = new ArrayList<>(found);
        comparisons.ifPresent(compared -> filters.comparisons().forEach(c -> components.addAll(compared.changed(c))));
        Set<FilterExpression.Attribute> attributes = filters.attributes();
        if (attributes.contains(FilterExpression.Attribute.READING)) {
            repository.read(components, Repository.Node::reading);
        }
        if (attributes.contains(FilterExpression.Attribute.SOURCE)) {
            repository.read(components, Repository.Node::sources);
        }
        return filters.select(components).stream().map(Repository.Node.class::cast)
                .sorted(Comparator.comparing(Component::path)).toList();
    }

    private String ambiguity(Path folder) {
        return ambiguity(invocation, folder, unitFileName());
    }

    private static String ambiguity(Invocation invocation, Path folder, String unitFile) {
        return "The folder " + Paths.relative(invocation.directory(), folder) + " has both a " + unitFile
                + " and a " + ConfigFileNames.STACK + ", but a component is either a unit or a stack.";
    }

    /** The component of a folder. */
    Optional<Repository.Node> component(Path folder) {
        return repository.component(folder);
    }

    /** Asks many components at once what is about to be shown of them. */
    void read(List<Repository.Node> components, Consumer<Repository.Node> question) {
        repository.read(components, question);
    }

    /** Does something for each component, many at once; the answers are in the order of the components. */
    <R> List<R> map(List<Repository.Node> components, Function<Repository.Node, R> work) {
        return workers.map(components, work);
    }

    /** The circles among components and what they depend on, each in one line. */
    List<String> circles(List<Repository.Node> components) {
        Set<Repository.Node> reached = new LinkedHashSet<>(components);
        List<Repository.Node> front = components;
        while (!front.isEmpty()) {
            repository.read(front);
            front = front.stream().flatMap(node -> node.dependencies().stream()).filter(reached::add).toList();
        }
        return Levels.of(reached, false).cycles().stream().map(Discovery::circle).toList();
    }

    private static String circle(List<Repository.Node> cycle) {
        return String.join(" → ", cycle.stream().map(Repository.Node::relativePath).toList()) + " → "
                + cycle.getFirst().relativePath();
    }

    /** The components, whose dependencies are known, in the order in which they run; those in a circle are left out, with a warning. */
    List<Repository.Node> ordered(List<Repository.Node> components, boolean reversed) {
        Levels<Repository.Node> levels = Levels.of(components, reversed);
        for (List<Repository.Node> cycle : levels.cycles()) {
            invocation.log().warn("Dependency cycle: " + circle(cycle) + ". The units in it are left out.");
        }
        return levels.ordered();
    }

    /** Says what was found wrong with the files that were read, by path. */
    void report(List<Repository.Node> components) {
        DiagnosticRenderer renderer = Diagnostics.renderer(invocation);
        for (Repository.Node node : components) {
            node.problems().forEach(p -> invocation.log().warn(renderer.render(p).strip()));
        }
    }

    private void warn(FilterProblem problem) {
        invocation.log().warn(problem.render(false));
    }

    @Override
    public void close() {
        try (Workers _ = workers) {
            comparisons.ifPresent(Comparisons::close);
        }
    }
}
