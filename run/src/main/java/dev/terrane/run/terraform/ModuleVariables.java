package dev.terrane.run.terraform;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.JsonParser;
import dev.terrane.hcl.syntax.ParsedFile;
import dev.terrane.hcl.syntax.Parser;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The variables that a module declares. */
public final class ModuleVariables {
    private static final BodySchema SCHEMA = new BodySchema(List.of(), List.of(new BlockSchema("variable", "name")));
    private static final BodySchema DEFAULT = new BodySchema(List.of(new AttributeSchema("default", false)), List.of());

    private ModuleVariables() {}

    /**
     * Their names.
     *
     * @throws DiagnosticException where a file of the module is broken
     */
    public static Set<String> names(Path module) throws IOException {
        return declared(module).keySet();
    }

    /**
     * Their names, each with whether a value has to be given.
     *
     * @throws DiagnosticException where a file of the module is broken
     */
    public static Map<String, Boolean> declared(Path module) throws IOException {
        Map<String, Boolean> variables = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(module)) {
            for (Path file : files) {
                if (Files.isRegularFile(file) && isCode(file.toString())) {
                    declared(Source.of(file.toString(), Files.readAllBytes(file)))
                            .forEach((name, required) -> variables.merge(name, required, Boolean::logicalAnd));
                }
            }
        }
        return variables;
    }

    /** Whether a file of this name may declare variables. */
    static boolean isCode(String name) {
        return name.endsWith(".tf") || name.endsWith(".tofu") || name.endsWith(".json");
    }

    /** Those of one file. */
    static Map<String, Boolean> declared(Source source) {
        ParsedFile parsed = source.name().endsWith(".json") ? JsonParser.parse(source) : Parser.parse(source);
        if (parsed.hasErrors()) {
            throw new DiagnosticException(parsed.diagnostics().stream().filter(Diagnostic::isError).toList());
        }
        Map<String, Boolean> variables = new TreeMap<>();
        parsed.body().partialContent(SCHEMA).content().blocksOfType("variable").forEach(block -> {
            boolean required = !block.body().partialContent(DEFAULT).content().attributes().containsKey("default");
            variables.merge(block.label(0), required, Boolean::logicalAnd);
        });
        return variables;
    }
}
