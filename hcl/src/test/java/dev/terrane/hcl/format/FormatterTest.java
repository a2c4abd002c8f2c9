package dev.terrane.hcl.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.syntax.Parser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the layout, one by one. */
class FormatterTest {

    static List<Arguments> lines() {
        return List.of(
                // between tokens
                Arguments.of("a=1", "a = 1"),
                Arguments.of("a = b . c", "a = b.c"),
                Arguments.of("a = upper (\"x\" , b ... )", "a = upper(\"x\", b...)"),
                Arguments.of("a = x :: y :: f()", "a = x::y::f()"),
                Arguments.of("a = b [ 0 ] [ * ]", "a = b[0][*]"),
                Arguments.of("a = [ 1,2 ]", "a = [1, 2]"),
                Arguments.of("a = {b=1,c=2}", "a = { b = 1, c = 2 }"),
                Arguments.of("a = { }", "a = {}"),
                Arguments.of("a = ( 1+2 )*3", "a = (1 + 2) * 3"),
                Arguments.of("a = ! b", "a = !b"),
                Arguments.of("a = - b - c + - 1", "a = -b - c + -1"),
                Arguments.of("a = b?-1:- 2", "a = b ? -1 : -2"),
                Arguments.of("a = [for x in[1]:x]", "a = [for x in [1] : x]"),
                Arguments.of("a = \"${ b }%{ if c }d%{ endif }\"", "a = \"${b}%{if c}d%{endif}\""),
                Arguments.of("a = \"${ {b=1} }\"", "a = \"${ { b = 1 } }\""),
                Arguments.of("a /* x */=1", "a /* x */ = 1"),
                Arguments.of("b   \"l\"  m{", "b \"l\" m {"),
                Arguments.of("b { c=1 }", "b { c = 1 }"),
                Arguments.of("a = 1\t # c", "a = 1 # c"),
                // what would be read as something else stays apart
                Arguments.of("a = b.0 .1", "a = b.0. 1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    void spacesTokens(String text, String expected) {
        assertThat(format(text)).isEqualTo(expected);
    }

    @Test
    void indentsByOpenBrackets() {
        assertThat(format("""
                a {
                b = [
                1,
                    {
                c = 1
                },
                ]
                      d = f([{
                e = 1
                }])
                   # comment

                }
                """)).isEqualTo("""
                a {
                  b = [
                    1,
                    {
                      c = 1
                    },
                  ]
                  d = f([{
                    e = 1
                  }])
                  # comment

                }
                """);
    }

    @Test
    void alignsAssignmentsOfLinesInARow() {
        assertThat(format("""
                a = 1
                bbb = 2
                c = [
                1]
                dd = 3

                eeeeee = 4
                日本 = 5
                """)).isEqualTo("""
                a   = 1
                bbb = 2
                c = [
                1]
                dd = 3

                eeeeee = 4
                日本     = 5
                """);
    }

    @Test
    void alignsCommentsOfLinesInARow() {
        assertThat(format("""
                a = 1 # one
                bbb = 22 // two
                c = 3
                d = 4 # four
                """)).isEqualTo("""
                a   = 1  # one
                bbb = 22 // two
                c   = 3
                d   = 4 # four
                """);
    }

    @Test
    void leavesHeredocsAndLineEndsAlone() {
        String text = "a = <<-E\n      x\n   ${y}  \n  E\nb    = 1\r\n\n\n\nc = 2";

        assertThat(format(text)).isEqualTo("a = <<-E\n      x\n   ${y}  \n  E\nb = 1\r\n\n\n\nc = 2");
    }

    @Test
    void putsNoSpacesAroundBytesThatAreNotUtf8() {
        byte[] text = {'a', ' ', '=', '<', '<', 'E', '\n', (byte) 0xFB, 'E', '\n', (byte) 0xFB, '\n'};
        byte[] formatted = {'a', ' ', '=', ' ', '<', '<', 'E', '\n', (byte) 0xFB, 'E', '\n', (byte) 0xFB, '\n'};

        assertThat(Formatter.format(text)).isEqualTo(formatted);
        assertThat(Formatter.format(formatted)).isEqualTo(formatted);
    }

    @Test
    void dropsAByteOrderMark() {
        assertThat(format("\uFEFFa=1\n")).isEqualTo("a = 1\n");
    }

    @Test
    void refusesTextThatIsOrWouldBecomeTooLong() {
        assertThatThrownBy(() -> Formatter.format(new byte[Parser.MAX_LENGTH + 1]))
                .isInstanceOf(DiagnosticException.class).hasMessageContaining("Text too long");
        String oneLongLine = "a".repeat(1 << 20) + " = 1\n" + "b = 1\n".repeat(1 << 10);
        assertThatThrownBy(() -> format(oneLongLine)).isInstanceOf(DiagnosticException.class);
    }

    private static String format(String text) {
        return new String(Formatter.format(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
