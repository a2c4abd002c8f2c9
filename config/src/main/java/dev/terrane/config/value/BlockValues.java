package dev.terrane.config.value;

import dev.terrane.config.model.DependenciesBlock;
import dev.terrane.config.model.DependencyBlock;
import dev.terrane.config.model.EngineBlock;
import dev.terrane.config.model.ErrorHook;
import dev.terrane.config.model.ErrorsBlock;
import dev.terrane.config.model.ExcludeBlock;
import dev.terrane.config.model.ExtraArguments;
import dev.terrane.config.model.FeatureBlock;
import dev.terrane.config.model.GenerateBlock;
import dev.terrane.config.model.Hook;
import dev.terrane.config.model.Located;
import dev.terrane.config.model.RemoteState;
import dev.terrane.config.model.TerraformBlock;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Blocks as values, with the attributes and types that expressions of Terragrunt's users rely on. */
final class BlockValues {

    private static final Type STRINGS = Type.list(Type.STRING);
    private static final Type STRING_MAP = Type.map(Type.STRING);

    private BlockValues() {}

    static Value terraform(TerraformBlock block) {
        Map<String, Value> out = new LinkedHashMap<>();
        out.put("source", text(block.source().map(Located::value)));
        out.put("include_in_copy", texts(block.includeInCopy()));
        out.put("exclude_from_copy", texts(block.excludeFromCopy()));
        out.put("copy_terraform_lock_file", flag(block.copyTerraformLockFile()));
        out.put("extra_arguments", byName(block.extraArguments(), ExtraArguments::name, BlockValues::extraArguments));
        out.put("before_hook", byName(block.beforeHooks(), Hook::name, BlockValues::hook));
        out.put("after_hook", byName(block.afterHooks(), Hook::name, BlockValues::hook));
        out.put("error_hook", byName(block.errorHooks(), ErrorHook::name, BlockValues::errorHook));
        block.updateSourceWithCas().ifPresent(on -> out.put("update_source_with_cas", Value.bool(on)));
        block.mutable().ifPresent(on -> out.put("mutable", Value.bool(on)));
        block.version().ifPresent(version -> out.put("version", Value.string(version.value())));
        return Value.object(out);
    }

    private static Value extraArguments(ExtraArguments block) {
        return Value.object(Map.of("name", Value.string(block.name()), "commands", texts(block.commands()),
                "arguments", texts(block.arguments()), "required_var_files", texts(block.requiredVarFiles()),
                "optional_var_files", texts(block.optionalVarFiles()), "env_vars", textMap(block.envVars())));
    }

    private static Value hook(Hook hook) {
        return Value.object(Map.of("name", Value.string(hook.name()), "commands", texts(hook.commands()), "execute",
                texts(hook.execute()), "if", flag(hook.condition()), "run_on_error", flag(hook.runOnError()),
                "suppress_stdout", flag(hook.suppressStdout()), "working_dir", text(hook.workingDir())));
    }

    private static Value errorHook(ErrorHook hook) {
        return Value.object(Map.of("name", Value.string(hook.name()), "commands", texts(hook.commands()), "execute",
                texts(hook.execute()), "on_errors", texts(hook.onErrors()), "suppress_stdout",
                flag(hook.suppressStdout()), "working_dir", text(hook.workingDir())));
    }

    static Value remoteState(RemoteState state) {
        Type generateType = Type.object(Map.of("path", Type.STRING, "if_exists", Type.STRING));
        Value generate = state.generate()
                .map(file -> Value.object(
                        Map.of("path", Value.string(file.path()), "if_exists", Value.string(file.ifExists()))))
                .orElse(Value.nullOf(generateType));
        return Value.object(Map.of("backend", Value.string(state.backend()), "disable_init",
                Value.bool(state.disableInit()), "disable_dependency_optimization",
                Value.bool(state.disableDependencyOptimization()), "generate", generate, "config",
                PlainValues.of(state.config()), "encryption",
                state.encryption().map(PlainValues::of).orElse(Value.NULL)));
    }

    static Value dependencies(Optional<DependenciesBlock> block) {
        return block
                .map(written -> Value.object(Map.of("paths",
                        texts(written.paths().map(list -> list.stream().map(Located::value).toList())))))
                .orElse(Value.nullOf(Type.object(Map.of("paths", STRINGS))));
    }

