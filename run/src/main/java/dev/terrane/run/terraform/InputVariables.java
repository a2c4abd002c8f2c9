package dev.terrane.run.terraform;

import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A unit's inputs as OpenTofu/Terraform take them: a variable `TF_VAR_name` each, strings as they are and everything else as JSON. In strings
 * inside of JSON a `${` is doubled to `$${`, since Terraform reads such a value as an expression. Nulls, which no environment variable can
 * say, go into a file.
 */
public final class InputVariables {
    /** A file that OpenTofu/Terraform read by themselves. */
    public static final String NULL_FILE = ".terragrunt-null-vars.auto.tfvars.json";
    private static final int DEEPEST = 100;

    private InputVariables() {}

    /** The name of the environment variable of an input. */
    public static String variable(String input) {
        return "TF_VAR_" + input;
    }

    /**
     * The environment variables of all inputs that are not null.
     *
     * @throws IllegalArgumentException if an input is nested more than 100 deep
     */
    public static Map<String, String> environment(Map<String, Value> inputs) {
        LinkedHashMap<String, String> variables = new LinkedHashMap<String, String>();
        inputs.forEach((name, value) -> {
            if (!value.isNull()) {
                variables.put(variable(name), encode(name, value.unmark()));
            }
        });
        return variables;
    }

    private static String encode(String name, Value value) {
        if (!value.isKnown()) {
            return "";
        }
        if (value.type() == Type.STRING) {
            return value.asString();
        }
        if (depth(value) > DEEPEST) {
            throw new IllegalArgumentException("the input \"" + name + "\" is nested more than " + DEEPEST + " deep");
        }
        return JsonText.of(value, InputVariables::escape);
    }

    private static int depth(Value value) {
        Value bare = value.unmark();
        if (!bare.canIterate()) {
            return 0;
        }
        int deepest = 0;
        for (Value element : bare.elements()) {
            deepest = Math.max(deepest, depth(element));
        }
        return deepest + 1;
    }

    /** Doubles the dollar sign of each `${` that is not doubled yet. */
    private static String escape(String text) {
        return text.replace("$${", "${").replace("${", "$${");
    }

    /** The content of the file that says which inputs are null; empty where none is. */
    public static Optional<String> nullFile(Map<String, Value> inputs) {
        List<String> names = inputs.entrySet().stream().filter(entry -> entry.getValue().isNull())
                .map(Map.Entry::getKey).sorted()
                .toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        LinkedHashMap<String, Value> nulls = new LinkedHashMap<String, Value>();
        names.forEach(name -> nulls.put(name, Value.NULL));
        return Optional.of(JsonText.indented(Value.object(nulls)));
    }
}
