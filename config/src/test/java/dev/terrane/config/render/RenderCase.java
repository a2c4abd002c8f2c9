package dev.terrane.config.render;

import dev.terrane.hcl.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A recorded run of `render`: what was given and what came of it. */
record RenderCase(String id, String fixture, String folder, List<String> arguments, Map<String, String> environment,
        boolean repository, List<Check> checks) {

    /** One thing that was recorded; `what` says what, in the words of the recording. */
    record Check(String what, Value value) {}

    static RenderCase of(Value json) {
        Map<String, Value> fields = json.entries();
        List<String> arguments = new ArrayList<>();
        fields.get("argv").elements().forEach(argument -> arguments.add(argument.asString()));
        Map<String, String> environment = new LinkedHashMap<>();
        fields.get("env").entries().forEach((name, value) -> environment.put(name, value.asString()));
        List<Check> checks = new ArrayList<>();
        fields.get("expect").elements().forEach(
                check -> checks.add(new Check(check.entries().get("check").asString(), check.entries().get("value"))));
        return new RenderCase(fields.get("id").asString(), fields.get("fixture").asString(),
                fields.get("cwd").asString(), arguments, environment, fields.get("repository").isTrue(), checks);
    }

    /** The values of an option, each as it follows the option. */
    List<String> option(String name) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).equals(name)) {
                values.add(arguments.get(i + 1));
            } else if (arguments.get(i).startsWith(name + "=")) {
                values.add(arguments.get(i).substring(name.length() + 1));
            }
        }
        return values;
    }
}
