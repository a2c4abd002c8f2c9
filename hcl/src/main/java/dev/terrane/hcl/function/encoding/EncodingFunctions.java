package dev.terrane.hcl.function.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.terrane.hcl.function.Category;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.function.encoding.yaml.YamlReader;
import dev.terrane.hcl.function.encoding.yaml.YamlWriter;
import dev.terrane.hcl.value.Refinement;
import dev.terrane.hcl.value.Text;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import dev.terrane.hcl.value.json.JsonException;
import dev.terrane.hcl.value.json.JsonValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Functions that write values in other notations and read them: JSON, YAML, CSV. */
public final class EncodingFunctions {

    private EncodingFunctions() {}

    public static List<Function> all() {
        return List.of(csvdecode(), jsondecode(), jsonencode(), yamldecode(), yamlencode());
    }

    static Function.Declaration named(String name) {
        return Function.named(name).category(Category.ENCODING);
    }

    private static Function csvdecode() {
        return named("csvdecode").documentation("The rows of comma-separated values (RFC 4180) as a list of objects of "
                + "strings. The first row has the names of the attributes.").parameter(Parameter.of("str", Type.STRING))
                .returns(arguments -> arguments.getFirst().isKnown()
                        ? Type.list(rowType(new CsvReader(arguments.getFirst().asString())))
                        : Type.DYNAMIC)
                .neverNull().implementation((arguments, type) -> {
                    CsvReader reader = new CsvReader(arguments.getFirst().asString());
                    List<String> names = reader.next().orElseThrow();
                    List<Value> rows = new ArrayList<>();
                    for (Optional<List<String>> row = reader.next(); row.isPresent(); row = reader.next()) {
                        Map<String, Value> attributes = new LinkedHashMap<>();
                        for (int i = 0; i < names.size(); i++) {
                            attributes.put(names.get(i), Value.string(row.get().get(i)));
                        }
                        rows.add(Value.object(attributes));
                    }
                    return Value.list(type.element().orElseThrow(), rows);
                });
    }

    private static Type rowType(CsvReader reader) {
        List<String> names = reader.next().orElseThrow(() -> new FunctionException("there is no row of names")).stream()
                .map(Text::normalized).toList();
        Map<String, Type> attributes = new LinkedHashMap<>();
        for (String name : names) {
            if (attributes.put(name, Type.STRING) != null) {
                throw new FunctionException("two columns have the name \"" + name + "\"");
            }
        }
        return Type.object(attributes);
    }

    private static Function jsondecode() {
        return named("jsondecode").documentation("The value of a JSON text: objects, tuples, strings, numbers with all "
                + "their digits, booleans and nulls.").parameter(Parameter.of("str", Type.STRING))
                .returns(arguments -> arguments.getFirst().isKnown()
                        ? decode(arguments.getFirst()).type()
                        : typeByPrefix(arguments.getFirst().refinement().prefix()))
                .implementation((arguments, type) -> decode(arguments.getFirst()));
    }

    private static Value decode(Value json) {
        try {
            return JsonValues.decode(json.asString());
        } catch (JsonException e) {
            throw new FunctionException(e.problem());
        }
    }

    /** The type of a JSON text of which only a prefix is known, as far as that decides it. */
    private static Type typeByPrefix(String prefix) {
        String text = prefix.strip();
        if (text.isEmpty()) {
            return Type.DYNAMIC;
        }
        return switch (text.charAt(0)) {
            case '"' -> Type.STRING;
            case 't', 'f' -> Type.BOOL;
            case '-', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> Type.NUMBER;
            case '{', '[', 'n' -> Type.DYNAMIC;
            default -> throw new FunctionException(0, "no JSON text starts with " + text.charAt(0));
        };
    }

    private static Function jsonencode() {
        return named("jsonencode")
                .documentation("A value as JSON, without spaces and with the keys of objects and maps "
                        + "in order.")
                .parameter(Parameter.of("val", Type.DYNAMIC).allowingUnknown().allowingDynamic().allowingNull())
                .returns(Type.STRING).neverNull().implementation((arguments, type) -> {
                    Value value = arguments.getFirst();
                    if (!value.isWhollyKnown()) {
                        return Value.unknown(type, Refinement.NONE.withPrefix(prefix(value)));
                    }
                    try {
                        return Value.string(JsonValues.encode(value));
                    } catch (JsonException e) {
                        throw new FunctionException(e.problem());
                    }
                });
    }

    /** What the JSON of a value that is not wholly known surely starts with. */
    private static String prefix(Value value) {
        if (!value.isKnown() && !value.refinement().notNull()) {
            return "";
        }
        return switch (value.type()) {
            case Type.ObjectType _,Type.MapType _ -> "{";
            case Type.TupleType _,Type.ListType _,Type.SetType _ -> "[";
            case Type.Primitive primitive -> primitive == Type.STRING ? "\"" : "";
            case Type.Dynamic _ -> "";
        };
    }

    private static Function yamldecode() {
        return named("yamldecode").documentation("The value of a YAML document: objects, tuples, strings, numbers, "
                + "booleans (also `yes`, `no`, `on`, `off`) and nulls; timestamps become strings. Aliases and merge keys "
                + "are resolved.").parameter(Parameter.of("src", Type.STRING))
                .returns(arguments -> arguments.getFirst().isKnown()
                        ? YamlReader.read(arguments.getFirst().asString()).type()
                        : Type.DYNAMIC)
                .implementation((arguments, type) -> YamlReader.read(arguments.getFirst().asString()));
    }

    private static Function yamlencode() {
        return named("yamlencode").documentation("A value as a YAML document, with the keys of objects and maps in "
                + "order and strings in quotes.")
                .parameter(Parameter.of("value", Type.DYNAMIC).allowingNull().allowingDynamic()).returns(Type.STRING)
                .implementation((arguments, type) -> arguments.getFirst().isWhollyKnown()
                        ? Value.string(YamlWriter.write(arguments.getFirst()))
                        : Value.unknown(type));
    }

    static byte[] utf8(Value string) {
        return string.asString().getBytes(UTF_8);
    }
}
