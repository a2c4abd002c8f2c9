package dev.terrane.config.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionConstraintsTest {

    @ParameterizedTest(name = "{0} against {1}: {2}")
    @CsvSource(delimiter = ';', textBlock = """
            1.5.7        ; >= 1.0.0, < 2.0 ; true
            2.0.0        ; >= 1.0.0, < 2.0 ; false
            1.5          ; 1.5.0           ; true
            v1.5.7       ; = 1.5.7         ; true
            1.5.7        ; != 1.5.7        ; false
            1.6.0        ; ~> 1.5          ; true
            2.0.0        ; ~> 1.5          ; false
            1.5.9        ; ~> 1.5.7        ; true
            1.6.0        ; ~> 1.5.7        ; false
            1.5.6        ; ~> 1.5.7        ; false
            2.0.0-rc1    ; >= 1.0.0, < 3   ; false
            2.0.0-rc2    ; >= 2.0.0-rc1    ; true
            2.0.0-rc1    ; >= 2.0.0-rc2    ; false
            2.0.0        ; >= 2.0.0-rc1    ; true
            2.0.0        ; ~> 2.0.0-rc1    ; false
            1.2.3+meta   ; 1.2.3           ; true
            0.12.0       ; >= v0.12.0      ; true
            """)
    void tellsWhetherAVersionSatisfiesConstraints(String version, String constraints, boolean expected) {
        assertThat(VersionConstraints.parse(constraints).orElseThrow().allow(Version.parse(version).orElseThrow()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", ">= ", "1.2.3.", "=> 1.0", "1.0 2.0", ">= 1.0,"})
    void doesNotReadWhatIsNoConstraint(String text) {
        assertThat(VersionConstraints.parse(text)).isEmpty();
    }

    @Test
    void ordersPreReleasesBeforeTheirRelease() {
        assertThat(version("1.0.0-alpha.2")).isLessThan(version("1.0.0-alpha.10"));
        assertThat(version("1.0.0-beta")).isLessThan(version("1.0.0"));
        assertThat(version("1.0.0-1")).isLessThan(version("1.0.0-alpha"));
    }

    @Test
    void wantsAHyphenOnlyWhereItIsStrict() {
        assertThat(Version.parse("1.0beta")).isPresent();
        assertThat(Version.parseStrict("1.0beta")).isEmpty();
    }

    private static Version version(String text) {
        return Version.parse(text).orElseThrow();
    }
}
