package dev.terrane.hcl.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.eval.Evaluator.Result;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.Attribute;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.hcl.syntax.ParsedFile;
import dev.terrane.hcl.syntax.Parser;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files, broken ones included, have the recorded attributes with the recorded values, and the recorded errors. */
class ConfigsCorpusTest {
    private static final Scope SCOPE = CorpusScope.withFunctions();

    static Stream<Arguments> cases() {
        return Corpus.lines("configs.jsonl").stream().map(line -> Arguments.of(line.get("id"), line));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void holdsWhatWasRecorded(String id, Map<String, Object> recorded) {
        ParsedFile file = Parser.parse(Source.of("x", String.valueOf(recorded.get("src"))));

        assertThat(Corpus.placesOf(file.diagnostics())).isEqualTo(Corpus.diagnostics(recorded.get("diags")));
        assertThat(file.diagnostics().stream().noneMatch(Diagnostic::isError)).isEqualTo(recorded.get("ok"));
        Map<String, Result> attributes = new LinkedHashMap<>();
        collect("", (Body) file.body(), file.source(), attributes);
        Map<String, Object> expected = Corpus.object(recorded.get("attrs"));
        assertThat(attributes.keySet()).isEqualTo(expected.keySet());
        attributes.forEach((path, result) -> check(path, result, Corpus.object(expected.get(path))));
    }

    private static void check(String path, Result result, Map<String, Object> recorded) {
        assertThat(Corpus.placesOf(result.diagnostics())).as(path).isEqualTo(Corpus.diagnostics(recorded.get("diags")));
        assertThat(result.value().type().friendlyName()).as(path).isEqualTo(recorded.get("type"));
        assertThat(Corpus.record(result.value())).as(path).isEqualTo(recorded.get("value"));
    }

    /** A path is {@code block[index]["label" "label"].attribute}; an index counts the blocks of one type. */
    private static void collect(String path, Body body, Source source, Map<String, Result> attributes) {
        for (Attribute attribute : body.attributes()) {
            attributes.put(path + attribute.name(), Evaluator.attempt(attribute.expression(), source, SCOPE));
        }
        Map<String, Integer> counts = new HashMap<>();
        for (Block block : body.blocks()) {
            int index = counts.merge(block.type(), 1, Integer::sum) - 1;
            String labels = block.labels().stream()
                    .map(label -> '"' + label.value().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
                            + '"')
                    .collect(Collectors.joining(" "));
            collect(path + block.type() + "[" + index + "][" + labels + "].", (Body) block.body(), source,
                    attributes);
        }
    }
}
