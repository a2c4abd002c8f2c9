package dev.terrane.config.model;

import dev.terrane.hcl.value.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A unit's whole configuration: its file, what it includes and its autoinclude file merged, every part evaluated.
 *
 * @param file the unit's configuration file, absolute
 * @param includes the files that the unit includes, in the order of their blocks
 * @param inputs the merged inputs by name, each with the file that gave it; empty where no file has `inputs`
 * @param locals the locals of the unit's own file: locals are never merged
 * @param role the role attributes of the merged configuration
 * @param generate by declaration, the parent's first; names are unique
 * @param dependencies the `dependency` blocks, the parent's first; names are unique
 */
public record UnitConfig(Path file, List<IncludedFile> includes, Optional<TerraformBlock> terraform,
        Optional<RemoteState> remoteState, Optional<Map<String, Located<Value>>> inputs,
        Map<String, Located<Value>> locals, List<DependencyBlock> dependencies,
        Optional<DependenciesBlock> dependenciesBlock, List<GenerateBlock> generate, List<FeatureBlock> features,
        Optional<ExcludeBlock> exclude, Optional<ErrorsBlock> errors, Optional<EngineBlock> engine,
        Optional<CatalogBlock> catalog, RoleAttributes role, Optional<Located<String>> terraformBinary,
        Optional<Located<String>> terraformVersionConstraint, Optional<Located<String>> terragruntVersionConstraint,
        Optional<Located<String>> downloadDir, Optional<Located<Boolean>> preventDestroy) implements ConfigParts {

    /** The unit's folder: what relative paths in its configuration are relative to. */
    public Path directory() {
        return Objects.requireNonNull(file.getParent(), "a configuration file has a folder");
    }

    @Override
    public List<String> dependencyNames() {
        return dependencies.stream().map(DependencyBlock::name).toList();
    }

    @Override
    public Optional<DependencyBlock> dependency(String name) {
        return dependencies.stream().filter(block -> block.name().equals(name)).findFirst();
    }
}
