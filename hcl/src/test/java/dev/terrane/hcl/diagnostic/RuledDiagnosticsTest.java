package dev.terrane.hcl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuledDiagnosticsTest {
    private static final Source SOURCE = Source.of("/live/terragrunt.hcl",
            "locals {\n  a = nofunc(1)\n}\n".getBytes(StandardCharsets.UTF_8));

    private static String render(Diagnostic... diagnostics) {
        return new RuledDiagnostics(false, 40, _ -> "locals").render(List.of(diagnostics));
    }

    @Test
    void lieBetweenRulesAsTerraformDrawsThem() {
        assertThat(render(Diagnostic.error("Call to unknown function", "There is no function.",
                SOURCE.range(new Span(15, 21))))).isEqualTo("""
                        ╷
                        │ Error: Call to unknown function
                        │
                        │   on /live/terragrunt.hcl line 2, in locals:
                        │    2:   a = nofunc(1)
                        │
                        │ There is no function.
                        ╵
                        """);
    }

    @Test
    void breakLongLinesBetweenWordsAndLeaveIndentedOnes() {
        assertThat(render(Diagnostic.error("Odd", "one two three four five six seven eight nine ten\n"
                + "  one two three four five six seven eight nine ten"))).isEqualTo("""
                        ╷
                        │ Error: Odd
                        │
                        │ one two three four five six seven
                        │ eight nine ten
                        │   one two three four five six seven eight nine ten
                        ╵
                        """);
    }
}
