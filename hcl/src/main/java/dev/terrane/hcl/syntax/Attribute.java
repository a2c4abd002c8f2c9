package dev.terrane.hcl.syntax;

import dev.terrane.hcl.source.Span;

/** {@code name = expression}, or a property of a JSON object. The name is as written, not normalised. */
public record Attribute(String name, Expression expression, Span nameSpan, Span span) {}
