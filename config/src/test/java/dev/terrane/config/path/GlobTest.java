package dev.terrane.config.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(delimiter = ';', textBlock = """
            app            ; app            ; true
            app            ; apps           ; false
            *              ; app            ; true
            *              ; prod/app       ; false
            prod/*         ; prod/app       ; true
            prod/*         ; prod           ; false
            prod/*         ; prod/a/b       ; false
            prod/**        ; prod/a/b       ; true
            prod/**        ; prod/a         ; true
            prod/**        ; prod           ; false
            **/app         ; prod/eu/app    ; true
            **/app         ; app            ; false
            a/**/b         ; a/b            ; true
            a/**/b         ; a/x/b          ; true
            a/**/b         ; a/x/y/b        ; true
            a/**/*.hcl     ; a/b.hcl        ; false
            a/**/*.hcl     ; a/x/b.hcl      ; true
            */**/b         ; a/b            ; false
            a?c            ; abc            ; true
            a?c            ; a/c            ; false
            [ab]pp         ; app            ; true
            [!ab]pp        ; app            ; false
            [a-c]1         ; b1             ; true
            [a-c]1         ; d1             ; false
            {dev,prod}/*   ; dev/app        ; true
            {dev,prod}/*   ; stage/app      ; false
            {a,b{c,d}}     ; bd             ; true
            a.c            ; abc            ; false
            a\\*c          ; a*c            ; true
            a\\*c          ; abc            ; false
            a+(b)          ; a+(b)          ; true
            """)
    void matches(String pattern, String path, boolean expected) {
        assertThat(Glob.compile(pattern.replace("\\\\", "\\")).matches(path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a[bc", "a{b,c", "[]", "[!]"})
    void refusesWhatIsNotClosedOrEmpty(String pattern) {
        assertThatThrownBy(() -> Glob.compile(pattern)).isInstanceOf(Glob.InvalidGlobException.class);
    }

    @Test
    void takesLinearTimeWhereBacktrackingWouldNot() {
        String path = "a".repeat(5_000) + "/b";
        assertThat(Glob.compile("**a**a**a**a**a**a**a**a**c").matches(path)).isFalse();
    }
}
