package dev.terrane.config.load;

import dev.terrane.hcl.eval.Binding;
import dev.terrane.hcl.eval.LazyObject;
import dev.terrane.hcl.value.Value;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** `unit` or `stack` in a stack file: where each component is generated. */
record ComponentRefs(Map<String, Supplier<Path>> folders) implements LazyObject {

    @Override
    public Set<String> names() {
        return folders.keySet();
    }

    @Override
    public Optional<Binding> attribute(String name) {
        return Optional.ofNullable(folders.get(name))
                .map(folder -> Binding.of(Value.object(Map.of("path", Value.string(folder.get().toString())))));
    }
}
