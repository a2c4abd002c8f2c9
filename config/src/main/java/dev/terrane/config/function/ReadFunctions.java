package dev.terrane.config.function;

import static dev.terrane.config.function.Declarations.text;

import dev.terrane.config.context.SecretDecrypter.DecryptFailure;
import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.config.value.PlainValues;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.diagnostic.Diagnostics;
import dev.terrane.hcl.eval.Evaluator;
import dev.terrane.hcl.eval.Scope;
import dev.terrane.hcl.function.Category;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.Functions;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.ConfigBody.Attributes;
import dev.terrane.hcl.syntax.ParsedFile;
import dev.terrane.hcl.syntax.Parser;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Type.ObjectType;
import dev.terrane.hcl.value.Value;
import dev.terrane.hcl.value.json.JsonException;
import dev.terrane.hcl.value.json.JsonValues;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Functions that read other files: configurations, variable files, encrypted files. */
final class ReadFunctions {

    private final Place place;

    ReadFunctions(Place place) {
        this.place = place;
    }

    List<Function> all() {
        return List.of(
                Function.named("read_terragrunt_config").category(Category.CONFIGURATION)
                        .documentation("Another configuration file as an object of its evaluated parts, locals"
                                + " included; the second argument if there is no such file.")
                        .variadic(Parameter.of("arguments", Type.DYNAMIC).allowingUnknown())
                        .returns(Type.DYNAMIC).implementation((arguments, _) -> readConfig(arguments)),
                text("read_tfvars_file", 1, 1, "A variable file (`.tfvars`, or `.json`) as JSON.",
                        arguments -> readVariables(arguments.getFirst())),
                Declarations.strings("sops_decrypt_file", 1, 1,
                        "The clear text of a file that sops encrypted (YAML, JSON, dotenv, INI or binary).",
                        Type.STRING, arguments -> decrypt(arguments.getFirst())));
    }

    private Value readConfig(List<Value> arguments) {
        Declarations.checkCount(arguments.size(), 1, 2);
        Value path = arguments.getFirst();
        if (!path.isKnown()) {
            return Value.DYNAMIC;
        }
        if (!path.type().equals(Type.STRING)) {
            throw new FunctionException(0, "a string is required");
        }
        Path file = ConfigFileNames.target(place.folder(), path.asString());
        if (!Files.exists(file)) {
            if (arguments.size() == 2) {
                return arguments.get(1);
            }
            throw new FunctionException("there is no file " + place.context().display(file)
                    + ", and no default is given as the second argument");
        }
        place.reads().add(file);
        return place.readConfig(file);
    }

    private String readVariables(String written) {
        Path file = place.resolve(written);
        if (!Files.exists(file)) {
            throw new FunctionException("there is no file " + place.context().display(file));
        }
        place.reads().add(file);
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new FunctionException(place.context().display(file) + " cannot be read");
        }
        return file.toString().endsWith("json") ? checkedJson(file, bytes) : hclAsJson(file, bytes);
    }

    private String checkedJson(Path file, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            if (JsonValues.impliedType(text) instanceof ObjectType) {
                return text;
            }
            throw new FunctionException(place.context().display(file) + " is not a JSON object");
        } catch (JsonException e) {
            throw new FunctionException(
                    place.context().display(file) + " is not JSON: " + Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    /** Attributes only, and no variables or functions in them. */
    private String hclAsJson(Path file, byte[] bytes) {
        Source source = Source.of(file.toString(), bytes);
        ParsedFile parsed = Parser.parse(source);
        throwIfErrors(parsed.diagnostics());
        Attributes attributes = parsed.body().justAttributes();
        throwIfErrors(attributes.diagnostics());
        Scope nothing = Scope.ofValues(Map.of(), Functions.NONE);
        Map<String, Value> values = new LinkedHashMap<>();
        attributes.attributes().forEach((name, attribute) -> values.put(name,
                PlainValues.of(Evaluator.evaluate(attribute.expression(), parsed.source(), nothing))));
        return JsonValues.encode(Value.object(values));
    }

    private static void throwIfErrors(List<Diagnostic> diagnostics) {
        if (Diagnostics.hasErrors(diagnostics)) {
            throw new DiagnosticException(diagnostics);
        }
    }

    private Value decrypt(String written) {
        Path file = place.resolve(written);
        place.reads().add(file);
        if (!place.context().mode().usesCredentials()) {
            return Value.unknown(Type.STRING);
        }
        try {
            byte[] text = place.session().secrets().decrypt(file, format(written), place.context().environment(),
                    place.context().services().secrets());
            return Value.string(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString());
        } catch (DecryptFailure e) {
            throw new FunctionException(Objects.requireNonNullElse(e.getMessage(), "the file cannot be decrypted"));
        } catch (CharacterCodingException e) {
            throw new FunctionException("the clear text of " + place.context().display(file) + " is not UTF-8 text");
        }
    }

    private static String format(String path) {
        int dot = path.lastIndexOf('.');
        return switch (dot < 0 ? "" : path.substring(dot)) {
            case ".yaml", ".yml" -> "yaml";
            case ".json" -> "json";
            case ".env" -> "dotenv";
            case ".ini" -> "ini";
            default -> "binary";
        };
    }
}
