package dev.terrane.hcl.eval;

import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An object whose attributes are evaluated one by one, as they are asked for: {@code local.x} evaluates {@code x} and
 * nothing beside it. Implementations remember what they evaluated (see {@link Memo}).
 */
public non-sealed interface LazyObject extends Binding {

    /** The names of all attributes; nothing is evaluated. */
    Set<String> names();

    /**
     * An attribute, itself lazy or not; empty if there is none of that name.
     *
     * @throws DiagnosticException if its evaluation has errors
     */
    Optional<Binding> attribute(String name);

    /**
     * The object with all of its attributes.
     *
     * @throws DiagnosticException if the evaluation of any has errors
     */
    default Value whole() {
        Map<String, Value> attributes = LinkedHashMap.newLinkedHashMap(names().size());
        for (String name : names()) {
            attributes.put(name, attribute(name).orElseThrow().value());
        }
        return Value.object(attributes);
    }
}
