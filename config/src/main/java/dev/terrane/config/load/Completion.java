package dev.terrane.config.load;

import dev.terrane.config.model.ConfigParts;
import dev.terrane.config.model.Located;
import dev.terrane.config.model.RoleAttributes;
import dev.terrane.config.model.TerraformBlock;
import dev.terrane.config.model.UnitConfig;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evaluates all of a configuration, and finds all that is wrong with it rather than the first thing. */
final class Completion {

    private final ConfigEvaluation config;
    private final Attempts attempts = new Attempts();

    private Completion(ConfigEvaluation config) {
        this.config = config;
    }

    /**
     * The whole configuration.
     *
     * @throws DiagnosticException with everything that is wrong in any of its files
     */
    static UnitConfig of(ConfigEvaluation config) {
        return new Completion(config).complete();
    }

    private UnitConfig complete() {
        attempts.addAll(config.own().parts().structuralProblems());
        attempts.attempt(() -> config.own().values());
        attempts.attempt(() -> config.own().features().whole());
        locals(config.own());
        beforeOutputs();
        attempts.attempt(() -> config.included().forEach(each -> everything(each.file())));
        attempts.attempt(() -> config.autoInclude().ifPresent(auto -> of(auto)));
        outputs();
        ConfigParts parts = config.parts();
        Optional<TerraformBlock> terraform = attempts.attempt(parts::terraform, Optional.empty());
        UnitConfig complete = new UnitConfig(config.frame().configFile(),
                attempts.attempt(config::includes, List.of()), terraform,
                attempts.attempt(parts::remoteState, Optional.empty()),
                attempts.attempt(parts::inputs, Optional.empty()), attempts.attempt(parts::locals, Map.of()),
                attempts.attempt(parts::dependencies, List.of()),
                attempts.attempt(parts::dependenciesBlock, Optional.empty()),
                attempts.attempt(parts::generate, List.of()), attempts.attempt(parts::features, List.of()),
                attempts.attempt(parts::exclude, Optional.empty()), attempts.attempt(parts::errors, Optional.empty()),
                attempts.attempt(parts::engine, Optional.empty()), attempts.attempt(parts::catalog, Optional.empty()),
                attempts.attempt(parts::role, RoleAttributes.NONE),
                attempts.attempt(parts::terraformBinary, Optional.empty()),
                attempts.attempt(parts::terraformVersionConstraint, Optional.empty()),
                attempts.attempt(parts::terragruntVersionConstraint, Optional.empty()),
                attempts.attempt(parts::downloadDir, Optional.empty()),
                attempts.attempt(parts::preventDestroy, Optional.empty()));
        terraform.flatMap(TerraformBlock::version).ifPresent(version -> checkVersion(version, terraform.get()));
        attempts.throwIfErrors();
        return complete;
    }

    /** Everything in an included file, also what the child overrides: it is the user's file and must be right. */
    private void everything(FileEvaluation file) {
        FileParts parts = file.parts();
        attempts.addAll(parts.structuralProblems());
        attempts.attempt(() -> file.values());
        locals(file);
        attempts.attempt(() -> parts.features());
        attempts.attempt(() -> parts.dependencies());
        attempts.attempt(() -> parts.dependenciesBlock());
        attempts.attempt(() -> parts.terraform());
        attempts.attempt(() -> parts.remoteState());
        attempts.attempt(() -> parts.generate());
        attempts.attempt(() -> parts.exclude());
        attempts.attempt(() -> parts.errors());
        attempts.attempt(() -> parts.engine());
        attempts.attempt(() -> parts.catalog());
        attempts.attempt(() -> parts.role());
        attempts.attempt(() -> parts.terraformBinary());
        attempts.attempt(() -> parts.terraformVersionConstraint());
        attempts.attempt(() -> parts.terragruntVersionConstraint());
        attempts.attempt(() -> parts.downloadDir());
        attempts.attempt(() -> parts.preventDestroy());
        attempts.attempt(() -> parts.inputs());
    }

    private void locals(FileEvaluation file) {
        file.locals().names().forEach(name -> attempts.attempt(() -> file.locals().value(name)));
    }

    /** What is wrong whatever the outputs are is told before anything is run, or anybody asked, to have them. */
    private void beforeOutputs() {
        List<String> names = attempts.attempt(() -> config.parts().dependencyNames(), List.of());
        if (names.isEmpty() || !config.frame().context().mode().readsOutputs()) {
            return;
        }
        attempts.attempt(() -> config.included().forEach(each -> {
            attempts.addAll(each.file().parts().structuralProblems());
            locals(each.file());
        }));
        names.forEach(name -> attempts.attempt(() -> config.parts().dependency(name)));
        attempts.attempt(() -> config.own().parts().checkSource());
        attempts.throwIfErrors();
    }

    private void outputs() {
        attempts.attempt(() -> config.dependencies().prefetch());
        List<String> names = attempts.attempt(() -> config.parts().dependencyNames(), List.of());
        names.forEach(name -> attempts.attempt(() -> config.dependencies().outputs(name)));
    }

    private void checkVersion(Located<String> version, TerraformBlock terraform) {
        if (!config.frame().context().experiments().contains("version-attribute")) {
            attempts.addAll(List.of(Diagnostic.error("Version needs an experiment",
                    "`version` of the terraform block needs the experiment `version-attribute`.", version.at())
                    .withHint("Run with --experiment version-attribute, or write ?version=… at the end of source.")));
            return;
        }
        String source = terraform.source().map(Located::value).orElse("");
        if (!source.startsWith("tfr://")) {
            attempts.addAll(List.of(Diagnostic.error("Version without a registry source",
                    "`version` of the terraform block is for sources that begin with tfr://.", version.at())));
        } else if (source.contains("?version=") || source.contains("&version=")) {
            attempts.addAll(List.of(Diagnostic.error("Version given twice",
                    "The version stands in `version` and in `source` of the terraform block; keep one.",
                    version.at())));
        }
    }
}
