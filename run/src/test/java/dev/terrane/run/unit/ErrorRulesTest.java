package dev.terrane.run.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.config.model.ErrorsBlock;
import dev.terrane.config.model.RetryDefaults;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.run.unit.ErrorRules.Action;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorRulesTest {
    private static final Source FILE = Source.of("terragrunt.hcl", "errors {}\n");
    private static final SourceRange AT = FILE.range(FILE.line(1));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // patterns of a retry block | error | whether it is tried again
        ".*throttl.*           | Error: throttled  | true", "throttl            | Error: throttled  | true",
        "^throttled$           | Error: throttled  | false", "timeout            | Error: throttled  | false",
        // the first that is found decides
        "!permanent;.*error.*  | a permanent error | false", "!permanent;.*error.* | an error       | true",
        ".*error.*;!permanent  | a permanent error | true",
        // errors are one line without colours and boxes
        "first second          | first#second      | true", "a b                 | │ a#│ b           | true",
        "plain                 | \u001b[31mplain   | true"})
    void anErrorIsTriedAgainWhereAPatternIsFound(String patterns, String error, boolean again) {
        ErrorRules rules = ErrorRules.of(block(List.of(retry(patterns, 3)), List.of()), List.of());

        Action action = rules.judge(error.replace('#', '\n'), 1);

        assertThat(action).isEqualTo(again ? new Action.TryAgain("r", 3, Duration.ofSeconds(9)) : new Action.Fail());
    }

    @Test
    void thereAreAsManyAttemptsAsTheRuleSays() {
        ErrorRules rules = ErrorRules.of(block(List.of(retry(".*", 2)), List.of()), List.of());

        assertThat(rules.judge("x", 1)).isInstanceOf(Action.TryAgain.class);
        assertThat(rules.judge("x", 2)).isEqualTo(new Action.GiveUp(2));
    }

    @Test
    void ignoringComesBeforeTryingAgain() {
        ErrorsBlock.Ignore ignore = new ErrorsBlock.Ignore("i", List.of("harmless"), Optional.of("never mind"),
                Optional.empty(), AT);
        ErrorRules rules = ErrorRules.of(block(List.of(retry(".*", 2)), List.of(ignore)), List.of());

        assertThat(rules.judge("harmless", 1)).isEqualTo(new Action.Overlook("i", "never mind", Map.of()));
        assertThat(rules.judge("harmful", 1)).isInstanceOf(Action.TryAgain.class);
    }

    @ParameterizedTest
    @CsvSource({"'Failed to load state: dial tcp 1.2.3.4:443: i/o timeout', true",
        "'net/http: Client.Timeout exceeded while awaiting headers', true",
        "'Error installing provider: net/http: TLS handshake timeout', true",
        "NoSuchBucket: The specified bucket does not exist, true", "no such resource, false"})
    void withoutABlockErrorsThatPassAreTriedAgain(String error, boolean again) {
        ErrorRules rules = ErrorRules.of(Optional.empty(), RetryDefaults.PATTERNS);

        assertThat(rules.judge(error, 1)).isEqualTo(
                again ? new Action.TryAgain("default", 3, Duration.ofSeconds(5)) : new Action.Fail());
    }

    @ParameterizedTest
    @CsvSource({"x(, 1, 0", "x, 0, 0", "x, -1, 0", "x, 1, -1"})
    void whatIsWrongIsSaidAtTheBlock(String pattern, long attempts, long seconds) {
        ErrorsBlock.Retry retry = new ErrorsBlock.Retry("r", List.of(pattern), attempts, seconds, AT);

        assertThatThrownBy(() -> ErrorRules.of(block(List.of(retry), List.of()), List.of()))
                .isInstanceOfSatisfying(DiagnosticException.class,
                        e -> assertThat(e.diagnostics().getFirst().subject()).contains(AT));
    }

    private static ErrorsBlock.Retry retry(String patterns, long attempts) {
        return new ErrorsBlock.Retry("r", Arrays.asList(patterns.split(";", -1)), attempts, 9, AT);
    }

    private static Optional<ErrorsBlock> block(List<ErrorsBlock.Retry> retries, List<ErrorsBlock.Ignore> ignores) {
        return Optional.of(new ErrorsBlock(retries, ignores, AT));
    }
}
