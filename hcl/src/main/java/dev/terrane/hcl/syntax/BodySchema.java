package dev.terrane.hcl.syntax;

import java.util.List;

/** Which attributes and blocks a body may have. */
public record BodySchema(List<AttributeSchema> attributes, List<BlockSchema> blocks) {

    public record AttributeSchema(String name, boolean required) {}

    /** Blocks of one type have exactly as many labels as there are names for them. */
    public record BlockSchema(String type, List<String> labelNames) {
        public BlockSchema(String type, String... labelNames) {
            this(type, List.of(labelNames));
        }
    }

    public BodySchema {
        attributes = List.copyOf(attributes);
        blocks = List.copyOf(blocks);
    }
}
