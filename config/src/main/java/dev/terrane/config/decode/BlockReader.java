package dev.terrane.config.decode;

import dev.terrane.config.model.Located;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.diagnostic.Diagnostics;
import dev.terrane.hcl.eval.Scope;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads one block by its schema. Required attributes read as something harmless when they are wrong or missing, so that
 * the rest of the block is looked at too; {@link #finish} then throws.
 */
final class BlockReader {

    private final Block block;
    private final Source source;
    private final Scope scope;
    private final BodyContent content;
    private final Diagnostics problems = new Diagnostics();
    private final AttributeReader attributes;

    BlockReader(Block block, BodySchema schema, Scope scope) {
        this.block = block;
        this.source = block.body().source();
        this.scope = scope;
        this.content = block.body().content(schema);
        problems.addAll(content.diagnostics());
        this.attributes = new AttributeReader(source, content, scope, problems);
    }

    AttributeReader attributes() {
        return attributes;
    }

    String label() {
        return block.label(0);
    }

    SourceRange at() {
        return source.range(block.headerSpan());
    }

    SourceRange at(String attribute) {
        return attributes.at(attribute, block.headerSpan());
    }

    /** A text that has to be there, and not null; that it is there is the schema's to check. */
    String requiredText(String name) {
        return attributes.textNotNull(name).orElse("");
    }

    List<String> requiredTexts(String name) {
        return attributes.texts(name).orElse(List.of());
    }

    Optional<Located<String>> locatedText(String name) {
        return attributes.locatedText(name);
    }

    /** A value of any type; null where it is not there. */
    Value anyOrNull(String name) {
        return attributes.any(name).orElse(Value.nullOf(Type.DYNAMIC));
    }

    /** The blocks of a type within this one, each read by `reader`. */
    <T> List<T> blocks(String type, Function<Block, T> reader) {
        return content.blocksOfType(type).map(inner -> attempt(() -> reader.apply(inner))).flatMap(Optional::stream)
                .toList();
    }

    Scope scope() {
        return scope;
    }

    void problem(String summary, String detail, SourceRange at) {
        problems.add(Diagnostic.error(summary, detail, at));
    }

    void problem(Diagnostic diagnostic) {
        problems.add(diagnostic);
    }

    private <T> Optional<T> attempt(Supplier<T> action) {
        try {
            return Optional.of(action.get());
        } catch (DiagnosticException e) {
            problems.addAll(e.diagnostics());
            return Optional.empty();
        }
    }

    /** What was read, if nothing was wrong with it. */
    <T> T finish(T read) {
        problems.throwIfErrors();
        return read;
    }
}
