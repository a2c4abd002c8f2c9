package dev.terrane.config.load;

import dev.terrane.config.value.ConfigValue;
import dev.terrane.hcl.eval.Binding;
import dev.terrane.hcl.eval.LazyObject;
import dev.terrane.hcl.value.Value;
import java.util.Optional;
import java.util.Set;

/** `include.NAME`: an included file as an object, of which only what is asked for is evaluated. */
final class ExposedInclude implements LazyObject {

    private final FileEvaluation file;

    ExposedInclude(FileEvaluation file) {
        this.file = file;
    }

    @Override
    public Set<String> names() {
        return ConfigValue.possibleNames();
    }

    @Override
    public Optional<Binding> attribute(String name) {
        if (name.equals("locals") && !file.locals().names().isEmpty()) {
            return Optional.of(file.locals().plain());
        }
        return new ConfigValue(file.parts()).attribute(name).map(Binding::of);
    }

    @Override
    public Value whole() {
        return new ConfigValue(file.parts()).whole();
    }
}
