package dev.terrane.run.discovery;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.terrane.config.model.ExcludeBlock;
import dev.terrane.hcl.diagnostic.Diagnostic;

/**
 * What discovery wants to know of a configuration file beyond its name.
 *
 * @param dependencies the absolute folders that `dependency` and `dependencies` blocks name, each once
 * @param reading the absolute paths of the files that evaluating it reads
 * @param includes the absolute paths of the files that it includes, by label
 * @param source `terraform.source`
 * @param preventDestroy whether the unit must not be destroyed
 * @param problems what is wrong with the file; the other components then hold what could be read
 */
public record Facts(List<Path> dependencies, List<Path> reading, List<Include> includes, Optional<String> source,
        Optional<ExcludeBlock> exclude, boolean preventDestroy, List<Diagnostic> problems) {

    public static final Facts NONE = new Facts(List.of(), List.of(), List.of(), Optional.empty(), Optional.empty(),
            false, List.of());

    public Facts {
        dependencies = List.copyOf(dependencies);
        reading = List.copyOf(reading);
        includes = List.copyOf(includes);
        problems = List.copyOf(problems);
    }

    /** An `include` block: its label and the absolute path of its file. */
    public record Include(String label, Path file) {}

    /** Reads the facts of a file; called at most once for each file, from several threads at once. */
    @FunctionalInterface
    public interface Reader {
        Facts read(Walk.Found file);
    }
}
