package dev.terrane.config.model;

import dev.terrane.hcl.source.SourceRange;
import java.util.List;
import java.util.Optional;

/**
 * The `terraform` block.
 *
 * @param source where the module comes from; absent means the unit's own folder
 * @param version a version constraint for a registry source
 * @param includeInCopy globs of files that are copied although hidden
 * @param excludeFromCopy globs of files that are not copied
 * @param copyTerraformLockFile whether the lock file is copied back beside the unit's file
 * @param updateSourceWithCas,mutable settings of the content-addressed store
 * @param extraArguments in order of declaration, the parent's first; hooks likewise
 */
public record TerraformBlock(Optional<Located<String>> source, Optional<Located<String>> version,
        Optional<List<String>> includeInCopy, Optional<List<String>> excludeFromCopy,
        Optional<Boolean> copyTerraformLockFile, Optional<Boolean> updateSourceWithCas, Optional<Boolean> mutable,
        List<ExtraArguments> extraArguments, List<Hook> beforeHooks, List<Hook> afterHooks,
        List<ErrorHook> errorHooks, SourceRange at) {}
