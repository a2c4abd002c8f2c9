package dev.terrane.hcl.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.hcl.eval.Evaluator.Result;
import dev.terrane.hcl.function.Functions;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.ParsedExpression;
import dev.terrane.hcl.syntax.Parser;
import dev.terrane.hcl.value.Value;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the parser lets through is evaluated within the stack of an ordinary thread. */
class DepthTest {
    private static final long ORDINARY_STACK = 1 << 20;

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            (           ! x ! )
            -           ! x !
            [           ! x ! ]
            {a=         ! x ! }
            [0,         ! x ! ][1]
            [for y in [ ! x ! ] : y]
            true ? x :  ! x !
            x + (       ! x ! )
            try(        ! x ! )
            "${         ! x ! }"
            "a${        ! x ! }"
            x == [      ! x ! ]
            """)
    void deepNestingIsEvaluatedOrRefusedByTheParser(String open, String innermost, String close) throws Exception {
        String end = Optional.ofNullable(close).orElse("");
        int depth = deepest(open, innermost, end);
        assertThat(depth).isGreaterThan(50);

        Result result = inOrdinaryThread(open.repeat(depth) + innermost + end.repeat(depth));

        assertThat(result).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"' + x'", "' == x'", "' && true'", "' || x > 0'"})
    void chainsOfOperationsMayBeOfAnyLength(String more) throws Exception {
        Result result = inOrdinaryThread("x" + more.repeat(100_000));

        assertThat(result).isNotNull();
    }

    /** The deepest nesting that the parser accepts. */
    private static int deepest(String open, String innermost, String end) {
        int low = 1;
        int high = 10_000;
        while (low + 1 < high) {
            int middle = (low + high) / 2;
            ParsedExpression parsed = Parser
                    .parseExpression(Source.of("deep", open.repeat(middle) + innermost + end.repeat(middle)));
            if (parsed.hasErrors()) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    private static Result inOrdinaryThread(String text) throws Exception {
        ParsedExpression parsed = Parser.parseExpression(Source.of("deep", text));
        assertThat(parsed.diagnostics()).isEmpty();
        Scope scope = Scope.ofValues(Map.of("x", Value.number(1)), Functions.NONE);
        FutureTask<Result> evaluation = new FutureTask<>(
                () -> Evaluator.attempt(parsed.expression(), parsed.source(), scope));
        new Thread(null, evaluation, "ordinary", ORDINARY_STACK).start();
        return evaluation.get();
    }
}
