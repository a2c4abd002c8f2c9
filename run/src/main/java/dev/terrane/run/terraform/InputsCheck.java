package dev.terrane.run.terraform;

import dev.terrane.config.model.ConfigParts;
import dev.terrane.config.model.GenerateBlock;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a unit gives to its module, held against the variables that the module declares.
 *
 * @param unused names that are given and not declared
 * @param missing names that are declared without a default and not given
 */
public record InputsCheck(List<String> unused, List<String> missing) {

    public InputsCheck {
        unused = List.copyOf(unused);
        missing = List.copyOf(missing);
    }

    /**
     * Holds one against the other; nothing is written.
     *
     * @param unit the unit's folder
     * @param folders the folders whose files lie together in the working copy: the module's, the unit's
     * @throws DiagnosticException where the configuration, the module or a file of variables is broken
     */
    public static InputsCheck of(ConfigParts config, Path unit, List<Path> folders, Map<String, String> environment)
            throws IOException {
        Map<String, Boolean> declared = new TreeMap<>();
        for (Path folder : folders) {
            declared.putAll(ModuleVariables.declared(folder));
        }
        for (GenerateBlock block : config.generate()) {
            if (!block.disable() && ModuleVariables.isCode(block.path())) {
                declared.putAll(ModuleVariables
                        .declared(Source.of(block.path(), block.contents().getBytes(StandardCharsets.UTF_8))));
            }
        }
        Set<String> given = GivenVariables.names(config, unit, folders, environment);
        return new InputsCheck(given.stream().filter(name -> !declared.containsKey(name)).toList(),
                declared.keySet().stream().filter(name -> declared.getOrDefault(name, false) && !given.contains(name))
                        .toList());
    }
}
