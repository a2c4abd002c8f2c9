package dev.terrane.hcl.value.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.hcl.eval.Shown;
import dev.terrane.hcl.value.HclNumber;
import dev.terrane.hcl.value.Mark;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValuesTest {

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            null                          => dynamic null
            true                          => bool true
            1.10                          => number 1.1
            -0                            => number -0
            1e3                           => number 1000
            0.1234567890123456789012345678901234567890 => number 0.123456789012345678901234567890123456789
            "a\\u00e9\\t\\/"              => string "aé\\t/"
            "\\ud83d\\ude00"              => string "😀"
            "\\ud83d"                     => string "\uFFFD"
            []                            => tuple([]) []
            [1, "a", [null]]              => tuple([number,string,tuple([dynamic])]) [1, "a", [null]]
            {"b": 1, "a": {"c": []}}      => object({a=object({c=tuple([])}),b=number}) {a={c=[]}, b=1}
            {"a": 1, "a": 2}              => object({a=number}) {a=2}
            1 ]                           => number 1
            """)
    void readsJsonAsTheTypeThatItImplies(String json, String expected) {
        assertThat(Shown.of(JsonValues.decode(json)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tru", "01", "1.", ".5", "+1", "[1,]", "{\"a\":1,}", "{a:1}", "'a'", "\"a", "\"\n\"",
        "\"\\x\"", "\"\\u12\"", "[1 2]", "1 2", "{\"a\":1,\"a\":\"x\"}", "{\"a\" 1}", "NaN", "[", "\u00a01"})
    void refusesWhatIsNoJson(String json) {
        assertThatThrownBy(() -> JsonValues.decode(json)).isInstanceOf(JsonException.class);
    }

    @Test
    void saysWhereTheErrorIs() {
        assertThatThrownBy(() -> JsonValues.decode("[1,\n  x]")).hasMessageContaining("\"x\" at line 2, column 3");
    }

    @Test
    void nestingHasALimit() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThatThrownBy(() -> JsonValues.decode(deep)).hasMessageContaining("levels of nesting");
    }

    @Test
    void writesWithoutSpacesAndEscapesWhatHtmlMindsAsGoDoes() {
        Value value = Value.object(Map.of("b", Value.list(Type.STRING, List.of()), "a",
                Value.tuple(Value.string("<&>\u2028\b\f\u0001\u007f😀\"\\"),
                        Value.number(HclNumber.parse("1e30").orElseThrow()),
                        Value.NULL, Value.TRUE)));
        assertThat(JsonValues.encode(value))
                .isEqualTo("{\"a\":[\"\\u003c\\u0026\\u003e\\u2028\\b\\f\\u0001\u007f😀\\\"\\\\\","
                        + "1000000000000000000000000000000,null,true],\"b\":[]}");
    }

    @Test
    void writesTheTypeBesideAValueWhereAnyTypeIsWanted() {
        Value value = Value.map(Map.of("a", Value.set(List.of(Value.number(2), Value.number(1)))));
        String json = JsonValues.encode(value, Type.DYNAMIC);
        assertThat(json).isEqualTo("{\"value\":{\"a\":[1,2]},\"type\":[\"map\",[\"set\",\"number\"]]}");
        assertThat(JsonValues.decode(json, Type.DYNAMIC)).isEqualTo(value);
    }

    @Test
    void refusesToWriteWhatHasNoJson() {
        assertThatThrownBy(() -> JsonValues.encode(Value.unknown(Type.STRING))).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> JsonValues.encode(Value.tuple(Value.string("s3cret").mark(Mark.SENSITIVE))))
                .isInstanceOf(JsonException.class).message().doesNotContain("s3cret");
        assertThatThrownBy(() -> JsonValues.encode(Value.number(HclNumber.POSITIVE_INFINITY)))
                .hasMessage("cannot serialize infinity as JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"bool\"", "\"dynamic\"", "[\"list\",\"string\"]", "[\"map\",[\"set\",\"number\"]]",
        "[\"tuple\",[\"bool\",\"string\"]]", "[\"tuple\",[]]", "[\"object\",{\"a\":\"bool\",\"b\":[\"object\",{}]}]"})
    void typesAreWrittenAsTheyAreRead(String json) {
        assertThat(JsonValues.encodeType(JsonValues.decodeType(json))).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            "1"              => "number"                              => number 1
            1.50             => "string"                              => string "1.50"
            "true"           => "bool"                                => bool true
            [2, 1, 2]        => ["set","number"]                      => set(number) [1, 2]
            [1, null]        => ["list","string"]                     => list(string) ["1", null]
            {"a": 1}         => ["map","string"]                      => map(string) {a="1"}
            {"a": 1}         => ["object",{"a":"number","b":"bool"}]  => object({a=number,b=bool}) {a=1, b=null}
            {"a": null}      => ["object",{"a":"string"},["a"]]       => object({a=string}) {a=null}
            null             => ["list","string"]                     => list(string) null
            """)
    void readsJsonAsAGivenType(String json, String type, String expected) {
        assertThat(Shown.of(JsonValues.decode(json, JsonValues.decodeType(type)))).isEqualTo(expected);
    }
}
