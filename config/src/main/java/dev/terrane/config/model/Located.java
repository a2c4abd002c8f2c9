package dev.terrane.config.model;

import dev.terrane.hcl.source.SourceRange;

/**
 * A setting together with the place in the user's file that gave it.
 *
 * @param value the evaluated setting
 * @param at where it was written, in the file that won (an included file's own range if that file set it)
 */
public record Located<T>(T value, SourceRange at) {}
