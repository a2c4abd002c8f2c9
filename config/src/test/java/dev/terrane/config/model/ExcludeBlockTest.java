package dev.terrane.config.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.source.Span;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which commands an `exclude` block keeps a unit out of. */
class ExcludeBlockTest {

    @ParameterizedTest
    @CsvSource({"plan, plan, true", "plan, apply, false", "PLAN, plan, true", "Plan, plan, true", "all, output, true",
        "all_except_output, plan, true", "all_except_output, output, false",
        // the special words stand as they are written
        "ALL, plan, false", "All_Except_Output, plan, false"})
    void actionsNameCommandsInCapitalsOrNot(String action, String command, boolean excluded) {
        assertThat(block(true, Optional.of(List.of("init", action))).excludes(command)).isEqualTo(excluded);
    }

    @Test
    void withoutActionsOrWhereTheConditionDoesNotHoldNothingIsExcluded() {
        assertThat(block(true, Optional.empty()).excludes("plan")).isFalse();
        assertThat(block(false, Optional.of(List.of("all"))).excludes("plan")).isFalse();
    }

    private static ExcludeBlock block(boolean condition, Optional<List<String>> actions) {
        return new ExcludeBlock(condition, actions, Optional.empty(), Optional.empty(),
                new SourceRange(Source.of("terragrunt.hcl", "exclude {}"), new Span(0, 7)));
    }
}
