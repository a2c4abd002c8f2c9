package dev.terrane.hcl.syntax;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.source.Span;
import java.util.List;
import java.util.Map;

/**
 * Attributes and blocks, in either syntax, read with a schema in hand: in JSON only the schema tells which property is
 * an attribute and which a block.
 */
public sealed interface ConfigBody permits Body, JsonBody {

    /** The source that the offsets of this body and of everything in it count in. */
    Source source();

    /** What the schema names. Whatever else there is, and what is required and missing, is an error. */
    BodyContent content(BodySchema schema);

    /** What the schema names; all else is left to {@link Partial#remaining}. */
    Partial partialContent(BodySchema schema);

    /** All of the body as attributes, in the order they are written; blocks are an error. */
    Attributes justAttributes();

    /** Where to point when something is missing: the start of a native body, the closing brace of a JSON object. */
    Span missingItemSpan();

    /** Part of a body, and a body of what the schema did not name. */
    record Partial(BodyContent content, ConfigBody remaining) {}

    /** Attributes by name, in the order they are written. */
    record Attributes(Map<String, Attribute> attributes, List<Diagnostic> diagnostics) {}
}
