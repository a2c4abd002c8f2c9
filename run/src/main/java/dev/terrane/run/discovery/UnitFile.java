package dev.terrane.run.discovery;

import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.config.load.StackLoader;
import dev.terrane.config.load.Unit;
import dev.terrane.config.load.UnitLoader;
import dev.terrane.config.model.ExcludeBlock;
import dev.terrane.config.model.IncludedFile;
import dev.terrane.config.model.Located;
import dev.terrane.config.model.TerraformBlock;
import dev.terrane.config.path.Paths;
import dev.terrane.config.session.ReadFiles;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import java.io.IOException;
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
import org.jspecify.annotations.Nullable;

/**
 * The configuration file of a unit or a stack, as far as discovery looks at it; `inputs` are never evaluated. Answers are kept; the tree of
 * the file and what was evaluated of it are kept until they are released, so that a repository of any size fits into memory.
 */
public final class UnitFile implements ComponentFile {

    private final Walk.Found found;
    private final UnitLoader units;
    private final StackLoader stackLoader;
    private final StackUnits stacks;
    private final ConfigContext context;
    private final Function<Path, Map<String, String>> environments;
    private final Set<Diagnostic> problems = new LinkedHashSet<>();
    private final Answer<Optional<Unit>> unit = new Answer<>();
    private final Answer<List<Path>> dependencies = new Answer<>();
    private final Answer<List<Path>> reading = new Answer<>();
    private final Answer<List<Include>> includes = new Answer<>();
    private final Answer<Optional<String>> source = new Answer<>();
    private final Answer<Optional<ExcludeBlock>> exclude = new Answer<>();

    /** An answer that is worked out when it is first asked for. */
    private static final class Answer<T> {
        private @Nullable T known;

        T get(Supplier<T> work) {
            T answer = known;
            if (answer == null) {
                answer = work.get();
                known = answer;
            }
            return answer;
        }

        void forget() {
            known = null;
        }
    }

    private UnitFile(Walk.Found found, UnitLoader units, StackLoader stackLoader, StackUnits stacks,
            ConfigContext context, Function<Path, Map<String, String>> environments) {
        this.found = found;
        this.units = units;
        this.stackLoader = stackLoader;
        this.stacks = stacks;
        this.context = context;
        this.environments = environments;
    }

    /**
     * Opens files with loaders, each with the same context, and units each in an environment of its own, which is asked for when the unit is
     * read: to find it out may take a while.
     */
    public static Opener opener(UnitLoader units, StackLoader stacks, ConfigContext context,
            Function<Path, Map<String, String>> environments) {
        StackUnits ofStacks = new StackUnits(stacks, context);
        return found -> new UnitFile(found, units, stacks, ofStacks, context, environments);
    }

    private Optional<Unit> unit() {
        return unit.get(() -> switch (found.kind()) {
            case UNIT -> attempt(() -> Optional.of(
                    units.load(found.file(), context.withEnvironment(environments.apply(found.file())))),
                    Optional.empty());
            case STACK -> Optional.empty();
        });
    }

    @Override
    public synchronized void release() {
        unit.forget();
    }

    @Override
    public synchronized List<Path> dependencies() {
        return dependencies.get(() -> unit().map(this::dependencies).orElse(List.of()));
    }

    private List<Path> dependencies(Unit read) {
        Set<Path> targets = new LinkedHashSet<>();
        read.edges(problems::add).forEach(path -> add(target(path), targets));
        return List.copyOf(targets);
    }

    /**
     * The folder that a path leads to: that of a file, and what links lead to. A path that leads nowhere is left as it is.
     */
    private Path target(String path) {
        Path written = Paths.resolve(found.folder(), path);
        if (!Files.exists(written)) {
            return written;
        }
        Path folder = Files.isDirectory(written) ? written : Paths.folderOf(written);
        try {
            return Paths.resolve(found.folder(),
                    found.folder().toRealPath().relativize(folder.toRealPath()).toString());
        } catch (IOException e) {
            return folder;
        }
    }

    /** A stack stands for the units that it generates, and for itself where those cannot be told. */
    private void add(Path target, Set<Path> targets) {
        boolean isStack = Files.isRegularFile(target.resolve(ConfigFileNames.STACK));
        List<Path> generated = isStack ? attempt(() -> stacks.of(target), List.<Path>of()) : List.of();
        targets.addAll(generated.isEmpty() ? List.of(target) : generated);
    }

    @Override
    public synchronized List<Path> reading() {
        return reading.get(() -> switch (found.kind()) {
            case UNIT -> unit().map(u -> attempt(u::filesRead, List.<Path>of())).orElse(List.of());
            case STACK -> readByStack();
        });
    }

    private List<Path> readByStack() {
        ReadFiles reads = new ReadFiles();
        attempt(() -> Optional.of(stackLoader.load(found.file(), context, reads)), Optional.empty());
        return reads.list();
    }

    @Override
    public synchronized List<Include> includes() {
        return includes.get(() -> unit().map(u -> attempt(u::includes, List.<IncludedFile>of())).orElse(List.of())
                .stream().map(i -> new Include(i.label(), i.path())).toList());
    }

    @Override
    public synchronized Optional<String> source() {
        return source
                .get(() -> unit().flatMap(u -> attempt(() -> u.parts().terraform(), Optional.<TerraformBlock>empty()))
                        .flatMap(TerraformBlock::source).map(Located::value));
    }

    @Override
    public synchronized Optional<ExcludeBlock> exclude() {
        return exclude.get(
                () -> unit().flatMap(u -> attempt(() -> u.parts().exclude(), Optional.<ExcludeBlock>empty())));
    }

    @Override
    public synchronized boolean isProtected() {
        return unit().flatMap(u -> attempt(() -> u.parts().preventDestroy(), Optional.<Located<Boolean>>empty()))
                .map(Located::value).orElse(false);
    }

    @Override
    public synchronized boolean hasLocalState() {
        return unit().flatMap(u -> attempt(() -> Optional.of(u.parts().remoteState()), Optional.empty()))
                .filter(state -> state.filter(remote -> !remote.backend().equals("local")).isEmpty()).isPresent();
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
