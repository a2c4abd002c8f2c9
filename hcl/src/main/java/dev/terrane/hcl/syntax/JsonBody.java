package dev.terrane.hcl.syntax;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.Suggestions;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.source.Span;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.Expression.JsonObject;
import dev.terrane.hcl.syntax.Expression.JsonObject.Member;
import dev.terrane.hcl.syntax.Expression.NullLiteral;
import dev.terrane.hcl.syntax.Expression.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A body in the JSON syntax (HCL JSON specification, "Structural Elements"): an object, or an array of objects taken
 * together. Properties named {@code //} are comments.
 *
 * @param value
 *            the JSON value that is to be the body; whether it can be is found when it is read
 * @param hidden
 *            names that an earlier reading took
 */
public record JsonBody(Source source, Expression value, Set<String> hidden) implements ConfigBody {

    private static final String COMMENT = "//";

    public JsonBody(Source source, Expression value) {
        this(source, value, Set.of());
    }

    @Override
    public BodyContent content(BodySchema schema) {
        Partial partial = partialContent(schema);
        Set<String> known = ((JsonBody) partial.remaining()).hidden;
        List<String> names = new ArrayList<>();
        schema.attributes().stream().map(AttributeSchema::name).filter(name -> !known.contains(name))
                .forEach(names::add);
        schema.blocks().stream().map(BlockSchema::type).forEach(names::add);

        List<Diagnostic> diagnostics = new ArrayList<>(partial.content().diagnostics());
        for (Member member : members(value, Optional.empty(), new ArrayList<>())) {
            if (!member.name().equals(COMMENT) && !known.contains(member.name())) {
                Diagnostic problem = Diagnostic.error("Extraneous JSON object property",
                        "No argument or block type is named \"%s\".".formatted(member.name()),
                        source.range(member.nameSpan()));
                diagnostics.add(Suggestions.near(member.name(), names)
                        .map(near -> problem.withHint("Did you mean \"%s\"?".formatted(near))).orElse(problem));
            }
        }
        return new BodyContent(partial.content().attributes(), partial.content().blocks(), List.copyOf(diagnostics));
    }

    @Override
    public Partial partialContent(BodySchema schema) {
        Set<String> attributeNames = new HashSet<>();
        schema.attributes().forEach(wanted -> attributeNames.add(wanted.name()));
        Map<String, BlockSchema> blockSchemas = new LinkedHashMap<>();
        schema.blocks().forEach(wanted -> blockSchemas.put(wanted.type(), wanted));

        List<Diagnostic> diagnostics = new ArrayList<>();
        Map<String, Attribute> found = new LinkedHashMap<>();
        List<Block> blocks = new ArrayList<>();
        Set<String> used = new HashSet<>(hidden);
        for (Member member : members(value, Optional.empty(), diagnostics)) {
            BlockSchema block = blockSchemas.get(member.name());
            if (hidden.contains(member.name())) {
                continue;
            }
            if (attributeNames.contains(member.name())) {
                addAttribute(member, found, diagnostics);
                used.add(member.name());
            } else if (block != null) {
                new BlockReader(member, block, blocks, diagnostics).read();
                used.add(member.name());
            }
        }
        for (AttributeSchema wanted : schema.attributes()) {
            if (wanted.required() && !found.containsKey(wanted.name())) {
                diagnostics.add(SchemaProblems.missingAttribute(wanted.name(), source.range(missingItemSpan())));
            }
        }
        return new Partial(new BodyContent(found, List.copyOf(blocks), List.copyOf(diagnostics)),
                new JsonBody(source, value, Set.copyOf(used)));
    }

    @Override
    public Attributes justAttributes() {
        List<Diagnostic> diagnostics = new ArrayList<>();
        Map<String, Attribute> found = new LinkedHashMap<>();
        if (value instanceof JsonObject object) {
            for (Member member : object.members()) {
                if (!member.name().equals(COMMENT) && !hidden.contains(member.name())) {
                    addAttribute(member, found, diagnostics);
                }
            }
        } else {
            diagnostics.add(wrongType("A JSON object is required here, to set the arguments of this block.", value));
        }
        return new Attributes(found, List.copyOf(diagnostics));
    }

    @Override
    public Span missingItemSpan() {
        return value instanceof JsonObject object
                ? new Span(Math.max(object.openSpan().start(), object.span().end() - 1), object.span().end())
                : start(value);
    }

    /** The part of a JSON value to point at: of an object or array the opening, else the whole. */
    static Span start(Expression value) {
        return switch (value) {
            case JsonObject object -> object.openSpan();
            case Tuple array -> array.openSpan();
            default -> value.span();
        };
    }

    private void addAttribute(Member member, Map<String, Attribute> found, List<Diagnostic> diagnostics) {
        Attribute attribute = new Attribute(member.name(), member.value(), member.nameSpan(),
                Span.between(member.nameSpan(), member.value().span()));
        Attribute earlier = found.putIfAbsent(member.name(), attribute);
        if (earlier != null) {
            diagnostics.add(SchemaProblems.setTwice(member.name(), source.range(earlier.span()),
                    source.range(member.nameSpan())));
        }
    }

    /** The properties of an object, or of all the objects of an array; the label says what their names stand for. */
    private List<Member> members(Expression from, Optional<String> label, List<Diagnostic> diagnostics) {
        String purpose = label.map(name -> "to give the %s labels of this block.".formatted(name))
                .orElse("to define arguments and blocks.");
        return switch (from) {
            case NullLiteral _ -> List.of();
            case JsonObject object -> object.members();
            case Tuple array -> {
                List<Member> all = new ArrayList<>();
                for (Expression element : array.elements()) {
                    if (element instanceof JsonObject object) {
                        all.addAll(object.members());
                    } else {
                        diagnostics.add(wrongType("A JSON object is required here, " + purpose, element));
                    }
                }
                yield all;
            }
            default -> {
                diagnostics
                        .add(wrongType("A JSON object or an array of objects is required here, " + purpose, from));
                yield List.of();
            }
        };
    }

    private Diagnostic wrongType(String detail, Expression at) {
        return Diagnostic.error("Incorrect JSON value type", detail, source.range(start(at)));
    }

    /** Unpacks a property that stands for blocks of one type: first a level of objects for each label, then bodies. */
    private final class BlockReader {

        private final Member property;
        private final BlockSchema schema;
        private final List<Block> blocks;
        private final List<Diagnostic> diagnostics;

        BlockReader(Member property, BlockSchema schema, List<Block> blocks, List<Diagnostic> diagnostics) {
            this.property = property;
            this.schema = schema;
            this.blocks = blocks;
            this.diagnostics = diagnostics;
        }

        void read() {
            read(property.value(), List.of());
        }

        private void read(Expression from, List<Block.Label> labels) {
            if (labels.size() == schema.labelNames().size()) {
                readBodies(from, labels);
                return;
            }
            String labelName = schema.labelNames().get(labels.size());
            List<Member> named = members(from, Optional.of(labelName), diagnostics);
            if (named.isEmpty()) {
                diagnostics.add(Diagnostic.error("Missing block label",
                        "At least one property is required here, whose name is the %s of the %s block."
                                .formatted(labelName, schema.type()),
                        source.range(start(from))));
            }
            for (Member member : named) {
                List<Block.Label> longer = new ArrayList<>(labels);
                longer.add(new Block.Label(member.name(), member.nameSpan()));
                read(member.value(), List.copyOf(longer));
            }
        }

        private void readBodies(Expression from, List<Block.Label> labels) {
            switch (from) {
                case NullLiteral _ -> {
                    // A null property is a block that is not there.
                }
                case JsonObject object -> add(object, object.openSpan(), labels);
                case Tuple array -> array.elements().forEach(element -> add(element, array.openSpan(), labels));
                default -> diagnostics.add(wrongType(
                        "A JSON object or array is required here: the content of one or more blocks of type \"%s\"."
                                .formatted(schema.type()),
                        from));
            }
        }

        private void add(Expression body, Span open, List<Block.Label> labels) {
            blocks.add(new Block(schema.type(), property.nameSpan(), labels, new JsonBody(source, body), open,
                    Span.between(property.nameSpan(), body.span())));
        }
    }
}
