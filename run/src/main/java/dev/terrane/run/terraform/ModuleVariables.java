package dev.terrane.run.terraform;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.JsonParser;
import dev.terrane.hcl.syntax.ParsedFile;
import dev.terrane.hcl.syntax.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The variables that a module declares. */
public final class ModuleVariables {
    private static final BodySchema SCHEMA = new BodySchema(List.of(), List.of(new BlockSchema("variable", "name")));

    private ModuleVariables() {}

    /**
     * Their names.
     *
     * @throws DiagnosticException where a file of the module is broken
     */
    public static Set<String> names(Path module) throws IOException {
        var names = new LinkedHashSet<String>();
        try (var files = Files.newDirectoryStream(module)) {
            for (var file : files) {
                var name = file.getFileName().toString();
                if (Files.isRegularFile(file)
                        && (name.endsWith(".tf") || name.endsWith(".tofu") || name.endsWith(".json"))) {
                    read(file, name.endsWith(".json"), names);
                }
            }
        }
        return names;
    }

    private static void read(Path file, boolean json, Set<String> names) throws IOException {
        var source = Source.of(file.toString(), Files.readAllBytes(file));
        ParsedFile parsed = json ? JsonParser.parse(source) : Parser.parse(source);
        if (parsed.hasErrors()) {
            throw new DiagnosticException(parsed.diagnostics().stream().filter(Diagnostic::isError).toList());
        }
        parsed.body().partialContent(SCHEMA).content().blocksOfType("variable")
                .forEach(block -> names.add(block.label(0)));
    }
}
