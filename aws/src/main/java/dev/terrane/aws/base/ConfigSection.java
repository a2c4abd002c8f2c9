package dev.terrane.aws.base;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One section of the user's AWS files, config and credentials file merged. Values may be secrets.
 *
 * @param kind {@code profile}, {@code sso-session}, {@code services}
 * @param values by name in lower case; a nested group is a text of several lines that begins with a line end
 */
public record ConfigSection(String kind, String name, Map<String, String> values) {

    /** A value; an empty one is none. */
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isBlank());
    }

    /** A value of a nested group, as of {@code sts} in a {@code services} section. */
    public Optional<String> get(String group, String key) {
        return get(group).flatMap(lines -> lines.lines().map(line -> line.split("=", 2))
                .filter(parts -> parts.length == 2 && parts[0].strip().equals(key)).map(parts -> parts[1].strip())
                .findFirst());
    }

    ConfigSection over(ConfigSection lower) {
        Map<String, String> merged = new LinkedHashMap<>(lower.values);
        merged.putAll(values);
        return new ConfigSection(kind, name, merged);
    }

    /** Names only: values may be secrets. */
    @Override
    public String toString() {
        return "[" + kind + " " + name + "] " + values.keySet();
    }
}
