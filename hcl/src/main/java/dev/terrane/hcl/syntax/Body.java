package dev.terrane.hcl.syntax;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.Suggestions;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.source.Span;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A body in the native syntax: attributes, each name once, and blocks, in the order they are written (HCL
 * specification, "Bodies").
 */
public record Body(Source source, List<Attribute> attributes, List<Block> blocks, Span span) implements ConfigBody {

    public Optional<Attribute> attribute(String name) {
        return attributes.stream().filter(attribute -> attribute.name().equals(name)).findFirst();
    }

    @Override
    public BodyContent content(BodySchema schema) {
        Partial partial = partialContent(schema);
        Body rest = (Body) partial.remaining();
        List<Diagnostic> diagnostics = new ArrayList<>(partial.content().diagnostics());
        for (Attribute attribute : rest.attributes) {
            diagnostics.add(unsupportedAttribute(attribute, schema, partial.content()));
        }
        for (Block block : rest.blocks) {
            diagnostics.add(unsupportedBlock(block, schema));
        }
        return new BodyContent(partial.content().attributes(), partial.content().blocks(), List.copyOf(diagnostics));
    }

    @Override
    public Partial partialContent(BodySchema schema) {
        Map<String, AttributeSchema> attributeSchemas = new LinkedHashMap<>();
        schema.attributes().forEach(wanted -> attributeSchemas.put(wanted.name(), wanted));
        Map<String, BlockSchema> blockSchemas = new HashMap<>();
        schema.blocks().forEach(wanted -> blockSchemas.put(wanted.type(), wanted));

        Map<String, Attribute> found = new LinkedHashMap<>();
        List<Attribute> otherAttributes = new ArrayList<>();
        for (Attribute attribute : attributes) {
            if (attributeSchemas.containsKey(attribute.name())) {
                found.put(attribute.name(), attribute);
            } else {
                otherAttributes.add(attribute);
            }
        }
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (AttributeSchema wanted : attributeSchemas.values()) {
            if (wanted.required() && !found.containsKey(wanted.name())) {
                diagnostics.add(SchemaProblems.missingAttribute(wanted.name(), source.range(missingItemSpan())));
            }
        }
        List<Block> foundBlocks = new ArrayList<>();
        List<Block> otherBlocks = new ArrayList<>();
        for (Block block : blocks) {
            BlockSchema wanted = blockSchemas.get(block.type());
            if (wanted == null) {
                otherBlocks.add(block);
            } else {
                labelProblem(block, wanted.labelNames()).ifPresentOrElse(diagnostics::add,
                        () -> foundBlocks.add(block));
            }
        }
        return new Partial(new BodyContent(found, List.copyOf(foundBlocks), List.copyOf(diagnostics)),
                new Body(source, List.copyOf(otherAttributes), List.copyOf(otherBlocks), span));
    }

    @Override
    public Attributes justAttributes() {
        Map<String, Attribute> all = new LinkedHashMap<>();
        attributes.forEach(attribute -> all.put(attribute.name(), attribute));
        List<Diagnostic> diagnostics = blocks.stream().limit(1)
                .map(block -> Diagnostic.error("Unexpected block",
                        "Only arguments are allowed here, not blocks such as \"%s\".".formatted(block.type()),
                        source.range(block.typeSpan())))
                .toList();
        return new Attributes(all, diagnostics);
    }

    @Override
    public Span missingItemSpan() {
        return Span.at(span.start());
    }

    private Optional<Diagnostic> labelProblem(Block block, List<String> names) {
        int given = block.labels().size();
        if (given > names.size()) {
            String allowed = names.isEmpty()
                    ? "Blocks of type \"%s\" have no labels.".formatted(block.type())
                    : "Blocks of type \"%s\" have only %d label(s): %s.".formatted(block.type(), names.size(),
                            String.join(", ", names));
            return Optional.of(labelError("Extraneous label for " + block.type(), allowed,
                    block.labels().get(names.size()).span(), block));
        }
        if (given < names.size()) {
            return Optional.of(labelError("Missing %s for %s".formatted(names.get(given), block.type()),
                    "Blocks of type \"%s\" must have %d label(s): %s.".formatted(block.type(), names.size(),
                            String.join(", ", names)),
                    block.openSpan(), block));
        }
        return Optional.empty();
    }

    private Diagnostic labelError(String summary, String detail, Span subject, Block block) {
        return Diagnostic.error(summary, detail, source.range(subject))
                .withContext(source.range(Span.between(block.typeSpan(), block.openSpan())));
    }

    private Diagnostic unsupportedAttribute(Attribute attribute, BodySchema schema, BodyContent content) {
        String name = attribute.name();
        Diagnostic problem = Diagnostic.error("Unsupported argument",
                "An argument named \"%s\" is not expected here.".formatted(name), source.range(attribute.nameSpan()));
        List<String> unused = schema.attributes().stream().map(AttributeSchema::name)
                .filter(other -> !content.attributes().containsKey(other)).toList();
        Optional<String> near = Suggestions.near(name, unused);
        if (near.isPresent()) {
            return problem.withHint("Did you mean \"%s\"?".formatted(near.get()));
        }
        boolean isBlock = schema.blocks().stream().anyMatch(wanted -> wanted.type().equals(name));
        return isBlock
                ? problem.withHint("Did you mean to define a block of type \"%s\"?".formatted(name))
                : problem;
    }

    private Diagnostic unsupportedBlock(Block block, BodySchema schema) {
        String type = block.type();
        Diagnostic problem = Diagnostic.error("Unsupported block type",
                "Blocks of type \"%s\" are not expected here.".formatted(type), source.range(block.typeSpan()));
        Optional<String> near = Suggestions.near(type, schema.blocks().stream().map(BlockSchema::type).toList());
        if (near.isPresent()) {
            return problem.withHint("Did you mean \"%s\"?".formatted(near.get()));
        }
        boolean isAttribute = schema.attributes().stream().anyMatch(wanted -> wanted.name().equals(type));
        return isAttribute
                ? problem.withHint(
                        "Did you mean to define argument \"%s\"? Then give it a value with an equals sign."
                                .formatted(type))
                : problem;
    }
}
