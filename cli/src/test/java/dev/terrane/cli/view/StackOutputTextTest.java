package dev.terrane.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackOutputTextTest {
    private static final Value OUTPUTS = Value.object(Map.of("net",
            Value.object(Map.of("id", Value.string("vpc-1 \"<\""), "n", Value.number(3), "on", Value.bool(true),
                    "none", Value.nullOf(Type.STRING), "zones",
                    Value.tuple(List.of(Value.string("a"), Value.string("b"))), "empty", Value.EMPTY_TUPLE)),
            "sub", Value.object(Map.of("app", Value.object(Map.of("id", Value.string("app-1")))))));

    @ParameterizedTest
    @CsvSource({"net.id, {\"net\":{\"id\":\"vpc-1 \\\"\\u003c\\\"\"}}",
        "sub.app, {\"sub\":{\"app\":{\"id\":\"app-1\"}}}",
        "net.none, {\"net\":{\"none\":null}}"})
    void selectsAPartWithinTheNamesThatLeadToIt(String key, String json) {
        assertThat(StackOutputText.select(OUTPUTS, key).map(StackOutputText::json).orElseThrow()
                .replaceAll("\\n *", "").replace("\": ", "\":")).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource({"nope", "net.nope", "net.id.x", "net.zones.0", "net.none.x", "net."})
    void findsNothingUnderOtherKeys(String key) {
        assertThat(StackOutputText.select(OUTPUTS, key)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"net.id, 'vpc-1 \"<\"'", "net.n, 3", "net.on, true", "sub.app.id, app-1", "sub, app-1"})
    void showsASingleValueRaw(String key, String text) {
        assertThat(StackOutputText.raw(StackOutputText.select(OUTPUTS, key).orElseThrow())).contains(text);
    }

    @ParameterizedTest
    @CsvSource({"net", "net.zones", "net.none"})
    void hasNoRawFormOfOtherValues(String key) {
        assertThat(StackOutputText.raw(StackOutputText.select(OUTPUTS, key).orElseThrow())).isEmpty();
    }

    @Test
    void showsNothingRawWhereThereIsNothing() {
        assertThat(StackOutputText.raw(Value.EMPTY_OBJECT)).contains("");
    }

    @Test
    void laysOutJsonWithTwoBlanks() {
        assertThat(StackOutputText.json(Value.object(Map.of("a", Value.EMPTY_TUPLE, "b", Value.EMPTY_OBJECT, "c",
                Value.tuple(List.of(Value.number(1), Value.string("[{,:}] \\")))))))
                .isEqualTo("{\n  \"a\": [],\n  \"b\": {},\n  \"c\": [\n    1,\n    \"[{,:}] \\\\\"\n  ]\n}");
    }

    @Test
    void writesOneAttributeForEachUnit() {
        assertThat(StackOutputText.hcl(Value.object(Map.of("a", Value.EMPTY_OBJECT, "long",
                Value.object(Map.of("id", Value.string("x"))))))).isEqualTo("""
                        a = {}
                        long = {
                          id = "x"
                        }
                        """);
    }
}
