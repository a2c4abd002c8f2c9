package dev.terrane.config.value;

import static dev.terrane.config.value.BlockValues.texts;

import dev.terrane.config.model.DependenciesBlock;
import dev.terrane.config.model.DependencyBlock;
import dev.terrane.config.model.ErrorHook;
import dev.terrane.config.model.ErrorsBlock;
import dev.terrane.config.model.ExtraArguments;
import dev.terrane.config.model.GenerateBlock;
import dev.terrane.config.model.Hook;
import dev.terrane.config.model.TerraformBlock;
import dev.terrane.config.model.UnitConfig;
import dev.terrane.hcl.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A configuration as HCL, the text that {@code render} prints. Blocks come in Terragrunt's order;
 * where its own order is random (locals, generate) by name. Of `remote_state`, generation and encryption are left out,
 * and so is `iam_web_identity_token`.
 */
public final class RenderedHcl {

    private final UnitConfig config;
    private final ConfigValue values;
    private final HclText out = new HclText();

    private RenderedHcl(UnitConfig config) {
        this.config = config;
        this.values = new ConfigValue(config);
    }

    /** The text of a configuration. */
    public static String of(UnitConfig config) {
        return HclText.formatted(new RenderedHcl(config).render());
    }

    private String render() {
        locals();
        config.terraform().ifPresent(this::terraform);
        remoteState();
        config.dependenciesBlock().map(DependenciesBlock::list).filter(paths -> !paths.isEmpty())
                .ifPresent(paths -> out.block("dependencies")
                        .attribute("paths", texts(paths.stream().map(path -> path.value()).toList())).end());
        config.dependencies().forEach(this::dependency);
        new TreeMap<>(byName()).values().forEach(this::generate);
        config.features()
                .forEach(flag -> out.block("feature", flag.name()).attribute("default", flag.defaultValue()).end());
        engine();
        exclude();
        config.errors().ifPresent(this::errors);
        for (String name : List.of("terraform_binary", "terraform_version_constraint",
                "terragrunt_version_constraint", "download_dir")) {
            scalar(name);
        }
        values.attribute("prevent_destroy").ifPresent(value -> out.attribute("prevent_destroy", value));
        scalar("iam_role");
        config.role().duration().ifPresent(
                duration -> out.attribute("iam_assume_role_duration", Value.number(duration.value())));
        scalar("iam_assume_role_session_name");
        config.inputs().filter(inputs -> !inputs.isEmpty())
                .ifPresent(inputs -> out.attribute("inputs", ConfigValue.plain(inputs)));
        return out.toString();
    }

    private Map<String, GenerateBlock> byName() {
        Map<String, GenerateBlock> blocks = new TreeMap<>();
        config.generate().forEach(block -> blocks.put(block.name(), block));
        return blocks;
    }

    private void locals() {
        if (!config.locals().isEmpty()) {
            out.block("locals");
            ConfigValue.plain(config.locals()).entries().forEach(out::attribute);
            out.end();
        }
    }

    private void terraform(TerraformBlock block) {
        out.block("terraform");
        block.source().ifPresent(source -> out.attribute("source", Value.string(source.value())));
        flag("update_source_with_cas", block.updateSourceWithCas());
        flag("mutable", block.mutable());
        block.extraArguments().forEach(this::extraArguments);
        block.beforeHooks().forEach(hook -> hook("before_hook", hook));
        block.afterHooks().forEach(hook -> hook("after_hook", hook));
        block.errorHooks().forEach(this::errorHook);
        out.end();
    }

    private void extraArguments(ExtraArguments block) {
        out.block("extra_arguments", block.name()).attribute("commands", texts(block.commands()));
        list("arguments", block.arguments());
        list("required_var_files", block.requiredVarFiles());
        list("optional_var_files", block.optionalVarFiles());
        block.envVars().ifPresent(variables -> {
            Map<String, Value> entries = new TreeMap<>();
            variables.forEach((name, value) -> entries.put(name, Value.string(value)));
            out.attribute("env_vars", Value.object(entries));
        });
        out.end();
    }

    private void hook(String type, Hook hook) {
        out.block(type, hook.name());
        flag("if", hook.condition());
        flag("run_on_error", hook.runOnError());
        out.attribute("commands", texts(hook.commands())).attribute("execute", texts(hook.execute()));
        text("working_dir", hook.workingDir());
        out.end();
    }

