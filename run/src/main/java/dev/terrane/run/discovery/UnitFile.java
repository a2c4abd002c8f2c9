package dev.terrane.run.discovery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.config.load.DependencyTarget;
import dev.terrane.config.load.StackLoader;
import dev.terrane.config.load.Unit;
import dev.terrane.config.load.UnitLoader;
import dev.terrane.config.model.DependencyBlock;
import dev.terrane.config.model.ExcludeBlock;
import dev.terrane.config.model.IncludedFile;
import dev.terrane.config.model.Located;
import dev.terrane.config.model.TerraformBlock;
import dev.terrane.config.path.Paths;
import dev.terrane.config.session.ReadFiles;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;

/**
 * The configuration file of a unit or a stack, as far as discovery looks at it; `inputs` are never evaluated. Of a stack
 * only the files that it reads are of interest.
 */
public final class UnitFile implements ComponentFile {

    private final Path folder;
    private final Optional<Unit> unit;
    private final Supplier<List<Path>> readByStack;
    private final StackUnits stacks;
    private final Set<Diagnostic> problems = new LinkedHashSet<>();

    private UnitFile(Walk.Found found, UnitLoader units, StackLoader stackLoader, StackUnits stacks,
            ConfigContext context) {
        this.folder = found.folder();
        this.stacks = stacks;
        this.unit = switch (found.kind()) {
            case UNIT -> attempt(() -> Optional.of(units.load(found.file(), context)), Optional.empty());
            case STACK -> Optional.empty();
        };
        this.readByStack = () -> {
            ReadFiles reads = new ReadFiles();
            attempt(() -> Optional.of(stackLoader.load(found.file(), context, reads)), Optional.empty());
            return reads.list();
        };
    }

    /** Opens files with loaders, each with the same context, and units each in an environment of its own. */
    public static Opener opener(UnitLoader units, StackLoader stacks, ConfigContext context,
            Function<Path, Map<String, String>> environments) {
        StackUnits ofStacks = new StackUnits(stacks, context);
        return found -> new UnitFile(found, units, stacks, ofStacks, switch (found.kind()) {
            case UNIT -> context.withEnvironment(environments.apply(found.file()));
            case STACK -> context;
        });
    }

    @Override
    public synchronized List<Path> dependencies() {
        Set<Path> targets = new LinkedHashSet<>();
        unit.ifPresent(u -> {
            for (String name : attempt(() -> u.parts().dependencyNames(), List.<String>of())) {
                attempt(() -> u.parts().dependency(name), Optional.<DependencyBlock>empty())
                        .filter(DependencyBlock::isEnabled).filter(d -> DependencyTarget.isPath(d.configPath()))
                        .map(d -> DependencyTarget.of(folder, d))
                        .ifPresent(target -> add(Paths.folderOf(target.stack().orElse(target.file())), targets));
            }
            attempt(() -> u.parts().dependencyPaths(), Optional.<List<Located<String>>>empty()).orElse(List.of())
                    .forEach(path -> add(Paths.folderOf(ConfigFileNames.target(folder, path.value())), targets));
        });
        return List.copyOf(targets);
    }

    /** A stack stands for the units that it generates, and for itself where those cannot be told. */
    private void add(Path target, Set<Path> targets) {
        boolean isStack = Files.isRegularFile(target.resolve(ConfigFileNames.STACK));
        List<Path> units = isStack ? attempt(() -> stacks.of(target), List.<Path>of()) : List.of();
        targets.addAll(units.isEmpty() ? List.of(target) : units);
    }

    @Override
    public synchronized List<Path> reading() {
        return unit.map(u -> attempt(u::filesRead, List.<Path>of())).orElseGet(readByStack);
    }

    @Override
    public synchronized List<Include> includes() {
        List<Include> includes = new ArrayList<>();
        unit.ifPresent(u -> attempt(u::includes, List.<IncludedFile>of())
                .forEach(i -> includes.add(new Include(i.label(), i.path()))));
        return includes;
    }

    @Override
    public synchronized Optional<String> source() {
        return unit.flatMap(u -> attempt(() -> u.parts().terraform(), Optional.<TerraformBlock>empty()))
                .flatMap(TerraformBlock::source).map(Located::value);
    }

    @Override
    public synchronized Optional<ExcludeBlock> exclude() {
        return unit.flatMap(u -> attempt(() -> u.parts().exclude(), Optional.<ExcludeBlock>empty()));
    }

    @Override
    public synchronized boolean isProtected() {
        return unit.flatMap(u -> attempt(() -> u.parts().preventDestroy(), Optional.<Located<Boolean>>empty()))
                .map(Located::value).orElse(false);
    }

    @Override
    public synchronized List<Diagnostic> problems() {
        return List.copyOf(problems);
    }

    private <T> T attempt(Supplier<T> work, T otherwise) {
        try {
            return work.get();
        } catch (DiagnosticException e) {
            problems.addAll(e.diagnostics());
            return otherwise;
        }
    }
}
