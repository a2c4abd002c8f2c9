package dev.terrane.run.terraform;

import dev.terrane.config.model.ConfigParts;
import dev.terrane.config.model.ExtraArguments;
import dev.terrane.config.model.TerraformBlock;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.JsonParser;
import dev.terrane.hcl.syntax.ParsedFile;
import dev.terrane.hcl.syntax.Parser;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of the variables that a unit gives to its module: by `inputs`, by `TF_VAR_` variables, by what `extra_arguments` blocks add to
 * any command, and by the files that OpenTofu/Terraform read by themselves.
 *
 * <p>As with Terragrunt, `-var=name=value` counts, and the two words `-var` and `name=value` do not.
 */
final class GivenVariables {
    private static final String ENVIRONMENT_PREFIX = InputVariables.variable("");
    private static final String VARIABLE = "-var=";
    private static final String FILE = "-var-file=";

    private final Path unit;
    private final Set<String> names = new TreeSet<>();

    private GivenVariables(Path unit) {
        this.unit = unit;
    }

    /**
     * The names, in the order of the alphabet.
     *
     * @param folders the folders whose files lie together in the working copy
     * @throws DiagnosticException where a file of variables is broken
     */
    static Set<String> names(ConfigParts config, Path unit, List<Path> folders, Map<String, String> environment)
            throws IOException {
        GivenVariables given = new GivenVariables(unit);
        config.inputs().ifPresent(inputs -> given.names.addAll(inputs.keySet()));
        given.environment(environment);
        for (ExtraArguments block : config.terraform().map(TerraformBlock::extraArguments).orElse(List.of())) {
            given.extraArguments(block);
        }
        for (Path folder : folders) {
            given.automaticFiles(folder);
        }
        return given.names;
    }

    private void environment(Map<String, String> variables) {
        variables.keySet().stream().filter(name -> name.startsWith(ENVIRONMENT_PREFIX))
                .map(name -> name.substring(ENVIRONMENT_PREFIX.length())).forEach(names::add);
    }

    private void extraArguments(ExtraArguments block) throws IOException {
        environment(block.envVars().orElse(Map.of()));
        for (String argument : block.arguments().orElse(List.of())) {
            String plain = argument.replaceAll("[\"']", "");
            if (plain.startsWith(VARIABLE)) {
                names.add(plain.substring(VARIABLE.length()).split("=", 2)[0]);
            } else if (plain.startsWith(FILE)) {
                file(unit.resolve(plain.substring(FILE.length())));
            }
        }
        for (String file : block.requiredVarFiles().orElse(List.of())) {
            file(unit.resolve(file));
        }
        for (String file : block.optionalVarFiles().orElse(List.of())) {
            if (Files.exists(unit.resolve(file))) {
                file(unit.resolve(file));
            }
        }
    }

    private void automaticFiles(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder,
                "{terraform.tfvars,terraform.tfvars.json,*.auto.tfvars,*.auto.tfvars.json}")) {
            for (Path file : files) {
                file(file);
            }
        }
    }

    private void file(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        Source source = Source.of(file.toString(), Files.readAllBytes(file));
        ParsedFile parsed = file.toString().endsWith("json") ? JsonParser.parse(source) : Parser.parse(source);
        if (parsed.hasErrors()) {
            throw new DiagnosticException(parsed.diagnostics().stream().filter(Diagnostic::isError).toList());
        }
        names.addAll(parsed.body().justAttributes().attributes().keySet());
    }
}
