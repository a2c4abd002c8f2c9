package dev.terrane.config.load;

import dev.terrane.hcl.eval.Binding;
import dev.terrane.hcl.eval.Scope;
import dev.terrane.hcl.function.Functions;
import java.util.Optional;
import java.util.Set;

/** Functions and no variables: what a values file can use. */
record ValuesScope(Functions functions) implements Scope {

    @Override
    public Optional<Binding> variable(String root) {
        return Optional.empty();
    }

    @Override
    public Set<String> names() {
        return Set.of();
    }
}
