package dev.terrane.config.identity;

import dev.terrane.hcl.eval.Binding;
import dev.terrane.hcl.eval.Scope;
import dev.terrane.hcl.function.Functions;
import dev.terrane.hcl.value.Value;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What expressions of a {@code terrane.hcl} can refer to: all that the unit's own locals can, the locals, `unit.path`,
 * `unit.name` and `command`.
 *
 * @param unitPath the unit's folder relative to the repository's root
 */
record UnitScope(Scope ofUnit, Functions functions, String unitPath, String unitName, String command) implements Scope {

    @Override
    public Optional<Binding> variable(String root) {
        return switch (root) {
            case "unit" -> Optional.of(Binding.of(Value
                    .object(Map.of("path", Value.string(unitPath), "name", Value.string(unitName)))));
            case "command" -> Optional.of(Binding.of(Value.string(command)));
            default -> ofUnit.variable(root);
        };
    }

    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>(ofUnit.names());
        names.add("unit");
        names.add("command");
        return names;
    }
}
