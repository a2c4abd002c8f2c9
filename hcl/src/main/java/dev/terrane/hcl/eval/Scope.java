package dev.terrane.hcl.eval;

import dev.terrane.hcl.function.Functions;
import dev.terrane.hcl.value.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The variables and functions that an expression can refer to. */
public interface Scope {

    /** What a variable's root name stands for; empty if there is no such variable. */
    Optional<Binding> variable(String root);

    /** The names of all variables: what a misspelt one may have meant. */
    Set<String> names();

    Functions functions();

    static Scope of(Map<String, Binding> variables, Functions functions) {
        Map<String, Binding> copy = Map.copyOf(variables);
        return new Scope() {
            @Override
            public Optional<Binding> variable(String root) {
                return Optional.ofNullable(copy.get(root));
            }

            @Override
            public Set<String> names() {
                return copy.keySet();
            }

            @Override
            public Functions functions() {
                return functions;
            }
        };
    }

    /** A scope of values that are there already. */
    static Scope ofValues(Map<String, Value> variables, Functions functions) {
        Map<String, Binding> bindings = HashMap.newHashMap(variables.size());
        variables.forEach((name, value) -> bindings.put(name, Binding.of(value)));
        return of(bindings, functions);
    }
}
