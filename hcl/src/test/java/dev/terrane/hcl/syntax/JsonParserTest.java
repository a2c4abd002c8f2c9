package dev.terrane.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.syntax.Expression.Invalid;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What tree JSON becomes, and what is wrong with it; see {@link TreeText} for how a tree is written here. */
class JsonParserTest {

    static List<Arguments> values() {
        return List.of(
                Arguments.of("null", "null"),
                Arguments.of(" true ", "true"),
                Arguments.of("-0", "-0"),
                Arguments.of("1.50e+10", "1.50e+10"),
                Arguments.of("[]", "(tuple)"),
                Arguments.of("[1, [false]]", "(tuple 1 (tuple false))"),
                Arguments.of("{\"a\": 1, \"b\": {}}", "(json (template 'a'):1 (template 'b'):(json))"),
                Arguments.of("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"", "(template 'a\"\\/\b\f\\n\\r\té')"),
                Arguments.of("\"\\ud83d\\ude00\"", "(template '😀')"),
                Arguments.of("\"\\ud83d\"", "(template '\uFFFD')"),
                // strings are templates, and so are names
                Arguments.of("\"${a.b}\"", "(wrap a.b)"),
                Arguments.of("\"x ${a} $${b} %{ if c }d%{ endif }\"",
                        "(template 'x ' a ' ${b} ' (if c (template 'd') (template '')))"),
                Arguments.of("\"${f(\\\"x\\\")}\"", "(wrap (call f (template 'x')))"),
                Arguments.of("{\"${k}\": 1}", "(json (wrap k):1)"),
                Arguments.of("\"a\\n${b}\"", "(template 'a\\n' b)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void parses(String text, String expected) {
        ParsedExpression parsed = JsonParser.parseExpression(Source.of("f.json", text));

        assertThat(parsed.diagnostics()).isEmpty();
        assertThat(TreeText.of(parsed.expression())).isEqualTo(expected);
    }

    static List<Arguments> errors() {
        return List.of(
                Arguments.of("", "1,1-1 Missing value"),
                Arguments.of("1 2", "1,3-4 Extraneous data after value"),
                Arguments.of("\uFEFF1", "1,1-1 Byte order mark"),
                Arguments.of("01", "1,1-3 Invalid JSON number"),
                Arguments.of("1.", "1,1-3 Invalid JSON number"),
                Arguments.of("+1", "1,1-3 Invalid JSON number"),
                Arguments.of(".5", "1,1-3 Invalid JSON number"),
                Arguments.of("tru", "1,1-4 Invalid JSON keyword"),
                Arguments.of("NaN", "1,1-4 Invalid JSON keyword"),
                Arguments.of("'a'", "1,1-2 Invalid start of value"),
                Arguments.of("\"a", "1,3-3 Invalid JSON string"),
                Arguments.of("\"a\nb\"", "1,3-2,1 Invalid JSON string"),
                Arguments.of("\"a\\x\"", "1,3-4 Invalid JSON string"),
                Arguments.of("\"\\u12\"", "1,2-3 Invalid JSON string"),
                Arguments.of("[1,]", "1,3-4 Trailing comma in array"),
                Arguments.of("[1 2]", "1,6-6 Missing element separator comma"),
                Arguments.of("[1", "1,1-2 Unclosed array"),
                Arguments.of("[1}", "1,4-4 Mismatched brackets"),
                Arguments.of("[1:2]", "1,6-6 Invalid array value"),
                Arguments.of("{\"a\": 1,}", "1,8-9 Trailing comma in object"),
                Arguments.of("{\"a\": 1", "1,1-2 Unclosed object"),
                Arguments.of("{\"a\": 1]", "1,9-9 Mismatched braces"),
                Arguments.of("{\"a\" = 1}", "1,6-7 Missing property value colon"),
                Arguments.of("{\"a\"}", "1,5-6 Missing object value"),
                Arguments.of("{\"a\": 1 \"b\": 2}", "1,16-16 Missing attribute separator comma"),
                Arguments.of("{1: 2}", "1,2-3 Invalid object property name"),
                Arguments.of("{a: 1}", "1,2-3 Invalid JSON keyword | 1,2-3 Invalid object property name"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errors")
    void findsErrors(String text, String expected) {
        ParsedExpression parsed = JsonParser.parseExpression(Source.of("f", text));

        assertThat(parsed.diagnostics().stream()
                .map(error -> error.subject().map(SourceRange::toString).orElseThrow().substring(2) + " "
                        + error.summary())
                .collect(Collectors.joining(" | "))).isEqualTo(expected);
    }

    @Test
    void aFileMustBeAnObjectOrAnArrayOfObjects() {
        assertThat(JsonParser.parse(Source.of("f", "{}")).hasErrors()).isFalse();
        assertThat(JsonParser.parse(Source.of("f", "[{}]")).hasErrors()).isFalse();
        assertThat(JsonParser.parse(Source.of("f", "1")).hasErrors()).isTrue();
    }

    @Test
    void placesInsideOfStringsAreThoseInTheFile() {
        Source source = Source.of("f.json", "[\"\\\"é\\u00e9\\n${ab}\"]");
        Expression.Tuple tuple = (Expression.Tuple) JsonParser.parseExpression(source).expression();
        Expression.Template template = (Expression.Template) tuple.elements().getFirst();

        assertThat(source.text(template.span())).isEqualTo("\"\\\"é\\u00e9\\n${ab}\"");
        assertThat(source.text(template.parts().get(0).span())).isEqualTo("\\\"é\\u00e9\\n");
        assertThat(source.text(template.parts().get(1).span())).isEqualTo("ab");
    }

    @Test
    void aTemplateWithErrorsIsComplainedAboutWhenEvaluated() {
        ParsedExpression parsed = JsonParser.parseExpression(Source.of("f", "\"a ${b\""));

        assertThat(parsed.diagnostics()).isEmpty();
        assertThat(parsed.expression()).isInstanceOfSatisfying(Invalid.class,
                invalid -> assertThat(invalid.diagnostics())
                        .extracting(error -> error.subject().orElseThrow().toString())
                        .containsExactly("f:1,2-4"));
    }
}
