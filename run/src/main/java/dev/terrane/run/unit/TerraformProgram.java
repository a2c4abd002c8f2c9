package dev.terrane.run.unit;

import dev.terrane.run.event.Step;
import dev.terrane.run.process.Executables;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The program that is run as OpenTofu/Terraform.
 *
 * @param name as the user or the unit names it, which hooks and logs show
 * @param file its file
 */
record TerraformProgram(String name, Path file) {

    /**
     * Finds it: what the user names, else what the unit names, else `tofu` where it is on PATH, else `terraform`.
     *
     * @param chosen `--tf-path`
     * @param workingDirectory what a relative `--tf-path` is relative to
     * @param binary the unit's `terraform_binary`
     * @param unit the unit's folder
     */
    static TerraformProgram find(Optional<String> chosen, Path workingDirectory, Optional<String> binary, Path unit,
            Map<String, String> environment) throws UnitException {
        if (chosen.isPresent()) {
            return named(chosen.get(), "--tf-path", workingDirectory, environment);
        }
        if (binary.isPresent()) {
            return named(binary.get(), "terraform_binary", unit, environment);
        }
        for (String name : new String[]{"tofu", "terraform"}) {
            Optional<Path> file = Executables.find(name, unit, environment);
            if (file.isPresent()) {
                return new TerraformProgram(name, file.get());
            }
        }
        throw UnitException.of(Step.CONFIGURATION, "there is neither a tofu nor a terraform program on PATH;"
                + " install one of them, or name one with --tf-path");
    }

    private static TerraformProgram named(String name, String setting, Path directory, Map<String, String> environment)
            throws UnitException {
        Path file = Executables.find(name, directory, environment)
                .orElseThrow(() -> UnitException.of(Step.CONFIGURATION,
                        setting + " names \"" + name + "\", which is no program that can be run"));
        return new TerraformProgram(name.indexOf('/') < 0 ? name : file.toString(), file);
    }
}
