package dev.terrane.config.merge;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A child merged into the file that it includes. Each part is merged when it is asked for; a part of the child that
 * wins whole does not make the parent's be evaluated.
 *
 * @param deep the `deep` strategy rather than `shallow`
 */
public record MergedParts(ConfigParts parent, ConfigParts child, boolean deep) implements ConfigParts {

    @Override
    public Optional<TerraformBlock> terraform() {
        return both(child.terraform(), parent.terraform(),
                (mine, theirs) -> TerraformMerge.merge(theirs, mine, deep));
    }

    @Override
    public Optional<RemoteState> remoteState() {
        return child.remoteState().or(parent::remoteState);
    }

    @Override
    public Optional<Map<String, Located<Value>>> inputs() {
        return both(child.inputs(), parent.inputs(), this::mergeInputs);
    }

    private Map<String, Located<Value>> mergeInputs(Map<String, Located<Value>> mine,
            Map<String, Located<Value>> theirs) {
        Map<String, Located<Value>> merged = new LinkedHashMap<>(theirs);
        mine.forEach((name, input) -> {
            Located<Value> other = theirs.get(name);
            merged.put(name, deep && other != null
                    ? new Located<>(ValueMerge.deepAppending(other.value(), input.value(), input.at()), input.at())
                    : input);
        });
        return merged;
    }

    @Override
    public Map<String, Located<Value>> locals() {
        return child.locals();
    }

    @Override
    public List<String> dependencyNames() {
        return Stream.concat(parent.dependencyNames().stream(), child.dependencyNames().stream()).distinct().toList();
    }

    @Override
    public Optional<DependencyBlock> dependency(String name) {
        Optional<DependencyBlock> mine = child.dependency(name);
        if (mine.isPresent() && !deep) {
            return mine;
        }
        return both(mine, parent.dependency(name), (block, theirs) -> DependencyMerge.deep(theirs, block));
    }

    @Override
    public Optional<DependenciesBlock> dependenciesBlock() {
        Optional<DependenciesBlock> mine = child.dependenciesBlock();
        if (deep) {
            return mine.isEmpty()
                    ? parent.dependenciesBlock()
                    : mine.map(block -> DependencyMerge.deep(parent, child, block));
        }
        return both(mine, parent.dependenciesBlock(), DependencyMerge::unite);
    }

    @Override
    public List<GenerateBlock> generate() {
        return NamedMerge.merge(parent.generate(), child.generate(), GenerateBlock::name, (theirs, mine) -> {
            if (!deep) {
                throw BlockMerge.duplicateGenerate(theirs, mine);
            }
            return mine;
        });
    }

    @Override
    public List<FeatureBlock> features() {
        return mergeFeatures(parent.features(), child.features(), deep);
    }

    /** Merges features by name; under `deep` two of one name must both be maps. */
    public static List<FeatureBlock> mergeFeatures(List<FeatureBlock> theirs, List<FeatureBlock> mine, boolean deep) {
        return NamedMerge.merge(theirs, mine, FeatureBlock::name,
                deep ? BlockMerge::deepFeature : (parentFeature, childFeature) -> childFeature);
    }

    @Override
    public Optional<ExcludeBlock> exclude() {
        return deep
                ? both(child.exclude(), parent.exclude(), (mine, theirs) -> BlockMerge.deepExclude(theirs, mine))
                : child.exclude().or(parent::exclude);
    }

    @Override
    public Optional<ErrorsBlock> errors() {
        return deep
                ? both(child.errors(), parent.errors(), (mine, theirs) -> BlockMerge.deepErrors(theirs, mine))
                : child.errors().or(parent::errors);
    }

    @Override
    public Optional<EngineBlock> engine() {
        return deep
                ? both(child.engine(), parent.engine(), (mine, theirs) -> BlockMerge.deepEngine(theirs, mine))
                : child.engine().or(parent::engine);
    }

    /** Catalogs are not merged. */
    @Override
    public Optional<CatalogBlock> catalog() {
        return child.catalog();
    }

    @Override
    public RoleAttributes role() {
        RoleAttributes mine = child.role();
        RoleAttributes theirs = parent.role();
        return new RoleAttributes(mine.role().or(theirs::role), mine.duration().or(theirs::duration),
                mine.sessionName().or(theirs::sessionName), mine.webIdentityToken().or(theirs::webIdentityToken));
    }

    @Override
    public Optional<Located<String>> terraformBinary() {
        return notEmpty(child.terraformBinary()).or(parent::terraformBinary);
    }

    @Override
    public Optional<Located<String>> terraformVersionConstraint() {
        return notEmpty(child.terraformVersionConstraint()).or(parent::terraformVersionConstraint);
    }

    @Override
    public Optional<Located<String>> terragruntVersionConstraint() {
        return notEmpty(child.terragruntVersionConstraint()).or(parent::terragruntVersionConstraint);
    }

    @Override
    public Optional<Located<String>> downloadDir() {
        return notEmpty(child.downloadDir()).or(parent::downloadDir);
    }

    @Override
    public Optional<Located<Boolean>> preventDestroy() {
        return child.preventDestroy().or(parent::preventDestroy);
    }

    private static Optional<Located<String>> notEmpty(Optional<Located<String>> setting) {
        return setting.filter(located -> !located.value().isEmpty());
    }

    private static <T> Optional<T> both(Optional<T> mine, Optional<T> theirs, NamedMerge.Merger<T> merger) {
        if (mine.isEmpty()) {
            return theirs;
        }
        return theirs.isEmpty() ? mine : Optional.of(merger.merge(mine.get(), theirs.get()));
    }

    /** Lists one after the other. */
    static <T> List<T> concat(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
