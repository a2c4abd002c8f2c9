package dev.terrane.hcl.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts and what Go's formatter made of them. */
class FormatterCorpusTest {

    static List<Arguments> cases() throws IOException {
        List<Arguments> cases = new ArrayList<>();
        try (InputStream in = Objects
                .requireNonNull(FormatterCorpusTest.class.getResourceAsStream("/corpus/format.jsonl"));
                JsonParser json = new JsonFactory().createParser(in)) {
            while (json.nextToken() == JsonToken.START_OBJECT) {
                Map<String, String> line = new HashMap<>();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    line.put(json.currentName(), json.nextTextValue());
                }
                cases.add(Arguments.of(line.get("id"), line.get("src"), line.get("formatted")));
            }
        }
        return cases;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void formatsAsRecorded(String id, String text, String formatted) {
        assertThat(format(text)).isEqualTo(formatted);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void leavesWhatIsFormatted(String id, String text, String formatted) {
        assertThat(format(formatted)).isEqualTo(formatted);
    }

    private static String format(String text) {
        return new String(Formatter.format(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
