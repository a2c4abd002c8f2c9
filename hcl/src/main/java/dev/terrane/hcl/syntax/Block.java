package dev.terrane.hcl.syntax;

import dev.terrane.hcl.source.Span;
import java.util.List;

/**
 * {@code type "label" … { body }}, or what stands for it in JSON.
 *
 * @param openSpan
 *            the opening brace; in JSON also the opening bracket of an array of bodies
 * @param span
 *            from the type to the closing brace
 */
public record Block(String type, Span typeSpan, List<Label> labels, ConfigBody body, Span openSpan, Span span) {

    public record Label(String value, Span span) {}

    /** The type and the labels: what to point at when speaking of the block as a whole. */
    public Span headerSpan() {
        return labels.isEmpty() ? typeSpan : Span.between(typeSpan, labels.getLast().span());
    }

    /** The text of a label, counted from 0. */
    public String label(int index) {
        return labels.get(index).value();
    }
}
