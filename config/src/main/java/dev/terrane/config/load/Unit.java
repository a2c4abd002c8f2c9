package dev.terrane.config.load;

import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.context.IdentityStatements;
import dev.terrane.config.file.ConfigFile;
import dev.terrane.config.model.ConfigParts;
import dev.terrane.config.model.IncludedFile;
import dev.terrane.config.model.UnitConfig;
import dev.terrane.config.path.Paths;
import dev.terrane.config.session.ConfigSession;
import dev.terrane.config.session.ReadFiles;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.eval.Scope;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A unit: its configuration, evaluated as far as it is asked for. What is wrong with a part is thrown as a
 * {@link dev.terrane.hcl.diagnostic.DiagnosticException} by whatever needs the part. Belongs to one thread at a time.
 */
public final class Unit {

    private final Path file;
    private final ReadFiles reads = new ReadFiles();
    private final UnitIdentity identity;
    private final ConfigEvaluation evaluation;

    Unit(ConfigSession session, ConfigContext context, Path file, ConfigFile parsed) {
        this.file = file;
        Frame base = new Frame(session, context, file, file, reads, Optional.empty(), List.of(), Optional.empty());
        this.identity = new UnitIdentity(file, () -> new ConfigEvaluation(base, parsed));
        this.evaluation = new ConfigEvaluation(
                new Frame(session, context, file, file, reads, Optional.of(identity), List.of(), Optional.empty()),
                parsed);
    }

    /** The configuration file, absolute. */
    public Path file() {
        return file;
    }

    /** The unit's folder. */
    public Path directory() {
        return Paths.folderOf(file);
    }

    /** The files that it includes, in the order of its include blocks. */
    public List<IncludedFile> includes() {
        return evaluation.includes();
    }

    /** The merged parts; each is evaluated when it is asked for. */
    public ConfigParts parts() {
        return evaluation.parts();
    }

    /**
     * The paths of the units and stacks that it depends on in the graph, as written, as far as they can be told.
     *
     * @param problems takes what is wrong with the others
     */
    public List<String> edges(Consumer<Diagnostic> problems) {
        Attempts attempts = new Attempts();
        List<String> edges = DependencyEdges.of(evaluation, attempts);
        attempts.problems().forEach(problems);
        return edges;
    }

    /**
     * The whole configuration, with the outputs of dependencies that it needs.
     *
     * @throws dev.terrane.hcl.diagnostic.DiagnosticException with everything that is wrong in any of its files
     */
    public UnitConfig config() {
        return Completion.of(evaluation);
    }

    /** What an expression in the unit's file can refer to, once everything else of the file is known. */
    public Scope scope() {
        return evaluation.own().scope(FileScope.Stage.FULL);
    }

    /** What its files say about its identity; evaluated apart from all else, with the base identity. */
    public IdentityStatements identity() {
        return identity;
    }

    /**
     * The files that its configuration reads, in the order of reading: what it includes, what functions read or mark,
     * and the files of a module on this machine. Evaluates what discovery looks at, and passes over errors.
     */
    public List<Path> filesRead() {
        new Reading(evaluation).all();
        return reads.list();
    }
}
