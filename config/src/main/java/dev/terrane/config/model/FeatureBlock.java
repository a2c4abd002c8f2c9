package dev.terrane.config.model;

import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.value.Value;

/**
 * A `feature "name"` block.
 *
 * @param defaultValue what `feature.NAME.value` is where no flag or variable sets it
 */
public record FeatureBlock(String name, Value defaultValue, SourceRange at) {}
