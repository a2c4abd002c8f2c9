package dev.terrane.hcl.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.eval.CorpusScope;
import dev.terrane.hcl.eval.Evaluator;
import dev.terrane.hcl.eval.Scope;
import dev.terrane.hcl.eval.Shown;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.syntax.ParsedExpression;
import dev.terrane.hcl.syntax.Parser;
import dev.terrane.hcl.value.Value;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every function has a table of cases beside it: {@code NAME.cases} in the resources of its package. Below each expression
 * stands what it comes to: {@code = TYPE VALUE} as {@link Shown} writes it, or {@code ! PLACE | MESSAGE} for each error,
 * with the text that is marked and a part of the message.
 */
class FunctionCasesTest {
    private static final Path TABLES = resources();
    private static final Path FOLDER = TABLES.resolve("filesystem/files");
    private static final Functions FUNCTIONS = StandardFunctions
            .of(new FunctionWorld(FOLDER, Path.of("/work"), Optional.of("/home/ann"),
                    InstantSource.fixed(Instant.parse("2024-02-29T12:30:00Z")), new Random(1)))
            .overlaidBy(StandardFunctions.backFilled());
    private static final Scope SCOPE = CorpusScope.with(FUNCTIONS);

    private static Path resources() {
        try {
            URL url = Objects.requireNonNull(FunctionCasesTest.class.getResource("string"));
            return Objects.requireNonNull(Path.of(url.toURI()).getParent(), "a resource has a folder");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Path> tables() {
        try (Stream<Path> files = Files.walk(TABLES)) {
            return files.filter(file -> file.toString().endsWith(".cases"))
                    .collect(Collectors.toMap(file -> file.getFileName().toString().replace(".cases", ""),
                            file -> file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Arguments> cases() throws IOException {
        List<Arguments> cases = new ArrayList<>();
        for (Path table : tables().values()) {
            Map<String, List<String>> results = new LinkedHashMap<>();
            String expression = "";
            for (String line : Files.readAllLines(table)) {
                if (line.startsWith("    ")) {
                    Objects.requireNonNull(results.get(expression), expression).add(line.strip());
                } else {
                    expression = line;
                    results.put(expression, new ArrayList<>());
                }
            }
            results.forEach((source, expected) -> cases.add(Arguments.of(source, expected)));
        }
        return cases.stream();
    }

    @Test
    void everyFunctionHasATable() {
        assertThat(new TreeSet<>(tables().keySet())).isEqualTo(new TreeSet<>(FUNCTIONS.names()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void comesToWhatTheTableSays(String expression, List<String> expected) {
        ParsedExpression parsed = Parser.parseExpression(Source.of("case", expression));
        assertThat(parsed.diagnostics()).isEmpty();

        Evaluator.Result result = evaluate(parsed);

        if (result.hasErrors()) {
            assertThat(result.diagnostics()).as(result.diagnostics().toString()).hasSameSizeAs(expected);
            for (int i = 0; i < expected.size(); i++) {
                checkError(expression, result.diagnostics().get(i), expected.get(i));
            }
        } else {
            assertThat("= " + Shown.of(result.value())).isEqualTo(expected.getFirst());
        }
    }

    /** Evaluates as {@code attempt}, but also the results that are too large are errors here. */
    private static Evaluator.Result evaluate(ParsedExpression parsed) {
        try {
            return Evaluator.attempt(parsed.expression(), parsed.source(), SCOPE);
        } catch (DiagnosticException e) {
            return new Evaluator.Result(Value.DYNAMIC, e.diagnostics());
        }
    }

    private static void checkError(String expression, Diagnostic diagnostic, String expected) {
        String[] parts = expected.substring("! ".length()).split(" \\| ", 2);
        SourceRange place = diagnostic.subject().orElseThrow();
        byte[] bytes = expression.getBytes(StandardCharsets.UTF_8);
        int start = Math.toIntExact(place.start().byteOffset());
        int end = Math.toIntExact(place.end().byteOffset());
        String marked = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        assertThat(marked).isEqualTo(parts[0]);
        assertThat(diagnostic.detail().replace(FOLDER.toString(), "FOLDER")).contains(parts[1]);
    }
}
