package dev.terrane.hcl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name is suggested if at most two edits make it of the given one; the nearest one wins, and of several the first in order. */
class SuggestionsTest {

    private static final List<String> NAMES = List.of("upper", "lower", "length", "日本語");

    @ParameterizedTest
    @CsvSource({"uper,upper", "lowr,lower", "uppper,upper", "power,lower", "owe,lower", "lenght,length", "日語,日本語",
        "xxxxx,", "upp,upper", "u,", "uowe,lower"})
    void suggests(String given, String expected) {
        assertThat(Suggestions.near(given, NAMES).orElse(null)).isEqualTo(expected);
    }
}
