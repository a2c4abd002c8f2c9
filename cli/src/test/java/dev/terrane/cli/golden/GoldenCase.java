package dev.terrane.cli.golden;

import dev.terrane.aws.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A repository, and what is done in a copy of it, step after step.
 *
 * @param repository the folder below `repositories`; without it the copy begins empty
 * @param sts whether there is an STS to ask
 * @param terraform whether a real Terraform is run
 */
record GoldenCase(String id, Optional<String> repository, boolean sts, boolean terraform, List<Step> steps) {

    /**
     * One call, and what is looked at after it.
     *
     * @param cwd the folder of the call in the copy
     * @param setup what bash does before
     * @param environment variables besides those of every case; empty ones are taken away
     * @param compare what is looked at, in the words of the format
     */
    record Step(String cwd, Optional<String> setup, Call call, Map<String, Optional<String>> environment,
            Optional<String> stdin, List<String> compare) {}

    /** What is called. */
    sealed interface Call {

        /** The program under test. */
        record Program(List<String> arguments) implements Call {}

        /** Bash, to look at what the program left. */
        record Script(String text) implements Call {}
    }

    /** Reads one line of a file of cases. */
    static GoldenCase read(String line) {
        Map<String, @Nullable Object> json = JsonForms.object(JsonForms.read(line));
        List<Step> steps = new ArrayList<>();
        Map<String, Optional<String>> environment = environment(json);
        String cwd = Json.text(json, "cwd").orElse("");
        steps.add(step(json, cwd, environment));
        for (Object more : JsonForms.list(json.get("then"))) {
            Map<String, @Nullable Object> step = JsonForms.object(more);
            Map<String, Optional<String>> all = new LinkedHashMap<>(environment);
            all.putAll(environment(step));
            steps.add(step(step, Json.text(step, "cwd").orElse(cwd), all));
        }
        return new GoldenCase(String.valueOf(json.get("id")), Json.text(json, "repository"),
                Boolean.TRUE.equals(json.get("sts")), "terraform".equals(json.get("needs")), List.copyOf(steps));
    }

    private static Step step(Map<String, @Nullable Object> json, String cwd,
            Map<String, Optional<String>> environment) {
        Optional<String> script = Json.text(json, "sh");
        Call call = script.isPresent()
                ? new Call.Script(script.get())
                : new Call.Program(JsonForms.texts(json.get("argv")));
        return new Step(cwd, Json.text(json, "setup"), call, environment,
                Optional.ofNullable(json.get("stdin")).map(String::valueOf), JsonForms.texts(json.get("compare")));
    }

    private static Map<String, Optional<String>> environment(Map<String, @Nullable Object> json) {
        Map<String, Optional<String>> environment = new LinkedHashMap<>();
        if (json.get("env") != null) {
            JsonForms.object(json.get("env"))
                    .forEach((name, value) -> environment.put(name, Optional.ofNullable(value).map(String::valueOf)));
        }
        return environment;
    }
}
