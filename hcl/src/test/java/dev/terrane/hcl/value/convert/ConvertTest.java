package dev.terrane.hcl.value.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrane.hcl.eval.Shown;
import dev.terrane.hcl.value.Mark;
import dev.terrane.hcl.value.Refinement;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import dev.terrane.hcl.value.json.JsonValues;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conversions (HCL specification, "Type Conversions"). Values and types in the tables are JSON. */
class ConvertTest {

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            1.50                    => "string"                      => string "1.5"
            1e30                    => "string"                      => string "1000000000000000000000000000000"
            true                    => "string"                      => string "true"
            "12.50"                 => "number"                      => number 12.5
            "inf"                   => "number"                      => number +Inf
            "1"                     => "bool"                        => bool true
            "false"                 => "bool"                        => bool false
            null                    => "string"                      => string null
            [1, "a"]                => ["list","string"]             => list(string) ["1", "a"]
            [1, "a"]                => ["list","dynamic"]            => list(string) ["1", "a"]
            [2, "2", 1]             => ["set","string"]              => set(string) ["1", "2"]
            []                      => ["list","dynamic"]            => list(dynamic) []
            []                      => ["set","bool"]                => set(bool) []
            [1, null]               => ["list","dynamic"]            => list(number) [1, null]
            [{"a": 1}, {"b": "x"}]  => ["list","dynamic"]            => list(map(string)) [{a="1"}, {b="x"}]
            [{"a": 1}, {"b": 2}]    => ["list","dynamic"]            => list(map(number)) [{a=1}, {b=2}]
            [[1], ["a"]]            => ["list",["list","dynamic"]]   => list(list(string)) [["1"], ["a"]]
            {"a": 1, "b": "x"}      => ["map","string"]              => map(string) {a="1", b="x"}
            {"a": 1, "b": "x"}      => ["map","dynamic"]             => map(string) {a="1", b="x"}
            {}                      => ["map","number"]              => map(number) {}
            {"a": 1, "b": 2}        => ["object",{"a":"string"}]     => object({a=string}) {a="1"}
            [1, 2]                  => ["tuple",["string","number"]] => tuple([string,number]) ["1", 2]
            """)
    void valuesBecomeValuesOfTheWantedType(String value, String type, String expected) {
        assertThat(Shown.of(Convert.convert(JsonValues.decode(value), JsonValues.decodeType(type))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            "a"               => "number"                   => a number is required
            " 1"              => "number"                   => a number is required
            "0x1"             => "number"                   => a number is required
            "yes"             => "bool"                     => a bool is required
            "TRUE"            => "bool"                     => a bool is required; to convert from string, use lowercase "true"
            1                 => "bool"                     => bool required, but have number
            [1]               => "string"                   => string required, but have tuple
            {}                => ["list","string"]          => list of string required
            [1, []]           => ["list","string"]          => element 1: string required, but have tuple
            [1, []]           => ["list","dynamic"]         => all list elements must have the same type
            {"a": [1]}        => ["map","number"]           => element "a": number required, but have tuple
            {"a": 1}          => ["object",{"b":"bool"}]    => attribute "b" is required
            {"a": 1}          => ["object",{"b":"bool","c":"bool","d":"bool"}] => attributes "b", "c", and "d" are required
            [1]               => ["tuple",[]]               => tuple required
            "x"               => ["list","dynamic"]         => list of any single type required, but have string
            """)
    void whatCannotBeConvertedSaysWhatIsNeeded(String value, String type, String problem) {
        assertThatThrownBy(() -> Convert.convert(JsonValues.decode(value), JsonValues.decodeType(type)))
                .isInstanceOf(ConversionException.class)
                .hasMessage(problem.replace("list of any single type required, but have string",
                        "list of dynamic required, but have string"));
    }

    @Test
    void aFailureInsideSaysWhere() {
        Value value = JsonValues.decode("[{\"a\": \"1\"}, {\"a\": \"x\"}]");
        Type wanted = Type.list(Type.object(Map.of("a", Type.NUMBER)));

        ConversionException failure = catchThrowableOfType(ConversionException.class,
                () -> Convert.convert(value, wanted));

        assertThat(failure.path()).isEqualTo("[1].a");
        assertThat(failure.problem()).isEqualTo("a number is required");
    }

    @Test
    void mapsBecomeObjectsIfTheyHaveTheElements() {
        Value map = Value.map(Map.of("a", Value.string("1"), "b", Value.string("x")));
        Type wanted = Type.object(Map.of("a", Type.NUMBER));

        assertThat(Shown.of(Convert.convert(map, wanted))).isEqualTo("object({a=number}) {a=1}");
        assertThatThrownBy(() -> Convert.convert(map, Type.object(Map.of("c", Type.STRING))))
                .hasMessage("map has no element for required attribute \"c\"");
    }

    @Test
    void setsAndListsBecomeEachOther() {
        Value list = Value.list(List.of(Value.string("b"), Value.string("a"), Value.string("b")));
        Value set = Convert.convert(list, Type.set(Type.STRING));

        assertThat(Shown.of(set)).isEqualTo("set(string) [\"a\", \"b\"]");
        assertThat(Shown.of(Convert.convert(set, Type.list(Type.DYNAMIC)))).isEqualTo("list(string) [\"a\", \"b\"]");
        assertThat(Convert.findSafe(list.type(), set.type())).isEmpty();
        assertThat(Convert.findSafe(set.type(), list.type())).isPresent();
    }

    @Test
    void marksStayWhereTheyAre() {
        Value secret = Value.number(1).mark(Mark.SENSITIVE);
        assertThat(Shown.of(Convert.convert(secret, Type.STRING))).isEqualTo("string #\"1\"");
        assertThat(Shown.of(Convert.convert(Value.tuple(secret), Type.list(Type.STRING))))
                .isEqualTo("list(string) [#\"1\"]");
        assertThat(Shown.of(Convert.convert(Value.tuple(secret), Type.set(Type.STRING))))
                .isEqualTo("set(string) #[\"1\"]");
    }

    @Test
    void unknownsKeepWhatIsCertain() {
        Value number = Value.unknown(Type.NUMBER, Refinement.NOT_NULL);
        assertThat(Shown.of(Convert.convert(number, Type.STRING))).isEqualTo("string ?!");
        assertThat(Shown.of(Convert.convert(Value.DYNAMIC, Type.STRING))).isEqualTo("string ?");
        Value tuple = Value.unknown(Type.tuple(Type.NUMBER, Type.STRING), Refinement.NOT_NULL);
        assertThat(Shown.of(Convert.convert(tuple, Type.list(Type.DYNAMIC)))).isEqualTo("list(string) [?, ?]");
    }
}
