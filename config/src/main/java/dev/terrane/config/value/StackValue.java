package dev.terrane.config.value;

import dev.terrane.config.model.StackConfig;
import dev.terrane.config.model.StackConfig.StackComponent;
import dev.terrane.hcl.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A stack file as `read_terragrunt_config` returns it: `local`, `unit` and `stack`, of which the last two may lack. */
public final class StackValue {

    private StackValue() {}

    public static Value of(StackConfig stack) {
        Map<String, Value> out = new LinkedHashMap<>();
        out.put("local", ConfigValue.plain(stack.locals()));
        put(out, "stack", stack.stacks());
        put(out, "unit", stack.units());
        return Value.object(out);
    }

    private static void put(Map<String, Value> out, String name, List<StackComponent> components) {
        if (!components.isEmpty()) {
            out.put(name, BlockValues.byName(components, StackComponent::name, StackValue::component));
        }
    }

    private static Value component(StackComponent component) {
        Map<String, Value> out = new LinkedHashMap<>();
        out.put("name", Value.string(component.name()));
        out.put("source", Value.string(component.source().value()));
        out.put("path", Value.string(component.path().value()));
        component.values().ifPresent(values -> out.put("values", values));
        component.noDotTerragruntStack().ifPresent(on -> out.put("no_dot_terragrunt_stack", Value.bool(on)));
        component.noValidation().ifPresent(on -> out.put("no_validation", Value.bool(on)));
        return Value.object(out);
    }
}
