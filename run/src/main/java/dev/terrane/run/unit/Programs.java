package dev.terrane.run.unit;

import dev.terrane.config.model.ConfigParts;
import dev.terrane.config.model.Located;
import dev.terrane.config.version.Version;
import dev.terrane.config.version.VersionConstraints;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.run.RunOptions;
import dev.terrane.run.event.Step;
import dev.terrane.run.process.Executables;
import dev.terrane.run.terraform.TerraformVersion;
import dev.terrane.run.terraform.TerraformVersions;
import dev.terrane.run.terraform.TerraformVersions.VersionException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds the programs of units and holds the units' version constraints against them and against Terrane. */
final class Programs {
    private final TerraformVersions versions;
    private final RunOptions options;
    private final Version terragrunt;

    /** @param terragrunt the version of Terragrunt that Terrane is compatible with */
    Programs(TerraformVersions versions, RunOptions options, Version terragrunt) {
        this.versions = versions;
        this.options = options;
        this.terragrunt = terragrunt;
    }

    /**
     * The program of a unit.
     *
     * @throws DiagnosticException where a constraint is wrong or not met
     */
    TerraformProgram of(LoadedUnit unit) throws UnitException {
        ConfigParts parts = unit.unit().parts();
        Optional<Located<String>> ours = parts.terragruntVersionConstraint();
        if (ours.isPresent() && !constraints(ours.get()).allow(terragrunt)) {
            throw violated(ours.get(), "Terragrunt " + terragrunt + ", which Terrane is compatible with,");
        }
        Path folder = unit.task().directory();
        TerraformProgram program = unconstrained(unit);
        Optional<Located<String>> theirs = parts.terraformVersionConstraint();
        if (theirs.isPresent()) {
            VersionConstraints constraints = constraints(theirs.get());
            TerraformVersion version = version(program, folder, unit.environment());
            if (!constraints.allow(version.version())) {
                throw violated(theirs.get(), version + " (" + program.file() + ")");
            }
        }
        return program;
    }

    /** The program of a unit whose outputs are read for another: its constraints are for its own runs. */
    TerraformProgram unconstrained(LoadedUnit unit) throws UnitException {
        Path folder = unit.task().directory();
        Optional<Located<String>> binary = unit.unit().parts().terraformBinary();
        if (options.terraform().path().isEmpty() && binary.isPresent()) {
            checkIsProgram(binary.get(), folder, unit.environment());
        }
        return TerraformProgram.find(options.terraform().path(), options.workingDirectory(),
                binary.map(Located::value), folder, unit.environment());
    }

    /** The host of the registry for modules that name none: OpenTofu and Terraform each have theirs. */
    String registryHost(TerraformProgram program, Path folder, Map<String, String> environment) throws UnitException {
        String chosen = environment.getOrDefault("TG_TF_DEFAULT_REGISTRY_HOST", "");
        if (!chosen.isEmpty()) {
            return chosen;
        }
        return version(program, folder, environment).isOpenTofu() ? "registry.opentofu.org" : "registry.terraform.io";
    }

    private TerraformVersion version(TerraformProgram program, Path folder, Map<String, String> environment)
            throws UnitException {
        try {
            return versions.of(program.file(), folder, environment, options.terraform().versionManagerFiles());
        } catch (VersionException e) {
            throw UnitException.of(Step.CONFIGURATION, String.valueOf(e.getMessage()));
        }
    }

    private static void checkIsProgram(Located<String> binary, Path folder, Map<String, String> environment) {
        if (Executables.find(binary.value(), folder, environment).isEmpty()) {
            throw new DiagnosticException(Diagnostic.error("No such program",
                    "terraform_binary names \"" + binary.value() + "\", which is no program that can be run.",
                    binary.at()));
        }
    }

    private static VersionConstraints constraints(Located<String> setting) {
        return VersionConstraints.parse(setting.value())
                .orElseThrow(() -> new DiagnosticException(Diagnostic.error("Invalid version constraint",
                        "\"" + setting.value() + "\" is no version constraint.", setting.at())));
    }

    private static DiagnosticException violated(Located<String> setting, String who) {
        return new DiagnosticException(Diagnostic.error("Unsupported version",
                who + " does not meet \"" + setting.value() + "\".", setting.at()));
    }
}
