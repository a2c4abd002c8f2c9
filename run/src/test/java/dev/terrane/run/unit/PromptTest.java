package dev.terrane.run.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.run.World;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({"y, true", "yes, true", "' Y ', true", "n, false", "no, false", "yesterday, false", "'', false"})
    void onlyAYesIsAYes(String answer, boolean yes) {
        assertThat(new Prompt(hearing(answer + "\n"), false).confirm("Go on?")).isEqualTo(yes);
        assertThat(shown).hasToString("Go on? (y/n) ");
    }

    @Test
    void whatFollowsTheAnswerIsLeftForTheChild() throws Exception {
        World.Terminal terminal = hearing("y\nrest");

        new Prompt(terminal, false).confirm("Go on?");

        assertThat(terminal.input().readAllBytes()).asString().isEqualTo("rest");
    }

    @Test
    void whereTheInputHasEndedNobodyHasSaidNo() {
        assertThatThrownBy(() -> new Prompt(hearing(""), false).confirm("Go on?"))
                .isInstanceOfSatisfying(UnansweredException.class,
                        e -> assertThat(e.text()).contains("Go on?", "--non-interactive"));
    }

    @Test
    void withNonInteractiveNobodyIsAsked() {
        assertThat(new Prompt(hearing(""), true).confirm("Go on?")).isTrue();
        assertThat(shown).hasToString("");
    }

    private World.Terminal hearing(String input) {
        return new World.Terminal(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayOutputStream(), shown, true, true, true, true);
    }
}
