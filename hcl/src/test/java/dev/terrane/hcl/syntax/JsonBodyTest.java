package dev.terrane.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How JSON is read as bodies, with a schema that tells attributes from blocks. */
class JsonBodyTest {

    private static final BodySchema SCHEMA = new BodySchema(
            List.of(new AttributeSchema("source", true), new AttributeSchema("region", false)),
            List.of(new BlockSchema("hook", "name"), new BlockSchema("errors"), new BlockSchema("deep", "one", "two")));

    static List<Arguments> blocks() {
        return List.of(
                Arguments.of("{\"errors\": {}}", "errors[]"),
                Arguments.of("{\"errors\": [{}, {}]}", "errors[] errors[]"),
                Arguments.of("{\"errors\": null}", ""),
                Arguments.of("{\"hook\": {\"a\": {}, \"b\": [{}, {}]}}", "hook[a] hook[b] hook[b]"),
                Arguments.of("{\"hook\": [{\"a\": {}}, {\"b\": {}}]}", "hook[a] hook[b]"),
                Arguments.of("{\"hook\": {\"${a}\": {}}}", "hook[${a}]"),
                Arguments.of("{\"deep\": {\"a\": {\"b\": {}, \"c\": {}}}}", "deep[a, b] deep[a, c]"),
                Arguments.of("[{\"errors\": {}}, {\"hook\": {\"a\": {}}}]", "errors[] hook[a]"),
                Arguments.of("{\"//\": \"c\", \"errors\": {\"//\": 1}}", "errors[]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocks")
    void propertiesBecomeBlocks(String text, String expected) {
        BodyContent content = parse(text).partialContent(SCHEMA).content();

        assertThat(content.blocks().stream().map(block -> block.type()
                + block.labels().stream().map(Block.Label::value).collect(Collectors.joining(", ", "[", "]")))
                .collect(Collectors.joining(" "))).isEqualTo(expected);
    }

    static List<Arguments> errors() {
        return List.of(
                Arguments.of("{\"source\": 1, \"regoin\": 2}",
                        "f:1:15 Extraneous JSON object property Did you mean \"region\"?"),
                Arguments.of("{}", "f:1:2 Missing required argument "),
                Arguments.of("{\"source\": 1, \"source\": 2}", "f:1:15 Argument set twice "),
                Arguments.of("[{\"source\": 1}, 2]",
                        "f:1:17 Incorrect JSON value type  | f:1:17 Incorrect JSON value type "),
                Arguments.of("{\"source\": 1, \"errors\": \"x\"}", "f:1:25 Incorrect JSON value type "),
                Arguments.of("{\"source\": 1, \"hook\": \"x\"}",
                        "f:1:23 Incorrect JSON value type  | f:1:23 Missing block label "),
                Arguments.of("{\"source\": 1, \"hook\": {}}", "f:1:23 Missing block label "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errors")
    void whatDoesNotFitTheSchemaIsAnError(String text, String expected) {
        List<Diagnostic> diagnostics = parse(text).content(SCHEMA).diagnostics();

        assertThat(diagnostics.stream()
                .map(error -> error.subject().orElseThrow().at() + " " + error.summary() + " "
                        + error.hint().orElse(""))
                .distinct().collect(Collectors.joining(" | ")))
                .isEqualTo(java.util.Arrays.stream(expected.split(" \\| ")).distinct()
                        .collect(Collectors.joining(" | ")));
    }

    @Test
    void blocksKnowWhereTheyStand() {
        ConfigBody body = parse("{\"hook\": {\"a\": {\"x\": 1}}}");
        Block block = body.partialContent(SCHEMA).content().blocks().getFirst();

        assertThat(body.source().text(block.typeSpan())).isEqualTo("\"hook\"");
        assertThat(body.source().text(block.labels().getFirst().span())).isEqualTo("\"a\"");
        assertThat(block.body().justAttributes().attributes()).containsOnlyKeys("x");
    }

    @Test
    void theRestOfABodyIsWithoutWhatWasRead() {
        ConfigBody rest = parse("{\"source\": 1, \"a\": 2, \"errors\": {}}").partialContent(SCHEMA).remaining();

        assertThat(rest.justAttributes().attributes()).containsOnlyKeys("a");
        assertThat(rest.justAttributes().diagnostics()).isEmpty();
    }

    @Test
    void justAttributesNeedsAnObjectAndEachNameOnce() {
        assertThat(parse("{\"//\": 1, \"a\": 2, \"b\": {}}").justAttributes().attributes()).containsOnlyKeys("a", "b");
        assertThat(parse("{\"a\": 1, \"a\": 2}").justAttributes().diagnostics()).extracting(Diagnostic::summary)
                .containsExactly("Argument set twice");
        assertThat(parse("[{\"a\": 1}]").justAttributes().diagnostics()).extracting(Diagnostic::summary)
                .containsExactly("Incorrect JSON value type");
    }

    private static ConfigBody parse(String text) {
        ParsedFile file = JsonParser.parse(Source.of("f", text));
        assertThat(file.diagnostics()).isEmpty();
        return file.body();
    }
}
