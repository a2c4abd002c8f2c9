package dev.terrane.fuzz;

import dev.terrane.hcl.eval.Evaluator;
import dev.terrane.hcl.eval.Scope;
import dev.terrane.hcl.function.Functions;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.ParsedExpression;
import dev.terrane.hcl.syntax.Parser;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts of the tables of cases that functions have. */
final class FunctionSeeds {

    private static final Scope NOTHING = Scope.ofValues(Map.of(), Functions.of(List.of()));

    private FunctionSeeds() {}

    /** The expressions. */
    static List<byte[]> expressions() {
        return bytes(cases());
    }

    /** What is given to the functions: the strings of each call, in lines. */
    static List<byte[]> arguments() {
        return bytes(cases().map(FunctionSeeds::strings).filter(text -> !text.isEmpty()));
    }

    private static Stream<String> cases() {
        URL tables = Objects.requireNonNull(FunctionSeeds.class.getResource("/dev/terrane/hcl/function"));
        try (Stream<Path> files = Files.walk(Path.of(tables.toURI()))) {
            List<String> lines = new ArrayList<>();
            for (Path table : files.filter(file -> file.toString().endsWith(".cases")).sorted().toList()) {
                lines.addAll(Files.readAllLines(table));
            }
            return lines.stream().filter(line -> !line.startsWith(" "));
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<byte[]> bytes(Stream<String> texts) {
        return texts.map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }

    private static String strings(String expression) {
        ParsedExpression parsed = Parser.parseExpression(Source.of("case", expression));
        if (!(parsed.expression() instanceof Expression.FunctionCall call)) {
            return "";
        }
        return call.arguments().stream().map(argument -> Evaluator.attempt(argument, parsed.source(), NOTHING))
                .filter(result -> !result.hasErrors()).map(Evaluator.Result::value)
                .filter(value -> value.type() == Type.STRING && !value.isNull()).map(Value::asString)
                .collect(Collectors.joining("\n"));
    }
}
