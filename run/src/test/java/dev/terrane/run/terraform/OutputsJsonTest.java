package dev.terrane.run.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import dev.terrane.run.terraform.OutputsJson.OutputsException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputsJsonTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\"string\" | \"1\"", "\"number\" | 12345678901234567890", "\"bool\" | true",
        "[\"list\", \"string\"] | []", "[\"map\", \"number\"] | {\"a\": 1}", "[\"set\", \"string\"] | [\"a\"]",
        "[\"tuple\", [\"string\", \"number\"]] | [\"a\", 1]", "[\"object\", {\"a\": \"string\"}] | {\"a\": null}"})
    void outputsKeepTheirTypes(String type, String value) throws OutputsException {
        String json = "{\"o\": {\"sensitive\": true, \"type\": " + type + ", \"value\": " + value + "}}";

        Value outputs = OutputsJson.ofCommand(bytes(json));

        assertThat(OutputsJson.ofState(bytes("{\"version\": 4, \"outputs\": " + json + ", \"resources\": [{}]}")))
                .contains(outputs);
        assertThat(outputs.attribute("o")).isPresent();
    }

    @Test
    void anEmptyListIsOneOfItsType() throws OutputsException {
        Value outputs = OutputsJson.ofCommand(bytes("{\"o\": {\"type\": [\"list\", \"string\"], \"value\": []}}"));

        assertThat(outputs).isEqualTo(Value.object(Map.of("o", Value.list(Type.STRING, List.of()))));
    }

    @Test
    void whatStandsBeforeTheFirstBraceIsPassedOver() throws OutputsException {
        assertThat(OutputsJson.ofCommand(bytes("a warning\n{}"))).isEqualTo(Value.EMPTY_OBJECT);
    }

    @Test
    void aStateWithoutOutputsHasNone() throws OutputsException {
        assertThat(OutputsJson.ofState(bytes("{\"version\": 4}"))).contains(Value.EMPTY_OBJECT);
    }

    @Test
    void anEncryptedStateIsForOthersToRead() throws OutputsException {
        assertThat(OutputsJson.ofState(bytes("{\"serial\": 1, \"encrypted_data\": \"x\"}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "{\"o\": 1", "{\"o\": {\"value\": 1}}", "{\"o\": {\"type\": \"string\"}}",
        "{\"o\": {\"type\": \"nonsense\", \"value\": 1}}"})
    void whatIsNoOutputIsAnError(String text) {
        assertThatThrownBy(() -> OutputsJson.ofCommand(bytes(text))).isInstanceOf(OutputsException.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
