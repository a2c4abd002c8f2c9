package dev.terrane.run.discovery;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.terrane.config.model.ExcludeBlock;
import dev.terrane.hcl.diagnostic.Diagnostic;

/**
 * What discovery wants to know of a configuration file. Each answer is worked out when it is first asked for; what
 * cannot be had because the file is wrong is empty, and {@link #problems()} says why. Safe for several threads.
 */
public interface ComponentFile {

    /** The absolute folders that `dependency` and `dependencies` blocks name, each once, in their order. */
    List<Path> dependencies();

    /** The absolute paths of the files that evaluating the configuration reads. */
    List<Path> reading();

    List<Include> includes();

    /** `terraform.source`. */
    Optional<String> source();

    Optional<ExcludeBlock> exclude();

    /** Whether the unit must not be destroyed. */
    boolean isProtected();

    /** Whether the unit's state lies beside its code: it has no `remote_state`, or one that says so. */
    boolean hasLocalState();

    /** What was found wrong so far. */
    List<Diagnostic> problems();

    /** Lets go of what only later questions need; they read the file again. */
    void release();

    /** An `include` block: its label and the absolute path of its file. */
    record Include(String label, Path file) {}

    /** Opens files; called at most once for each, from several threads at once; never throws for what a file says. */
    @FunctionalInterface
    interface Opener {
        ComponentFile open(Walk.Found found);
    }
}
