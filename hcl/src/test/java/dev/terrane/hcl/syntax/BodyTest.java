package dev.terrane.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How native bodies are built, and read with a schema. */
class BodyTest {

    private static final BodySchema SCHEMA = new BodySchema(
            List.of(new AttributeSchema("source", true), new AttributeSchema("region", false)),
            List.of(new BlockSchema("hook", "name"), new BlockSchema("errors")));

    @Test
    void keepsAttributesAndBlocksInOrder() {
        Body body = parse("""
                b = 1
                x "l1" l2 { y = 2 }
                a = 3
                x {}
                for = 4
                """);

        assertThat(body.attributes()).extracting(Attribute::name).containsExactly("b", "a", "for");
        assertThat(body.blocks()).extracting(Block::type).containsExactly("x", "x");
        assertThat(body.blocks().getFirst().labels()).extracting(Block.Label::value).containsExactly("l1", "l2");
        assertThat(((Body) body.blocks().getFirst().body()).attribute("y")).isPresent();
    }

    @Test
    void labelsAreTextWithEscapes() {
        Body body = parse("a \"q\\\"$${x}\\u00e9\" \"\" {}\n");

        assertThat(body.blocks().getFirst().labels()).extracting(Block.Label::value).containsExactly("q\"${x}é", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# c", "a = 1", "a {}", "a = 1 # c\n", "a = 1 /* x\n */\nb = 2", "a\t=\t1\r\n",
        "a {\r\n}\r\n", "a {\n\n  b {}\n\n}", "\uFEFFa = 1\n", "a = [\n1\n]\n", "a = (\n1\n)\n", "a = <<E\nE\n"})
    void isValid(String text) {
        assertThat(Parser.parse(Source.of("f", text)).diagnostics()).isEmpty();
    }

    @Test
    void spansReachFromTheNameToTheEnd() {
        Source source = Source.of("f", "a = 1 # c\nb \"l\" {\n}\n");
        Body body = (Body) Parser.parse(source).body();
        Attribute attribute = body.attributes().getFirst();
        Block block = body.blocks().getFirst();

        assertThat(source.text(attribute.span())).isEqualTo("a = 1");
        assertThat(source.text(attribute.nameSpan())).isEqualTo("a");
        assertThat(source.text(block.span())).isEqualTo("b \"l\" {\n}");
        assertThat(source.text(block.headerSpan())).isEqualTo("b \"l\"");
        assertThat(source.text(block.openSpan())).isEqualTo("{");
    }

    @Test
    void contentIsWhatTheSchemaNames() {
        BodyContent content = parse("source = 1\nhook \"a\" {}\nerrors {}\nhook \"b\" {}\n").content(SCHEMA);

        assertThat(content.diagnostics()).isEmpty();
        assertThat(content.attributes()).containsOnlyKeys("source");
        assertThat(content.blocksOfType("hook")).extracting(block -> block.label(0)).containsExactly("a", "b");
        assertThat(content.blocksOfType("errors")).hasSize(1);
    }

    @Test
    void whatTheSchemaDoesNotNameIsAnErrorWithAHint() {
        List<Diagnostic> diagnostics = parse("""
                source = 1
                regoin = 2
                errors = 3
                hok "a" {}
                region {}
                zzzzz  = 4
                """).content(SCHEMA).diagnostics();

        assertThat(diagnostics)
                .extracting(d -> d.subject().orElseThrow().at() + " " + d.summary() + " " + d.hint().orElse(""))
                .containsExactly("f:2:1 Unsupported argument Did you mean \"region\"?",
                        "f:3:1 Unsupported argument Did you mean to define a block of type \"errors\"?",
                        "f:6:1 Unsupported argument ",
                        "f:4:1 Unsupported block type Did you mean \"hook\"?",
                        "f:5:1 Unsupported block type Did you mean to define argument \"region\"? "
                                + "Then give it a value with an equals sign.");
    }

    @Test
    void whatIsRequiredAndMissingIsAnErrorAtTheStartOfTheBody() {
        List<Diagnostic> diagnostics = parse("region = 1\n").content(SCHEMA).diagnostics();

        assertThat(diagnostics).extracting(Diagnostic::toString).containsExactly(
                "f:1,1-1: Missing required argument; The argument \"source\" is required, but it is not set.");
    }

    @Test
    void labelsMustBeAsManyAsTheSchemaNames() {
        List<Diagnostic> diagnostics = parse("source = 1\nhook {}\nhook \"a\" \"b\" {}\nerrors \"c\" {}\n")
                .content(SCHEMA).diagnostics();

        assertThat(diagnostics).extracting(d -> d.subject().orElseThrow().at() + " " + d.summary()).containsExactly(
                "f:2:6 Missing name for hook", "f:3:10 Extraneous label for hook", "f:4:8 Extraneous label for errors");
    }

    @Test
    void partialContentLeavesTheRest() {
        ConfigBody.Partial partial = parse("source = 1\nother = 2\nhook \"a\" {}\nmore {}\n").partialContent(SCHEMA);

        assertThat(partial.content().attributes()).containsOnlyKeys("source");
        Body remaining = (Body) partial.remaining();
        assertThat(remaining.attributes()).extracting(Attribute::name).containsExactly("other");
        assertThat(remaining.blocks()).extracting(Block::type).containsExactly("more");
        assertThat(remaining.missingItemSpan().start()).isZero();
    }

    @Test
    void justAttributesRefusesBlocks() {
        ConfigBody.Attributes attributes = parse("a = 1\nb {}\nc {}\n").justAttributes();

        assertThat(attributes.attributes()).containsOnlyKeys("a");
        assertThat(attributes.diagnostics()).extracting(Diagnostic::summary).containsExactly("Unexpected block");
    }

    private static Body parse(String text) {
        ParsedFile file = Parser.parse(Source.of("f", text));
        assertThat(file.diagnostics()).isEmpty();
        return (Body) file.body();
    }
}
