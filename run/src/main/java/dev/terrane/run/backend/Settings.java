package dev.terrane.run.backend;

import dev.terrane.config.model.RemoteState;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The settings of a state backend, read as text and yes or no; what is null or of another type is not there. */
public record Settings(Map<String, Value> values) {

    public Settings {
        values = Map.copyOf(values);
    }

    /** All that a unit says of its backend, what only speaks to Terragrunt included. */
    public static Settings of(RemoteState state) {
        return object(state.config());
    }

    private static Settings object(Value value) {
        Value bare = value.unmark();
        boolean object = !bare.isNull() && bare.isKnown()
                && (bare.type() instanceof Type.ObjectType || bare.type() instanceof Type.MapType);
        return new Settings(object ? bare.entries() : Map.of());
    }

    private Optional<Value> value(String name) {
        return Optional.ofNullable(values.get(name)).map(Value::unmark)
                .filter(value -> !value.isNull() && value.isKnown());
    }

    /** Whether a setting says anything. */
    boolean has(String name) {
        return value(name).filter(value -> value.type() != Type.STRING || !value.asString().isEmpty()).isPresent();
    }

    Optional<String> text(String name) {
        return value(name).filter(value -> value.type() == Type.STRING).map(Value::asString)
                .filter(text -> !text.isEmpty());
    }

    boolean isOn(String name) {
        return value(name).filter(value -> value.isTrue()
                || (value.type() == Type.STRING && BackendConfig.TRUE.contains(value.asString()))).isPresent();
    }

    /** The settings of an object, such as `assume_role`; empty where there is none. */
    Settings nested(String name) {
        return value(name).map(Settings::object).orElse(new Settings(Map.of()));
    }

    /** An object of texts, such as tags. */
    Map<String, String> texts(String name) {
        Map<String, String> texts = new TreeMap<>();
        Settings nested = nested(name);
        nested.values().keySet().forEach(key -> nested.text(key).ifPresent(text -> texts.put(key, text)));
        return texts;
    }

    /** A list of texts. */
    List<String> list(String name) {
        return value(name).filter(Value::canIterate).map(Value::elements).orElse(List.of()).stream().map(Value::unmark)
                .filter(element -> !element.isNull() && element.type() == Type.STRING).map(Value::asString).toList();
    }
}
