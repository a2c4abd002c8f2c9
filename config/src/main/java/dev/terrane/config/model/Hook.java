package dev.terrane.config.model;

import dev.terrane.hcl.source.SourceRange;
import java.util.List;
import java.util.Optional;

/**
 * A `before_hook` or `after_hook` block.
 *
 * @param execute program and arguments; has at least one element, the first of which is not empty
 * @param condition `if`; absent means true
 */
public record Hook(String name, List<String> commands, List<String> execute, Optional<Boolean> condition,
        Optional<Boolean> runOnError, Optional<Boolean> suppressStdout, Optional<String> workingDir, SourceRange at) {}
