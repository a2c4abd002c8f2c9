package dev.terrane.config.merge;

import dev.terrane.config.model.ErrorHook;
import dev.terrane.config.model.ExtraArguments;
import dev.terrane.config.model.Hook;
import dev.terrane.config.model.TerraformBlock;
import java.util.List;
import java.util.Optional;

/** Merges the `terraform` blocks of parent and child. */
final class TerraformMerge {

    private TerraformMerge() {}

    /**
     * Source, version and lock-file setting are the child's where it has them; hooks and extra arguments are merged by
     * name. The lists of files to copy are the parent's under `shallow`, also where it has none, and the child's
     * followed by the parent's under `deep`. The settings of the content-addressed store are the parent's.
     */
    static TerraformBlock merge(TerraformBlock parent, TerraformBlock child, boolean deep) {
        return new TerraformBlock(child.source().or(parent::source), child.version().or(parent::version),
                copyList(parent.includeInCopy(), child.includeInCopy(), deep),
                copyList(parent.excludeFromCopy(), child.excludeFromCopy(), deep),
                child.copyTerraformLockFile().or(parent::copyTerraformLockFile), parent.updateSourceWithCas(),
                parent.mutable(),
                NamedMerge.replace(parent.extraArguments(), child.extraArguments(), ExtraArguments::name),
                NamedMerge.replace(parent.beforeHooks(), child.beforeHooks(), Hook::name),
                NamedMerge.replace(parent.afterHooks(), child.afterHooks(), Hook::name),
                NamedMerge.replace(parent.errorHooks(), child.errorHooks(), ErrorHook::name), child.at());
    }

    private static Optional<List<String>> copyList(Optional<List<String>> parent, Optional<List<String>> child,
            boolean deep) {
        if (!deep || child.isEmpty()) {
            return parent;
        }
        return Optional.of(MergedParts.concat(child.get(), parent.orElse(List.of())));
    }
}
