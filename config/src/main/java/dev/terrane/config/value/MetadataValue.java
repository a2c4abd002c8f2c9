package dev.terrane.config.value;

import dev.terrane.config.model.DependencyBlock;
import dev.terrane.config.model.GenerateBlock;
import dev.terrane.config.model.Located;
import dev.terrane.config.model.UnitConfig;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A configuration as {@code render --json --with-metadata} prints it: each setting an object of its `value` and the
 * `metadata` that says in which file it was found.
 */
public final class MetadataValue {

    private MetadataValue() {}

    /** The whole object. Web identity token, features, errors, exclude, engine and catalog are not part of it. */
    public static Value of(UnitConfig config) {
        ConfigValue values = new ConfigValue(config);
        Map<String, Value> out = new LinkedHashMap<>();
        scalar(out, values, "terraform_binary", at(config.terraformBinary()));
        scalar(out, values, "terraform_version_constraint", at(config.terraformVersionConstraint()));
        scalar(out, values, "terragrunt_version_constraint", at(config.terragruntVersionConstraint()));
        scalar(out, values, "download_dir", at(config.downloadDir()));
        scalar(out, values, "iam_role", at(config.role().role()));
        scalar(out, values, "iam_assume_role_session_name", at(config.role().sessionName()));
        scalar(out, values, "iam_assume_role_duration", at(config.role().duration()));
        scalar(out, values, "prevent_destroy", at(config.preventDestroy()));
        scalar(out, values, "terraform", config.terraform().map(block -> block.at()));
        scalar(out, values, "remote_state", config.remoteState().map(block -> block.at()));
        config.inputs().ifPresent(inputs -> located(out, "inputs", inputs));
        located(out, "locals", config.locals());
        config.dependenciesBlock().ifPresent(block -> out.put("dependencies", Value.tuple(block.list().stream()
                .map(path -> wrap(Value.string(path.value()), Optional.of(path.at()))).toList())));
        named(out, "dependency", config.dependencies().stream()
                .map(block -> Map.entry(block.name(), wrapDependency(block))).toList());
        named(out, "generate", config.generate().stream().map(block -> Map.entry(block.name(), wrapGenerate(block)))
                .toList());
        return Value.object(out);
    }

    private static Value wrapDependency(DependencyBlock block) {
        return wrap(BlockValues.dependency(block, Optional.empty()), Optional.of(block.at()));
    }

    private static Value wrapGenerate(GenerateBlock block) {
        return wrap(BlockValues.generate(block), Optional.of(block.at()));
    }

    private static void scalar(Map<String, Value> out, ConfigValue values, String name, Optional<SourceRange> at) {
        values.attribute(name).ifPresent(value -> out.put(name, wrap(value, at)));
    }

    private static void located(Map<String, Value> out, String name, Map<String, Located<Value>> values) {
        named(out, name, values.entrySet().stream().map(entry -> Map.entry(entry.getKey(),
                wrap(PlainValues.of(entry.getValue().value()), Optional.of(entry.getValue().at())))).toList());
    }

    private static void named(Map<String, Value> out, String name, List<Map.Entry<String, Value>> entries) {
        if (!entries.isEmpty()) {
            Map<String, Value> values = new LinkedHashMap<>();
            entries.forEach(entry -> values.put(entry.getKey(), entry.getValue()));
            out.put(name, Value.object(values));
        }
    }

    private static <T> Optional<SourceRange> at(Optional<Located<T>> setting) {
        return setting.map(Located::at);
    }

    private static Value wrap(Value value, Optional<SourceRange> at) {
        Value metadata = at
                .map(range -> Value.map(Type.STRING,
                        Map.of("found_in_file", Value.string(range.source().name()))))
                .orElse(Value.nullOf(Type.map(Type.STRING)));
        return Value.object(Map.of("metadata", metadata, "value", value));
    }
}