    static Value dependency(DependencyBlock block, Optional<Value> outputs) {
        Map<String, Value> out = new LinkedHashMap<>();
        out.put("name", Value.string(block.name()));
        out.put("config_path", block.configPath());
        out.put("enabled", flag(block.enabled()));
        out.put("skip", flag(block.skipOutputs()));
        out.put("mock_outputs", block.mockOutputs().orElse(Value.NULL));
        out.put("mock_outputs_allowed_terraform_commands", texts(block.mockOutputsAllowedTerraformCommands()));
        out.put("mock_outputs_merge_with_state", flag(block.mergeWithState()));
        out.put("mock_outputs_merge_strategy_with_state", text(block.mergeStrategyWithState()));
        out.put("outputs", outputs.orElse(Value.NULL));
        out.put("inputs", Value.NULL);
        return Value.object(out);
    }

    static Value generate(GenerateBlock block) {
        Map<String, Value> out = new LinkedHashMap<>();
        out.put("path", Value.string(block.path()));
        out.put("contents", Value.string(block.contents()));
        out.put("if_exists", Value.string(block.ifExists().word()));
        out.put("if_disabled", Value.string(block.ifDisabled().word()));
        out.put("comment_prefix", Value.string(block.commentPrefix()));
        out.put("disable_signature", Value.bool(block.disableSignature()));
        out.put("disable", Value.bool(block.disable()));
        out.put("hcl_fmt", flag(block.hclFmt()));
        return Value.object(out);
    }

    static Value feature(FeatureBlock block) {
        return Value.object(Map.of("name", Value.string(block.name()), "default", block.defaultValue()));
    }

    static Value exclude(ExcludeBlock block) {
        return Value.object(Map.of("if", Value.bool(block.condition()), "actions", texts(block.actions()),
                "exclude_dependencies", Value.bool(block.excludeDependencies().orElse(false)), "no_run",
                Value.bool(block.noRun().orElse(false))));
    }

    static Value errors(ErrorsBlock block) {
        Map<String, Value> out = new LinkedHashMap<>();
        Type retryType = Type.object(Map.of("name", Type.STRING, "retryable_errors", STRINGS, "max_attempts",
                Type.NUMBER, "sleep_interval_sec", Type.NUMBER));
        List<Value> retries = block.retries().stream().map(BlockValues::retry).toList();
        out.put("retry", retries.isEmpty() ? Value.nullOf(Type.list(retryType)) : Value.list(retryType, retries));
        if (!block.ignores().isEmpty()) {
            out.put("ignore", Value.tuple(block.ignores().stream().map(BlockValues::ignore).toList()));
        }
        return Value.object(out);
    }

    private static Value retry(ErrorsBlock.Retry rule) {
        return Value.object(Map.of("name", Value.string(rule.name()), "retryable_errors",
                texts(rule.retryableErrors()), "max_attempts", Value.number(rule.maxAttempts()), "sleep_interval_sec",
                Value.number(rule.sleepIntervalSeconds())));
    }

    private static Value ignore(ErrorsBlock.Ignore rule) {
        Value signals = rule.signals().filter(map -> !map.isEmpty()).map(Value::object)
                .orElse(Value.map(Type.DYNAMIC, Map.of()));
        return Value.object(Map.of("name", Value.string(rule.name()), "ignorable_errors",
                texts(rule.ignorableErrors()), "message", Value.string(rule.message().orElse("")), "signals",
                signals));
    }

    static Value engine(EngineBlock block) {
        return Value.object(Map.of("source", Value.string(block.source()), "version",
                Value.string(block.version().orElse("")), "type", Value.string(block.type().orElse("")), "meta",
                block.meta().orElse(Value.NULL)));
    }

    /** An object with one attribute for each thing; of several of one name the last counts. */
    static <T> Value byName(List<T> things, Function<T, String> name, Function<T, Value> value) {
        Map<String, Value> out = new LinkedHashMap<>();
        things.forEach(thing -> out.put(name.apply(thing), value.apply(thing)));
        return Value.object(out);
    }

    static Value text(Optional<String> text) {
        return text.map(Value::string).orElse(Value.nullOf(Type.STRING));
    }

    static Value flag(Optional<Boolean> flag) {
        return flag.map(Value::bool).orElse(Value.nullOf(Type.BOOL));
    }

    static Value texts(List<String> texts) {
        List<Value> values = new ArrayList<>(texts.size());
        texts.forEach(text -> values.add(Value.string(text)));
        return Value.list(Type.STRING, values);
    }

    static Value texts(Optional<List<String>> texts) {
        return texts.map(BlockValues::texts).orElse(Value.nullOf(STRINGS));
    }

    private static Value textMap(Optional<Map<String, String>> texts) {
        return texts.map(map -> {
            Map<String, Value> values = new LinkedHashMap<>();
            map.forEach((key, text) -> values.put(key, Value.string(text)));
            return Value.map(Type.STRING, values);
        }).orElse(Value.nullOf(STRING_MAP));
    }
}
