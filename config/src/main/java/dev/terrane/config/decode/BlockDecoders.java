package dev.terrane.config.decode;

import dev.terrane.config.model.CatalogBlock;
import dev.terrane.config.model.DependenciesBlock;
import dev.terrane.config.model.DependencyBlock;
import dev.terrane.config.model.EngineBlock;
import dev.terrane.config.model.ErrorsBlock;
import dev.terrane.config.model.ErrorsBlock.Ignore;
import dev.terrane.config.model.ErrorsBlock.Retry;
import dev.terrane.config.model.ExcludeBlock;
import dev.terrane.config.model.FeatureBlock;
import dev.terrane.config.model.Located;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.eval.Scope;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.List;

/**
 * Reads the smaller blocks of a unit. Each method throws a {@link dev.terrane.hcl.diagnostic.DiagnosticException} with
 * all that is wrong with its block.
 */
public final class BlockDecoders {

    private static final BodySchema DEPENDENCY = Schemas.attributes("config_path!", "enabled", "skip_outputs",
            "mock_outputs", "mock_outputs_allowed_terraform_commands", "mock_outputs_merge_with_state",
            "mock_outputs_merge_strategy_with_state");
    private static final BodySchema DEPENDENCIES = Schemas.attributes("paths!");
    private static final BodySchema FEATURE = Schemas.attributes("default");
    private static final BodySchema EXCLUDE = Schemas.attributes("if!", "actions!", "exclude_dependencies", "no_run");
    private static final BodySchema ERRORS = Schemas.withBlocks(List.of("retry", "ignore"));
    private static final BodySchema RETRY = Schemas.attributes("retryable_errors!", "max_attempts!",
            "sleep_interval_sec!");
    private static final BodySchema IGNORE = Schemas.attributes("ignorable_errors!", "message", "signals");
    private static final BodySchema ENGINE = Schemas.attributes("source!", "version", "type", "meta");
    private static final BodySchema CATALOG = Schemas.attributes("urls!", "default_template", "no_shell", "no_hooks");
    private static final Type ANY_MAP = Type.map(Type.DYNAMIC);

    private BlockDecoders() {}

    public static DependencyBlock dependency(Block block, Scope scope) {
        BlockReader in = new BlockReader(block, DEPENDENCY, scope);
        AttributeReader attributes = in.attributes();
        return in.finish(new DependencyBlock(in.label(), in.anyOrNull("config_path").unmarkDeep(),
                attributes.flag("enabled"), attributes.flag("skip_outputs"),
                attributes.any("mock_outputs"),
                attributes.texts("mock_outputs_allowed_terraform_commands"),
                attributes.flag("mock_outputs_merge_with_state"),
                attributes.text("mock_outputs_merge_strategy_with_state"), in.at()));
    }

    public static DependenciesBlock dependencies(Block block, Scope scope) {
        BlockReader in = new BlockReader(block, DEPENDENCIES, scope);
        return in.finish(new DependenciesBlock(in.attributes().texts("paths")
                .map(paths -> paths.stream().map(path -> new Located<>(path, in.at("paths"))).toList())));
    }

    public static FeatureBlock feature(Block block, Scope scope) {
        BlockReader in = new BlockReader(block, FEATURE, scope);
        Value value = in.anyOrNull("default");
        if (value.isNull() && !in.attributes().problems().hasErrors()) {
            in.problem(Diagnostic.error("Feature without a default",
                    "Feature `" + in.label() + "` has no default value.", in.at()).withHint("Add `default = …`."));
        }
        return in.finish(new FeatureBlock(in.label(), value, in.at()));
    }

    public static ExcludeBlock exclude(Block block, Scope scope) {
        BlockReader in = new BlockReader(block, EXCLUDE, scope);
        AttributeReader attributes = in.attributes();
        return in.finish(new ExcludeBlock(attributes.flag("if").orElse(false), attributes.texts("actions"),
                attributes.flag("exclude_dependencies"), attributes.flag("no_run"), in.at()));
    }

    public static ErrorsBlock errors(Block block, Scope scope) {
        BlockReader in = new BlockReader(block, ERRORS, scope);
        return in.finish(new ErrorsBlock(in.blocks("retry", inner -> retry(inner, scope)),
                in.blocks("ignore", inner -> ignore(inner, scope)), in.at()));
    }

    private static Retry retry(Block block, Scope scope) {
        BlockReader in = new BlockReader(block, RETRY, scope);
        AttributeReader attributes = in.attributes();
        return in.finish(new Retry(in.label(), in.requiredTexts("retryable_errors"),
                attributes.integer("max_attempts").orElse(0L), attributes.integer("sleep_interval_sec").orElse(0L),
                in.at()));
    }

    private static Ignore ignore(Block block, Scope scope) {
        BlockReader in = new BlockReader(block, IGNORE, scope);
        AttributeReader attributes = in.attributes();
        return in.finish(new Ignore(in.label(), in.requiredTexts("ignorable_errors"), attributes.text("message"),
                attributes.read("signals", ANY_MAP, "a map", Value::entries), in.at()));
    }

    public static EngineBlock engine(Block block, Scope scope) {
        BlockReader in = new BlockReader(block, ENGINE, scope);
        AttributeReader attributes = in.attributes();
        return in.finish(new EngineBlock(in.requiredText("source"), attributes.text("version"),
                attributes.text("type"), attributes.any("meta").filter(value -> !value.isNull()), in.at()));
    }

    public static CatalogBlock catalog(Block block, Scope scope) {
        BlockReader in = new BlockReader(block, CATALOG, scope);
        AttributeReader attributes = in.attributes();
        return in.finish(new CatalogBlock(in.requiredTexts("urls"), attributes.text("default_template"),
                attributes.flag("no_shell"), attributes.flag("no_hooks"), in.at()));
    }
}
