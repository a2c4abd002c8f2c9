package dev.terrane.config.load;

import dev.terrane.hcl.eval.Binding;
import dev.terrane.hcl.eval.LazyObject;
import dev.terrane.hcl.eval.Scope;
import dev.terrane.hcl.function.Functions;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What expressions of a stack file can refer to: locals, values and, but where components say where they are generated,
 * `unit.NAME.path` and `stack.NAME.path`.
 */
final class StackScope implements Scope {

    private final FileEvaluation file;
    private final Optional<LazyObject> units;
    private final Optional<LazyObject> stacks;

    StackScope(FileEvaluation file, Optional<LazyObject> units, Optional<LazyObject> stacks) {
        this.file = file;
        this.units = units;
        this.stacks = stacks;
    }

    @Override
    public Optional<Binding> variable(String root) {
        return switch (root) {
            case "local" -> Optional.of(file.locals());
            case "values" -> file.values();
            case "unit" -> units.map(object -> object);
            case "stack" -> stacks.map(object -> object);
            default -> Optional.empty();
        };
    }

    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        names.add("local");
        if (file.values().isPresent()) {
            names.add("values");
        }
        units.ifPresent(_ -> names.add("unit"));
        stacks.ifPresent(_ -> names.add("stack"));
        return names;
    }

    @Override
    public Functions functions() {
        return file.functions();
    }
}
