package dev.terrane.config.load;

import dev.terrane.config.context.EvaluationMode;
import dev.terrane.config.model.CatalogBlock;
import dev.terrane.config.model.ConfigParts;
import dev.terrane.config.model.DependenciesBlock;
import dev.terrane.config.model.DependencyBlock;
import dev.terrane.config.model.EngineBlock;
import dev.terrane.config.model.ErrorsBlock;
import dev.terrane.config.model.ExcludeBlock;
import dev.terrane.config.model.FeatureBlock;
import dev.terrane.config.model.GenerateBlock;
import dev.terrane.config.model.Located;
import dev.terrane.config.model.RemoteState;
import dev.terrane.config.model.RoleAttributes;
import dev.terrane.config.model.TerraformBlock;
import dev.terrane.hcl.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The merged parts of a configuration, each merged once. Locals are those of its own file. Its own `exclude` counts
 * whole, whatever the strategy, but for discovery, which sees it merged.
 */
final class MemoParts implements ConfigParts {

    private final Lazy<ConfigParts> merged;
    private final ConfigParts own;
    private final Lazy<Optional<ExcludeBlock>> exclude;
    private final Lazy<Optional<TerraformBlock>> terraform;
    private final Lazy<Optional<RemoteState>> remoteState;
    private final Lazy<Optional<Map<String, Located<Value>>>> inputs;
    private final Lazy<Optional<DependenciesBlock>> dependenciesBlock;
    private final Lazy<List<GenerateBlock>> generate;
    private final Lazy<List<FeatureBlock>> features;
    private final Lazy<Optional<ErrorsBlock>> errors;
    private final Lazy<Optional<EngineBlock>> engine;
    private final Lazy<Optional<CatalogBlock>> catalog;
    private final Lazy<RoleAttributes> role;
    private final Lazy<Optional<Located<String>>> terraformBinary;
    private final Lazy<Optional<Located<String>>> terraformVersionConstraint;
    private final Lazy<Optional<Located<String>>> terragruntVersionConstraint;
    private final Lazy<Optional<Located<String>>> downloadDir;
    private final Lazy<Optional<Located<Boolean>>> preventDestroy;
    private final Map<String, Lazy<Optional<DependencyBlock>>> dependencies = new HashMap<>();

    /**
     * Parts of a merged configuration.
     *
     * @param merged all files
     * @param child the configuration's own file with its autoinclude file
     * @param own the configuration's own file
     */
    MemoParts(Supplier<ConfigParts> merged, Supplier<ConfigParts> child, ConfigParts own, EvaluationMode mode) {
        this.merged = new Lazy<>("include blocks", merged);
        this.own = own;
        this.exclude = mode == EvaluationMode.DISCOVERY
                ? part("exclude block", ConfigParts::exclude)
                : new Lazy<>("exclude block", () -> child.get().exclude().or(() -> this.merged.get().exclude()));
        this.terraform = part("terraform block", ConfigParts::terraform);
        this.remoteState = part("remote_state", ConfigParts::remoteState);
        this.inputs = part("inputs", ConfigParts::inputs);
        this.dependenciesBlock = part("dependencies block", ConfigParts::dependenciesBlock);
        this.generate = part("generate blocks", ConfigParts::generate);
        this.features = part("feature blocks", ConfigParts::features);
        this.errors = part("errors block", ConfigParts::errors);
        this.engine = part("engine block", ConfigParts::engine);
        this.catalog = part("catalog block", ConfigParts::catalog);
        this.role = part("iam_ attributes", ConfigParts::role);
        this.terraformBinary = part("terraform_binary", ConfigParts::terraformBinary);
        this.terraformVersionConstraint = part("terraform_version_constraint", ConfigParts::terraformVersionConstraint);
        this.terragruntVersionConstraint = part("terragrunt_version_constraint",
                ConfigParts::terragruntVersionConstraint);
        this.downloadDir = part("download_dir", ConfigParts::downloadDir);
        this.preventDestroy = part("prevent_destroy", ConfigParts::preventDestroy);
    }

    private <T> Lazy<T> part(String name, Function<ConfigParts, T> part) {
        return new Lazy<>(name, () -> part.apply(merged.get()));
    }

    @Override
    public Map<String, Located<Value>> locals() {
        return own.locals();
    }

    @Override
    public Optional<ExcludeBlock> exclude() {
        return exclude.get();
    }

    @Override
    public List<String> dependencyNames() {
        return merged.get().dependencyNames();
    }

    @Override
    public Optional<DependencyBlock> dependency(String name) {
        Lazy<Optional<DependencyBlock>> block = dependencies.get(name);
        if (block == null) {
            block = new Lazy<>("dependency " + name, () -> merged.get().dependency(name));
            dependencies.put(name, block);
        }
        return block.get();
    }

    @Override
    public Optional<TerraformBlock> terraform() {
        return terraform.get();
    }

    @Override
    public Optional<RemoteState> remoteState() {
        return remoteState.get();
    }

    @Override
    public Optional<Map<String, Located<Value>>> inputs() {
        return inputs.get();
    }

    @Override
    public Optional<DependenciesBlock> dependenciesBlock() {
        return dependenciesBlock.get();
    }

    @Override
    public List<GenerateBlock> generate() {
        return generate.get();
    }

    @Override
    public List<FeatureBlock> features() {
        return features.get();
    }

    @Override
    public Optional<ErrorsBlock> errors() {
        return errors.get();
    }

    @Override
    public Optional<EngineBlock> engine() {
        return engine.get();
    }

    @Override
    public Optional<CatalogBlock> catalog() {
        return catalog.get();
    }

    @Override
    public RoleAttributes role() {
        return role.get();
    }

    @Override
    public Optional<Located<String>> terraformBinary() {
        return terraformBinary.get();
    }

    @Override
    public Optional<Located<String>> terraformVersionConstraint() {
        return terraformVersionConstraint.get();
    }

    @Override
    public Optional<Located<String>> terragruntVersionConstraint() {
        return terragruntVersionConstraint.get();
    }

    @Override
    public Optional<Located<String>> downloadDir() {
        return downloadDir.get();
    }

    @Override
    public Optional<Located<Boolean>> preventDestroy() {
        return preventDestroy.get();
    }
}
