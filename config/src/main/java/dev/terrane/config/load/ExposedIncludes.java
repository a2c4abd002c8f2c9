package dev.terrane.config.load;

import dev.terrane.hcl.eval.Binding;
import dev.terrane.hcl.eval.LazyObject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** `include` where include blocks have labels: those of them that expose their file. */
record ExposedIncludes(Map<String, FileEvaluation> files) implements LazyObject {

    @Override
    public Set<String> names() {
        return files.keySet();
    }

    @Override
    public Optional<Binding> attribute(String name) {
        return Optional.ofNullable(files.get(name)).map(ExposedInclude::new);
    }
}
