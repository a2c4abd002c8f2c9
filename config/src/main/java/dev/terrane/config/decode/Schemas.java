package dev.terrane.config.decode;

import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import java.util.ArrayList;
import java.util.List;

/** Short ways to write schemas: a name with an exclamation mark is of a required attribute. */
public final class Schemas {

    private Schemas() {}

    public static BodySchema attributes(String... names) {
        return withBlocks(List.of(), names);
    }

    /**
     * Attributes and blocks.
     *
     * @param blocks types of the blocks, which all have one label
     */
    public static BodySchema withBlocks(List<String> blocks, String... names) {
        List<AttributeSchema> attributes = new ArrayList<>();
        for (String name : names) {
            boolean required = name.endsWith("!");
            attributes.add(new AttributeSchema(required ? name.substring(0, name.length() - 1) : name, required));
        }
        return new BodySchema(attributes, blocks.stream().map(type -> new BlockSchema(type, "name")).toList());
    }
}
