package dev.terrane.cli.view;

import java.util.List;
import java.util.Optional;

import dev.terrane.config.model.ExcludeBlock;
import dev.terrane.run.discovery.Component;

/**
 * A unit or stack as a list shows it. Paths are relative to the working folder, with slashes.
 *
 * @param dependencies the paths of what it depends on, sorted; empty where they were not asked for
 * @param exclude its `exclude` block, where asked for
 * @param includes the files that it includes by label, where asked for
 * @param reading the files that it reads, where asked for
 * @param excluded whether the command that the list is made for leaves it out
 */
public record Listed(Component.Kind kind, String path, List<String> dependencies, Optional<ExcludeBlock> exclude,
        List<Include> includes, List<String> reading, boolean excluded) {

    public Listed {
        dependencies = List.copyOf(dependencies);
        includes = List.copyOf(includes);
        reading = List.copyOf(reading);
    }

    /** An included file by its label. */
    public record Include(String label, String path) {}

    String kindName() {
        return switch (kind) {
            case UNIT -> "unit";
            case STACK -> "stack";
        };
    }
}
