package dev.terrane.cli.golden;

import dev.terrane.aws.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was seen after each step of a case.
 *
 * @param row where Terrane differs on purpose, what the row of `docs/differences.md` says that gives the reason
 * @param steps for each step what was looked at, in the words of the format, and the value
 */
record GoldenAnswer(String id, Optional<String> row, List<List<Seen>> steps) {

    /** What was looked at, and what it was. */
    record Seen(String check, @Nullable Object value) {

        private Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> json = new TreeMap<>();
            json.put("check", check);
            json.put("value", value);
            return json;
        }
    }

    /** The line of a file of answers. */
    String line() {
        Map<String, @Nullable Object> json = new TreeMap<>();
        json.put("id", id);
        row.ifPresent(text -> json.put("row", text));
        json.put("steps", steps.stream().map(seen -> seen.stream().map(Seen::json).toList()).toList());
        return JsonForms.line(json);
    }

    /** Reads one line of a file of answers. */
    static GoldenAnswer read(String line) {
        Map<String, @Nullable Object> json = JsonForms.object(JsonForms.read(line));
        List<List<Seen>> steps = new ArrayList<>();
        for (Object step : JsonForms.list(json.get("steps"))) {
            List<Seen> seen = new ArrayList<>();
            for (Object one : JsonForms.list(step)) {
                Map<String, @Nullable Object> fields = JsonForms.object(one);
                seen.add(new Seen(String.valueOf(fields.get("check")), fields.get("value")));
            }
            steps.add(seen);
        }
        return new GoldenAnswer(String.valueOf(json.get("id")), Json.text(json, "row"), steps);
    }
}
