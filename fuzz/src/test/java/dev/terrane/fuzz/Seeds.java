package dev.terrane.fuzz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The texts of the golden cases. */
final class Seeds {

    private Seeds() {}

    static List<byte[]> all() {
        List<byte[]> seeds = new ArrayList<>();
        for (String file : List.of("configs", "format", "expressions")) {
            seeds.addAll(sources("/corpus/" + file + ".jsonl"));
        }
        for (String json : List.of("{}", "[]", "{\"a\": [1, -2.5e3, true, null, \"\\u00e9 ${b.c[0]} $${d}\"]}",
                "[{\"locals\": {\"x\": \"%{ if a }b%{ endif }\"}}, {\"//\": \"c\"}]")) {
            seeds.add(json.getBytes(StandardCharsets.UTF_8));
        }
        seeds.addAll(FunctionSeeds.expressions());
        return seeds;
    }

    private static List<byte[]> sources(String resource) {
        List<byte[]> sources = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(Seeds.class.getResourceAsStream(resource), resource);
                JsonParser json = new JsonFactory().createParser(in)) {
            while (json.nextToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    if (name.equals("src")) {
                        sources.add(json.getText().getBytes(StandardCharsets.UTF_8));
                    } else {
                        json.skipChildren();
                    }
                }
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
