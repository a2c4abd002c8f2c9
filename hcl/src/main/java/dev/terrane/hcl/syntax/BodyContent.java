package dev.terrane.hcl.syntax;

import dev.terrane.hcl.diagnostic.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a schema found in a body: attributes by name and blocks, both in the order they are written, as far as they fit;
 * what does not is in the diagnostics.
 */
public record BodyContent(Map<String, Attribute> attributes, List<Block> blocks, List<Diagnostic> diagnostics) {

    public Optional<Attribute> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    public Stream<Block> blocksOfType(String type) {
        return blocks.stream().filter(block -> block.type().equals(type));
    }
}
