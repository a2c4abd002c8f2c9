package dev.terrane.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContinuationTest {

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\n a = 1", "f(1,", "1 +", "!", "a ? b", "a ? b :", "a ? b ? c : d", "2 *",
        "a && # remark\n", "\"${",
        "\"${ f(",
        "\"%{ if x", "<<EOT\n", "<<-EOT\ntext ${\n", "<<EOT\nx\n  EOTA\n", "(1))(", "[for x in y :"})
    void wantsMore(String text) {
        assertThat(Continuation.isNeeded(text.getBytes(StandardCharsets.UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "[1]", "f(x)", ")", "1 + 2", "\"abc", "\"abc\n", "f(\"abc", "\"${a}", "\"${a}\"",
        "<<EOT\nx\nEOT\n", "a.",
        "a ? b : c", "list[*]", "list.*", "[a ? b]", "a ? b ? 1 : 2 : 3", "1 2", "}", "# remark"})
    void isEnough(String text) {
        assertThat(Continuation.isNeeded(text.getBytes(StandardCharsets.UTF_8))).isFalse();
    }
}
