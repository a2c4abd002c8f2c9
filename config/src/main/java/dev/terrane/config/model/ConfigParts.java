package dev.terrane.config.model;

import dev.terrane.hcl.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of one configuration: of a single file, or of several merged. A part is evaluated when it is first asked
 * for and not before; what is wrong with it is thrown as a {@link dev.terrane.hcl.diagnostic.DiagnosticException}, each
 * time.
 */
public interface ConfigParts {
    Optional<TerraformBlock> terraform();

    Optional<RemoteState> remoteState();

    /** Inputs by name, each with the place that gave it; empty where there is no `inputs`. */
    Optional<Map<String, Located<Value>>> inputs();

    /** Locals by name, in their own types. They are never merged. */
    Map<String, Located<Value>> locals();

    /** The names of the `dependency` blocks, each once; no block is evaluated. */
    List<String> dependencyNames();

    /** The `dependency` block of a name; no other is evaluated. */
    Optional<DependencyBlock> dependency(String name);

    /** All `dependency` blocks. */
    default List<DependencyBlock> dependencies() {
        return dependencyNames().stream().map(this::dependency).flatMap(Optional::stream).toList();
    }

    Optional<DependenciesBlock> dependenciesBlock();

    /** The `generate` blocks, names unique. */
    List<GenerateBlock> generate();

    List<FeatureBlock> features();

    Optional<ExcludeBlock> exclude();

    Optional<ErrorsBlock> errors();

    Optional<EngineBlock> engine();

    Optional<CatalogBlock> catalog();

    RoleAttributes role();

    Optional<Located<String>> terraformBinary();

    Optional<Located<String>> terraformVersionConstraint();

    Optional<Located<String>> terragruntVersionConstraint();

    Optional<Located<String>> downloadDir();

    Optional<Located<Boolean>> preventDestroy();
}
