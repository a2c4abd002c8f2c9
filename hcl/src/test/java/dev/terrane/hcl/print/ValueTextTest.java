package dev.terrane.hcl.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.hcl.eval.Evaluator;
import dev.terrane.hcl.eval.Scope;
import dev.terrane.hcl.function.Functions;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.ParsedExpression;
import dev.terrane.hcl.syntax.Parser;
import dev.terrane.hcl.value.HclNumber;
import dev.terrane.hcl.value.Mark;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTextTest {
    private static final Value SECRET = Value.string("s3cret").mark(Mark.SENSITIVE);

    private static Value evaluate(String text) {
        ParsedExpression parsed = Parser.parseExpression(Source.of("test", text));
        return Evaluator.evaluate(parsed.expression(), parsed.source(), Scope.of(Map.of(), Functions.NONE));
    }

    @Test
    void objectsTakeALineForEachAttributeListsAreOnOne() {
        assertThat(ValueText.of(evaluate("{a = 1, long = [1, \"x\", {b = true}], \"not a name\" = {}, for = null}")))
                .isEqualTo("""
                        {
                          a     = 1
                          "for" = null
                          long = [1, "x", {
                            b = true
                          }]
                          "not a name" = {}
                        }""");
    }

    @Test
    void whatIsUnknownOrSensitiveStandsInParentheses() {
        Value value = Value.object(Map.of("a", SECRET, "b", Value.unknown(Type.list(Type.STRING)), "c", Value.DYNAMIC));
        assertThat(ValueText.of(value)).isEqualTo("""
                {
                  a = (sensitive value)
                  b = (unknown list of string)
                  c = (unknown dynamic)
                }""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.50", "-0.1", "\"a\\\"\\\\\\n\\t\\u0007 $${x} %%{y} $ % é 😀 \\u200b\"", "null", "true",
        "[]", "{}",
        "[[], [1, [2]]]", "{\"\" = 1, \"a.b\" = 2, é = 3, a-b = 4, \"1\" = 5}"})
    void theTextComesToTheValueAgain(String expression) {
        Value value = evaluate(expression);
        assertThat(evaluate(ValueText.of(value))).isEqualTo(value);
    }

    @Test
    void jsonHasTheTypeBesideTheValue() {
        assertThat(ValueJson.of(evaluate("[1, \"<\"]"))).isEqualTo("{\"type\":\"tuple\",\"value\":[1,\"\\u003c\"]}");
        assertThat(ValueJson.of(Value.list(Type.STRING, List.of())))
                .isEqualTo("{\"type\":\"list of string\",\"value\":[]}");
        assertThat(ValueJson.of(Value.tuple(SECRET, Value.DYNAMIC, Value.number(HclNumber.POSITIVE_INFINITY))))
                .isEqualTo("{\"type\":\"tuple\",\"value\":[null,null,null]}");
    }

    @Test
    void aFewWordsSayWhatAValueIs() {
        assertThat(BriefText.of(Value.string("a\"${"))).isEqualTo("\"a\\\"$${\"");
        assertThat(BriefText.of(Value.string("x".repeat(1000)))).hasSize(123).endsWith("x\"…");
        assertThat(BriefText.of(evaluate("[1, 2]"))).isEqualTo("tuple with 2 elements");
        assertThat(BriefText.of(evaluate("{}"))).isEqualTo("object with no attributes");
        assertThat(BriefText.of(evaluate("[[1]]"))).isEqualTo("tuple with 1 element");
        assertThat(BriefText.of(Value.tuple(SECRET))).isEqualTo("a sensitive value");
    }
}
