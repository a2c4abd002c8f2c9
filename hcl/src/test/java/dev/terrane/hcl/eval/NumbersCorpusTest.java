package dev.terrane.hcl.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.hcl.eval.Evaluator.Result;
import dev.terrane.hcl.function.Functions;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.ParsedExpression;
import dev.terrane.hcl.syntax.Parser;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Arithmetic comes to the recorded numbers, to the last of up to 155 digits and more. */
class NumbersCorpusTest {
    private static final Scope NOTHING = Scope.of(Map.of(), Functions.NONE);

    static Stream<Arguments> cases() {
        return Corpus.lines("numbers.jsonl").stream().map(line -> Arguments.of(line.get("src"), line));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void comesToTheRecordedNumber(String source, Map<String, Object> recorded) {
        ParsedExpression parsed = Parser.parseExpression(Source.of("numbers", source));
        assertThat(parsed.diagnostics()).isEmpty();

        Result result = Evaluator.attempt(parsed.expression(), parsed.source(), NOTHING);

        if (Boolean.TRUE.equals(recorded.get("ok"))) {
            assertThat(result.diagnostics()).isEmpty();
            assertThat(Corpus.record(result.value())).isEqualTo(recorded.get("value"));
        } else {
            assertThat(Corpus.placesOf(result.diagnostics()))
                    .isEqualTo(Corpus.diagnostics(recorded.getOrDefault("eval_diags", List.of())));
        }
    }
}
