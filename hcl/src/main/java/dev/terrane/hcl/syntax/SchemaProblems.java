package dev.terrane.hcl.syntax;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.source.SourceRange;

/** What both syntaxes say alike when a body does not fit its schema. */
final class SchemaProblems {

    private SchemaProblems() {}

    static Diagnostic missingAttribute(String name, SourceRange where) {
        return Diagnostic.error("Missing required argument",
                "The argument \"%s\" is required, but it is not set.".formatted(name), where);
    }

    static Diagnostic setTwice(String name, SourceRange first, SourceRange second) {
        return Diagnostic.error("Argument set twice",
                "The argument \"%s\" was already set at %s.".formatted(name, first.at()), second);
    }
}
