package dev.terrane.config.model;

import dev.terrane.hcl.source.SourceRange;
import java.nio.file.Path;

/**
 * An `include` block of a unit.
 *
 * @param label the block's label; empty for a bare `include {}`
 * @param path the included file, absolute
 * @param expose whether `include.LABEL` may be used in expressions
 * @param at the block's header
 */
public record IncludedFile(String label, Path path, boolean expose, MergeStrategy strategy, SourceRange at) {}
