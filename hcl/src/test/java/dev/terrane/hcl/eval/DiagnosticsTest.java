package dev.terrane.hcl.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.function.Category;
import dev.terrane.hcl.function.Function;
import dev.terrane.hcl.function.FunctionException;
import dev.terrane.hcl.function.Functions;
import dev.terrane.hcl.function.Parameter;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.ParsedExpression;
import dev.terrane.hcl.syntax.Parser;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the diagnostics of evaluation say beside the place: hints, the values of variables, all errors at once. */
class DiagnosticsTest {
    private static final Function UPPER = Function.named("upper").category(Category.STRING)
            .parameter(Parameter.of("text", Type.STRING)).parameter(Parameter.of("count", Type.NUMBER))
            .returns(Type.STRING).implementation((arguments, type) -> {
                if (arguments.getLast().asNumber().signum() < 0) {
                    throw new FunctionException(1, "must not be negative");
                }
                throw new FunctionException("out of letters");
            });
    private static final Scope SCOPE = CorpusScope.with(Functions.of(List.of(UPPER)));

    private static List<Diagnostic> diagnostics(String expression) {
        ParsedExpression parsed = Parser.parseExpression(Source.of("test.hcl", expression));
        return Evaluator.attempt(parsed.expression(), parsed.source(), SCOPE).diagnostics();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            lisst           => Did you mean `list`?
            uper("x", 1)    => Did you mean `upper`?
            obj.aa          => Did you mean `a`?
            map.k3          => Did you mean `k1`?
            map["k3"]       => Did you mean `k1`?
            objs.id         => Pick one element, as in `[0].id`, or take the attribute of all of them, as in `[*].id`.
            """)
    void hintsAtWhatMayHaveBeenMeant(String expression, String hint) {
        assertThat(diagnostics(expression)).singleElement().extracting(each -> each.hint().orElse("")).isEqualTo(hint);
    }

    @Test
    void showsTheValuesOfTheVariablesInvolved() {
        Diagnostic diagnostic = diagnostics("[for i, x in list : x + num]").getFirst();

        assertThat(diagnostic.variables()).containsExactly(new Diagnostic.Variable("x", "\"a\""));

        assertThat(diagnostics("obj[str]").getFirst().variables()).containsExactly(
                new Diagnostic.Variable("obj", "object with 2 attributes"),
                new Diagnostic.Variable("str", "\"hello\""));
        assertThat(diagnostics("nul.a").getFirst().variables()).isEmpty();
        assertThat(diagnostics("nul + 1").getFirst().variables())
                .containsExactly(new Diagnostic.Variable("nul", "null"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sens + 1", "sens.a", "sens[0]", "map[sens]", "obj[sens]", "{for x in [1, 2] : sens => x}",
        "{(sens) = 1}.zz", "\"${sens}\" + 1", "upper(sens, list)", "[sens] + 1", "upper(\"x\", sens)", "sens ? 1 : 2",
        "[for x in list : x if sens]", "[for x in sens : x]", "list[sens]"})
    void neverShowsASensitiveValue(String expression) {
        assertThat(diagnostics(expression)).isNotEmpty().allSatisfy(
                diagnostic -> assertThat(diagnostic + diagnostic.hint().orElse("") + diagnostic.variables())
                        .doesNotContain("s3cret"));
    }

    @Test
    void findsAllErrorsOfAnExpression() {
        assertThat(diagnostics("[zzz, obj.zzz, 1 + true, upper(zzz, list)]")).hasSize(5);
        assertThat(diagnostics("upper(list, map)")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            upper("x")          => 1,10-11 => Too few arguments
            upper("x", 1, 2)    => 1,15-16 => Too many arguments
            upper("x", -1)      => 1,12-13 => Unsuitable argument
            upper("x", 1)       => 1,1-7   => Function call failed
            upper("x", null)    => 1,12-16 => Unsuitable argument
            upper(list...)      => 1,14-15 => Too many arguments
            upper(num...)       => 1,7-10  => Unsuitable value to expand
            upper(nul...)       => 1,7-10  => Unsuitable value to expand
            upperr("x")         => 1,1-7   => Unknown function
            """)
    void callsSayWhichArgumentIsWrong(String expression, String place, String summary) {
        String adapted = expression.equals("upper(list...)") ? "upper(\"x\", list...)" : expression;
        String expected = expression.equals("upper(list...)") ? "1,12-16" : place;
        assertThat(diagnostics(adapted)).first().satisfies(diagnostic -> {
            assertThat(diagnostic.subject().orElseThrow()).hasToString("test.hcl:" + expected);
            assertThat(diagnostic.summary()).isEqualTo(summary);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"[for a in l : [for b in l : [for c in l : [for d in l : 1]]]]",
        "[for a in l : [for b in l : \"${long}!\"]]",
        "\"%{ for a in l }%{ for b in l }${long}%{ endfor }%{ endfor }\""})
    void whatWouldTakeAllMemoryIsRefused(String expression) {
        Scope scope = Scope.ofValues(Map.of("l", Value.tuple(Collections.nCopies(100, Value.TRUE)), "long",
                Value.string("x".repeat(100_000))), Functions.NONE);
        ParsedExpression parsed = Parser.parseExpression(Source.of("test.hcl", expression));

        assertThatThrownBy(() -> Evaluator.attempt(parsed.expression(), parsed.source(), scope))
                .isInstanceOf(DiagnosticException.class).hasMessageContaining("Result too large");
    }

    @Test
    void unknownArgumentsGiveUnknownResults() {
        assertThat(Shown.evaluated("upper(unk, 1)", SCOPE)).isEqualTo("string ?");
        assertThat(Shown.evaluated("upper(unklist...)", SCOPE)).isEqualTo("dynamic ?");
    }

    @Test
    void aValueIsWhatIsCertainInSpiteOfErrors() {
        ParsedExpression parsed = Parser.parseExpression(Source.of("test.hcl", "\"x${nul}\""));
        assertThat(Evaluator.attempt(parsed.expression(), parsed.source(), SCOPE).value()).isEqualTo(Value.string("x"));
    }
}
