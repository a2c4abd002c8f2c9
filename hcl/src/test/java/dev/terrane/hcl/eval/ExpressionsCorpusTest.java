package dev.terrane.hcl.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.hcl.eval.Evaluator.Result;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.ParsedExpression;
import dev.terrane.hcl.syntax.Parser;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Expressions come to the recorded types and values, or have errors of the recorded severities and ranges. */
class ExpressionsCorpusTest {
    private static final Scope SCOPE = CorpusScope.withFunctions();

    static Stream<Arguments> cases() {
        return Corpus.lines("expressions.jsonl").stream().map(line -> Arguments.of(line.get("src"), line));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void comesToWhatWasRecorded(String source, Map<String, Object> recorded) {
        ParsedExpression parsed = Parser.parseExpression(Source.of("x", source));
        assertThat(Corpus.placesOf(parsed.diagnostics())).isEqualTo(Corpus.diagnostics(recorded.get("diags")));
        if (parsed.hasErrors()) {
            return;
        }

        Result result = Evaluator.attempt(parsed.expression(), parsed.source(), SCOPE);

        assertThat(Corpus.placesOf(result.diagnostics())).as(result.diagnostics().toString())
                .isEqualTo(Corpus.diagnostics(recorded.get("eval_diags")));
        if (!result.hasErrors()) {
            assertThat(result.value().type().friendlyName()).isEqualTo(recorded.get("type"));
            assertThat(Corpus.record(result.value())).isEqualTo(recorded.get("value"));
        }
    }
}
