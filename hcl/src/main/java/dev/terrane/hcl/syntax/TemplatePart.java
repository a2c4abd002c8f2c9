package dev.terrane.hcl.syntax;

import dev.terrane.hcl.source.Span;

/** A piece of a template, before directives are put together with what they enclose. */
sealed interface TemplatePart {

    Span span();

    record Text(String value, Span span) implements TemplatePart {}

    record Interpolation(Expression expression, Span span) implements TemplatePart {}

    record IfStart(Expression condition, Span span) implements TemplatePart {}

    record ForStart(ForParser.Variables variables, Expression collection, Span span) implements TemplatePart {}

    /** {@code else}, {@code endif} or {@code endfor}. */
    record ControlEnd(String keyword, Span span) implements TemplatePart {}
}