    private void errorHook(ErrorHook hook) {
        out.block("error_hook", hook.name()).attribute("commands", texts(hook.commands()))
                .attribute("execute", texts(hook.execute())).attribute("on_errors", texts(hook.onErrors()));
        text("working_dir", hook.workingDir());
        out.end();
    }

    private void remoteState() {
        config.remoteState().ifPresent(state -> {
            out.block("remote_state").attribute("backend", Value.string(state.backend()));
            flag("disable_init", Optional.of(true).filter(_ -> state.disableInit()));
            flag("disable_dependency_optimization",
                    Optional.of(true).filter(_ -> state.disableDependencyOptimization()));
            out.attribute("config", PlainValues.of(state.config())).end();
        });
    }

    private void dependency(DependencyBlock block) {
        out.block("dependency", block.name()).attribute("config_path", block.configPath());
        flag("enabled", block.enabled());
        flag("skip_outputs", block.skipOutputs());
        block.mockOutputs().ifPresent(mocks -> out.attribute("mock_outputs", mocks));
        list("mock_outputs_allowed_terraform_commands", block.mockOutputsAllowedTerraformCommands());
        text("mock_outputs_merge_strategy_with_state", block.mergeStrategyWithState());
        out.end();
    }

    private void generate(GenerateBlock block) {
        out.block("generate", block.name()).attribute("path", Value.string(block.path()))
                .attribute("if_exists", Value.string(block.ifExists().word()))
                .attribute("if_disabled", Value.string(block.ifDisabled().word()))
                .attribute("contents", Value.string(block.contents()));
        text("comment_prefix",
                Optional.of(block.commentPrefix()).filter(p -> !p.equals(GenerateBlock.DEFAULT_COMMENT_PREFIX)));
        flag("disable_signature", Optional.of(true).filter(_ -> block.disableSignature()));
        flag("disable", Optional.of(true).filter(_ -> block.disable()));
        flag("hcl_fmt", block.hclFmt());
        out.end();
    }

    private void engine() {
        config.engine().ifPresent(engine -> {
            out.block("engine");
            text("source", Optional.of(engine.source()).filter(source -> !source.isEmpty()));
            text("version", engine.version());
            text("type", engine.type());
            engine.meta().ifPresent(meta -> out.attribute("meta", meta));
            out.end();
        });
    }

    private void exclude() {
        config.exclude().ifPresent(exclude -> {
            out.block("exclude");
            flag("exclude_dependencies", exclude.excludeDependencies());
            list("actions", exclude.actions().filter(actions -> !actions.isEmpty()));
            flag("no_run", exclude.noRun());
            out.attribute("if", Value.bool(exclude.condition())).end();
        });
    }

    private void errors(ErrorsBlock errors) {
        out.block("errors");
        for (ErrorsBlock.Retry rule : errors.retries()) {
            out.block("retry", rule.name());
            positive("max_attempts", rule.maxAttempts());
            positive("sleep_interval_sec", rule.sleepIntervalSeconds());
            list("retryable_errors", Optional.of(rule.retryableErrors()).filter(list -> !list.isEmpty()));
            out.end();
        }
        for (ErrorsBlock.Ignore rule : errors.ignores()) {
            out.block("ignore", rule.name());
            list("ignorable_errors", Optional.of(rule.ignorableErrors()).filter(list -> !list.isEmpty()));
            text("message", rule.message().filter(message -> !message.isEmpty()));
            rule.signals().ifPresent(signals -> out.attribute("signals", Value.object(signals)));
            out.end();
        }
        out.end();
    }

    private void scalar(String name) {
        values.attribute(name).filter(value -> !value.equals(Value.EMPTY_STRING))
                .ifPresent(value -> out.attribute(name, value));
    }

    private void positive(String name, long number) {
        if (number > 0) {
            out.attribute(name, Value.number(number));
        }
    }

    private void flag(String name, Optional<Boolean> flag) {
        flag.ifPresent(on -> out.attribute(name, Value.bool(on)));
    }

    private void text(String name, Optional<String> text) {
        text.ifPresent(string -> out.attribute(name, Value.string(string)));
    }

    private void list(String name, Optional<List<String>> list) {
        list.ifPresent(strings -> out.attribute(name, texts(strings)));
    }
}
