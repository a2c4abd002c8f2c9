package dev.terrane.run.unit;

import dev.terrane.hcl.value.Value;
import dev.terrane.run.log.Log;
import dev.terrane.run.terraform.InputVariables;
import dev.terrane.run.terraform.JsonText;
import dev.terrane.run.terraform.ModuleVariables;
import dev.terrane.run.terraform.TerraformArguments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The file `terragrunt-debug.tfvars.json`, with which a unit's command can be repeated by hand. */
final class DebugFile {
    private static final String NAME = "terragrunt-debug.tfvars.json";

    private DebugFile() {}

    /** Writes the inputs that the module declares and no environment variable sets, beside the unit's file. */
    static void write(UnitScene scene, Path folder, Map<String, Value> inputs, Map<String, String> environment,
            TerraformArguments command,
            TerraformProgram program) throws IOException {
        Log log = scene.log();
        log.info("Debug mode requested: generating debug file " + NAME + " in working dir " + scene.shown(folder));
        Set<String> declared = ModuleVariables.names(folder);
        Map<String, Value> values = new TreeMap<>();
        inputs.forEach((name, value) -> {
            if (environment.containsKey(InputVariables.variable(name))) {
                log.debug("The variable " + name + " was left out of the debug file, since "
                        + InputVariables.variable(name)
                        + " is set in the environment.");
            } else if (!declared.contains(name)) {
                log.debug("The variable " + name
                        + " was left out of the debug file, since the module does not declare it.");
            } else {
                values.put(name, value);
            }
        });
        Path file = scene.unit().resolve(NAME);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, JsonText.indented(Value.object(values)), StandardCharsets.UTF_8);
        log.debug("Run this command to repeat what " + program.name() + " does:\n\t" + program.name() + " -chdir=\""
                + folder + "\" "
                + String.join(" ", command.words()) + " -var-file=\"" + file + "\"");
    }
}
