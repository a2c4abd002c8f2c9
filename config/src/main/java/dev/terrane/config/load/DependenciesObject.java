package dev.terrane.config.load;

import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.config.model.DependencyBlock;
import dev.terrane.hcl.eval.Binding;
import dev.terrane.hcl.eval.LazyObject;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** `dependency`: outputs of a unit that another depends on are read when they are first asked for. */
final class DependenciesObject implements LazyObject {

    private final ConfigEvaluation config;
    private final OutputsRule rule;
    private final Map<String, Lazy<Optional<Value>>> outputs = new HashMap<>();

    DependenciesObject(ConfigEvaluation config) {
        this.config = config;
        this.rule = new OutputsRule(config);
    }

    @Override
    public Set<String> names() {
        return new LinkedHashSet<>(config.parts().dependencyNames());
    }

    @Override
    public Optional<Binding> attribute(String name) {
        return config.dependencyBlock(name).map(One::new);
    }

    /** The outputs of one dependency; empty where it has none and that is no error. */
    Optional<Value> outputs(String name) {
        Lazy<Optional<Value>> known = outputs.get(name);
        if (known == null) {
            known = new Lazy<>("outputs of dependency " + name,
                    () -> config.dependencyBlock(name).flatMap(rule::outputs));
            outputs.put(name, known);
        }
        return known.get();
    }

    /** Begins to read the outputs of all dependencies at once, where several have to be read. */
    void prefetch() {
        rule.prefetch(config.parts().dependencies());
    }

    /** One dependency: `outputs`, and `inputs` which is always null. */
    private final class One implements LazyObject {
        private final DependencyBlock block;

        One(DependencyBlock block) {
            this.block = block;
        }

        @Override
        public Set<String> names() {
            Set<String> names = new LinkedHashSet<>();
            if (outputs(block.name()).isPresent()) {
                names.add("outputs");
            }
            if (hasInputs()) {
                names.add("inputs");
            }
            return names;
        }

        @Override
        public Optional<Binding> attribute(String name) {
            return switch (name) {
                case "outputs" -> outputs(block.name()).map(Binding::of);
                case "inputs" -> hasInputs() ? Optional.of(Binding.of(Value.NULL)) : Optional.empty();
                default -> Optional.empty();
            };
        }

        private boolean hasInputs() {
            Value path = block.configPath();
            return block.isEnabled() && path.isKnown() && path.type().equals(Type.STRING)
                    && Files.exists(ConfigFileNames.target(config.own().folder(), path.asString()));
        }
    }
}
