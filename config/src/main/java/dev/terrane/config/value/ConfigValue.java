package dev.terrane.config.value;

import dev.terrane.config.model.ConfigParts;
import dev.terrane.config.model.DependencyBlock;
import dev.terrane.config.model.FeatureBlock;
import dev.terrane.config.model.GenerateBlock;
import dev.terrane.config.model.Located;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A configuration as an object: what {@code render --json} prints, what {@code read_terragrunt_config} returns and
 * what {@code include.NAME} is. Its attributes can be had one at a time, each evaluating no other part.
 *
 * <p>
 * Scalar settings that no file sets are empty strings; `inputs`, `locals` and `dependencies` are null; `dependency`,
 * `feature` and `generate` are empty objects; all other blocks are left out.
 */
public final class ConfigValue {

    /** How one attribute comes from the parts; empty where it is left out. */
    @FunctionalInterface
    private interface Part {
        Optional<Value> of(ConfigValue config);
    }

    private static final Map<String, Part> PARTS = parts();

    private final ConfigParts config;
    private final Function<DependencyBlock, Optional<Value>> outputs;

    /** @param outputs the outputs to show in `dependency.NAME.outputs`; empty for null */
    public ConfigValue(ConfigParts config, Function<DependencyBlock, Optional<Value>> outputs) {
        this.config = config;
        this.outputs = outputs;
    }

    public ConfigValue(ConfigParts config) {
        this(config, _ -> Optional.empty());
    }

    private static Map<String, Part> parts() {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("terraform_binary", c -> scalar(c.config.terraformBinary()));
        parts.put("terraform_version_constraint", c -> scalar(c.config.terraformVersionConstraint()));
        parts.put("terragrunt_version_constraint", c -> scalar(c.config.terragruntVersionConstraint()));
        parts.put("download_dir", c -> scalar(c.config.downloadDir()));
        parts.put("iam_role", c -> scalar(c.config.role().role()));
        parts.put("iam_assume_role_duration", c -> Optional.of(c.config.role().duration()
                .map(duration -> Value.number(duration.value())).orElse(Value.nullOf(Type.NUMBER))));
        parts.put("iam_assume_role_session_name", c -> scalar(c.config.role().sessionName()));
        parts.put("iam_web_identity_token", c -> scalar(c.config.role().webIdentityToken()));
        parts.put("engine", c -> c.config.engine().map(BlockValues::engine));
        parts.put("exclude", c -> c.config.exclude().map(BlockValues::exclude));
        parts.put("errors", c -> c.config.errors().map(BlockValues::errors));
        parts.put("terraform", c -> c.config.terraform().map(BlockValues::terraform));
        parts.put("remote_state", c -> c.config.remoteState().map(BlockValues::remoteState));
        parts.put("dependencies", c -> Optional.of(BlockValues.dependencies(c.config.dependenciesBlock())));
        parts.put("prevent_destroy", c -> c.config.preventDestroy().map(flag -> Value.bool(flag.value())));
        parts.put("dependency", c -> Optional.of(BlockValues.byName(c.config.dependencies(), DependencyBlock::name,
                block -> BlockValues.dependency(block, c.outputs.apply(block)))));
        parts.put("generate", c -> Optional
                .of(BlockValues.byName(c.config.generate(), GenerateBlock::name, BlockValues::generate)));
        parts.put("inputs", c -> Optional.of(c.config.inputs().map(ConfigValue::plain).orElse(Value.NULL)));
        parts.put("locals", c -> {
            Map<String, Located<Value>> locals = c.config.locals();
            return Optional.of(locals.isEmpty() ? Value.NULL : plain(locals));
        });
        parts.put("feature", c -> Optional
                .of(BlockValues.byName(c.config.features(), FeatureBlock::name, BlockValues::feature)));
        return parts;
    }

    /** All names that an attribute can have; some of them may be left out of a configuration. */
    public static Set<String> possibleNames() {
        return PARTS.keySet();
    }

    /** One attribute; empty if there is none of that name or the configuration leaves it out. */
    public Optional<Value> attribute(String name) {
        Part part = PARTS.get(name);
        return part == null ? Optional.empty() : part.of(this);
    }

    /** The whole object; evaluates everything. */
    public Value whole() {
        Map<String, Value> attributes = new LinkedHashMap<>();
        for (String name : PARTS.keySet()) {
            attribute(name).ifPresent(value -> attributes.put(name, value));
        }
        return Value.object(attributes);
    }

    /** Located values as a plain object. */
    public static Value plain(Map<String, Located<Value>> values) {
        Map<String, Value> plain = LinkedHashMap.newLinkedHashMap(values.size());
        values.forEach((name, value) -> plain.put(name, PlainValues.of(value.value())));
        return Value.object(plain);
    }

    private static Optional<Value> scalar(Optional<Located<String>> setting) {
        return Optional.of(Value.string(setting.map(Located::value).orElse("")));
    }
}
