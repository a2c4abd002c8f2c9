package dev.terrane.config.model;

import dev.terrane.hcl.source.SourceRange;
import java.util.List;
import java.util.Optional;

/** An `error_hook` block: runs when a command fails with text that one of the expressions `onErrors` matches. */
public record ErrorHook(String name, List<String> commands, List<String> execute, List<String> onErrors,
        Optional<Boolean> suppressStdout, Optional<String> workingDir, SourceRange at) {}
