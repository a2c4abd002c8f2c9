package dev.terrane.config.load;

import dev.terrane.config.file.ConfigFile;
import dev.terrane.config.file.Locals;
import dev.terrane.config.model.Located;
import dev.terrane.config.value.PlainValues;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.eval.Binding;
import dev.terrane.hcl.eval.Evaluator;
import dev.terrane.hcl.eval.LazyObject;
import dev.terrane.hcl.eval.Memo;
import dev.terrane.hcl.eval.Scope;
import dev.terrane.hcl.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** `local`: each definition is evaluated when it is first asked for. */
final class LocalsObject implements LazyObject {

    private final ConfigFile file;
    private final Memo memo;
    private final Scope scope;
    private final Map<String, Memo.Definition> definitions = new LinkedHashMap<>();

    LocalsObject(ConfigFile file, Memo memo, Scope scope) {
        this.file = file;
        this.memo = memo;
        this.scope = scope;
    }

    @Override
    public Set<String> names() {
        return file.locals().definitions().keySet();
    }

    @Override
    public Optional<Binding> attribute(String name) {
        return value(name).map(Binding::of);
    }

    /** The value of a local; empty if there is none of that name. */
    Optional<Value> value(String name) {
        Locals.Definition definition = file.locals().definitions().get(name);
        if (definition == null) {
            return Optional.empty();
        }
        return Optional.of(definitions.computeIfAbsent(name, _ -> define(definition)).value());
    }

    private Memo.Definition define(Locals.Definition definition) {
        return memo.define("local." + definition.attribute().name(),
                file.source().range(definition.attribute().nameSpan()), () -> evaluate(definition));
    }

    private Value evaluate(Locals.Definition definition) {
        if (!definition.problems().isEmpty()) {
            throw new DiagnosticException(definition.problems());
        }
        return Evaluator.evaluate(definition.attribute().expression(), file.source(), scope);
    }

    /** All of them, each with its place. */
    Map<String, Located<Value>> located() {
        Map<String, Located<Value>> all = new LinkedHashMap<>();
        file.locals().definitions().forEach((name, definition) -> all.put(name,
                new Located<>(value(name).orElseThrow(), file.source().range(definition.attribute().nameSpan()))));
        return all;
    }

    /** These locals as another file sees them, through `include`: plain values, still one by one. */
    LazyObject plain() {
        LocalsObject locals = this;
        return new LazyObject() {
            @Override
            public Set<String> names() {
                return locals.names();
            }

            @Override
            public Optional<Binding> attribute(String name) {
                return locals.value(name).map(value -> Binding.of(PlainValues.of(value)));
            }
        };
    }
}
