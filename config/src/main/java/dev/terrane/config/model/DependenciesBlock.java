package dev.terrane.config.model;

import java.util.List;
import java.util.Optional;

/**
 * The `dependencies` block.
 *
 * @param paths the folders, as written; absent where they are null
 */
public record DependenciesBlock(Optional<List<Located<String>>> paths) {

    /** The folders; none where there is no list. */
    public List<Located<String>> list() {
        return paths.orElse(List.of());
    }
}
