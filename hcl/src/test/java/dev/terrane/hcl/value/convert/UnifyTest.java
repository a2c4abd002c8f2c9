package dev.terrane.hcl.value.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.json.JsonValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The type that types have in common (HCL specification, "Type Unification"). Types in the table are JSON. */
class UnifyTest {

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            "string" & "number"                               => string
            "bool" & "string" & "number"                      => string
            "bool" & "number"                                 => none
            "string" & "dynamic"                              => string
            "dynamic" & "dynamic"                             => dynamic
            ["list","string"] & ["list","number"]             => list(string)
            ["list","bool"] & ["list","number"]               => none
            ["list","string"] & "dynamic"                     => dynamic
            ["list","string"] & ["set","string"]              => list(string)
            ["set","bool"] & ["set","string"]                 => set(string)
            ["map","bool"] & ["map","string"]                 => map(string)
            ["map","bool"] & ["list","bool"]                  => none
            ["tuple",["string"]] & ["tuple",["number"]]       => tuple([string])
            ["tuple",["bool"]] & ["tuple",["number"]]         => none
            ["tuple",["string"]] & ["tuple",["number","bool"]] => list(string)
            ["tuple",[]] & ["tuple",["number"]]               => list(number)
            ["tuple",["number"]] & ["list","string"]          => list(string)
            ["tuple",["number"]] & ["set","number"]           => set(number)
            ["tuple",[]] & "dynamic"                          => dynamic
            ["object",{"a":"bool"}] & ["object",{"a":"string"}] => object({a=string})
            ["object",{"a":"bool"}] & ["object",{"b":"bool"}] => map(bool)
            ["object",{}] & ["object",{"b":"bool"}]           => map(bool)
            ["object",{"a":"bool"}] & ["object",{"b":["tuple",[]]}] => none
            ["object",{"a":"bool"}] & ["map","string"]        => map(string)
            ["object",{"a":"bool"}] & ["tuple",[]]            => none
            "string" & ["list","string"]                      => none
            """)
    void isTheMostGeneralOfEqualKindsOrAStructureMadeLooser(String types, String expected) {
        List<Type> given = new ArrayList<>(Stream.of(types.split(" & ")).map(JsonValues::decodeType).toList());
        assertThat(unified(given)).isEqualTo(expected);
        Collections.reverse(given);
        assertThat(unified(given)).isEqualTo(expected);
    }

    private static String unified(List<Type> types) {
        return Unify.types(types).map(unified -> unified.type().toString()).orElse("none");
    }

    @Test
    void nothingHasNoTypeInCommon() {
        assertThat(Unify.types(List.of())).isEmpty();
    }

    @Test
    void thousandsOfTypesAreUnifiedInNoTime() {
        List<Type> types = new ArrayList<>(Collections.nCopies(100_000, Type.NUMBER));
        types.add(Type.STRING);
        assertThat(unified(types)).isEqualTo("string");
    }
}
