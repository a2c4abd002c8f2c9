package dev.terrane.config.model;

import dev.terrane.hcl.source.SourceRange;
import java.util.List;
import java.util.Optional;

/** The `catalog` block; no command of a run uses it. */
public record CatalogBlock(List<String> urls, Optional<String> defaultTemplate, Optional<Boolean> noShell,
        Optional<Boolean> noHooks, SourceRange at) {}
