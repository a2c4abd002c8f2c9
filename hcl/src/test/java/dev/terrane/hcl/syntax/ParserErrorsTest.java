package dev.terrane.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.source.SourceRange;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which errors a file has: where, as {@code line,column-column} or {@code line,column-line,column}, and what. */
class ParserErrorsTest {

    static List<Arguments> files() {
        return List.of(
                Arguments.of("a = 1 b = 2\nc = 3\n",
                        "1,7-8 Missing newline after argument"),
                Arguments.of("a = \nb = 1\n",
                        "1,5-2,1 Invalid expression"),
                Arguments.of("a = [1 2]\nb = (3\n",
                        "1,8-9 Missing item separator | 3,1-1 Unbalanced parentheses"),
                Arguments.of("a {\n",
                        "1,3-4 Unclosed configuration block"),
                Arguments.of("a { b = 1\n}\n",
                        "1,10-2,1 Invalid single-argument block definition"),
                Arguments.of("a { b = 1, c = 2 }\n",
                        "1,10-11 Invalid single-argument block definition"),
                Arguments.of("a { b {} }\n",
                        "1,5-8 Argument definition required"),
                Arguments.of("a \"x${y}\" {}\n",
                        "1,5-7 Invalid string literal"),
                Arguments.of("a \"x\n\" {}\n",
                        "1,5-2,1 Invalid multi-line string | 1,5-2,1 Invalid string literal"),
                Arguments.of("\"a\" = 1\n",
                        "1,1-2 Invalid argument name"),
                Arguments.of("a\nb = 1\n",
                        "1,1-2 Argument or block definition required"),
                Arguments.of("a = 1\na = 2\n",
                        "2,1-2 Argument set twice"),
                Arguments.of("a = {b = 1 c = 2}\n",
                        "1,12-13 Missing attribute separator"),
                Arguments.of("a = f(1 2)\n",
                        "1,9-10 Missing argument separator"),
                Arguments.of("a = f(\n",
                        "2,1-1 Missing expression"),
                Arguments.of("a = b[1\nc = 1\n",
                        "3,1-1 Missing close bracket on index"),
                Arguments.of("a = x ? 1\n",
                        "1,10-2,1 Missing false expression in conditional"),
                Arguments.of("a = \"abc\nb = 1\n",
                        "1,9-2,1 Invalid multi-line string | 2,6-3,1 Invalid multi-line string | 1,9-2,1 Unterminated template string"),
                Arguments.of("a = <<E\nx\nE",
                        "3,2-2 Unterminated template string"),
                Arguments.of("a = \"${x\"\n",
                        "1,10-2,1 Invalid multi-line string | 1,6-8 Unclosed template interpolation sequence"),
                Arguments.of("a = \"%{ if x }\"\n",
                        "1,15-16 Unexpected end of template"),
                Arguments.of("a = \"%{ foo }\"\n",
                        "1,9-12 Invalid template control keyword"),
                Arguments.of("a = \"%{ endif }\"\n",
                        "1,6-16 Unexpected endif directive"),
                Arguments.of("a = [for x y : x]\n",
                        "1,12-13 Invalid `for` expression"),
                Arguments.of("a = [for x in y : k => v]\n",
                        "1,19-20 Invalid `for` expression"),
                Arguments.of("a = {for x in y : x}\n",
                        "1,19-20 Invalid `for` expression"),
                Arguments.of("a = 1.2.3\n",
                        "1,5-10 Invalid number literal"),
                Arguments.of("a = a.0.1\n",
                        "1,7-10 Invalid legacy index syntax"),
                Arguments.of("a = a.\n",
                        "1,7-2,1 Invalid attribute name"),
                Arguments.of("a = a.*.*\n",
                        "1,9-10 Nested splat expression not allowed"),
                Arguments.of("a = \"\\q\\u12\"\n",
                        "1,6-8 Invalid escape sequence | 1,8-12 Invalid escape sequence"),
                Arguments.of("a b c\n",
                        "1,6-2,1 Invalid block definition"),
                Arguments.of("a = 1 & 2\n",
                        "1,7-8 Unsupported operator | 1,7-8 Missing newline after argument"),
                Arguments.of("a = 'x'\n",
                        "1,5-6 Invalid character | 1,5-6 Invalid expression"),
                Arguments.of("a = 1;\nb = 2;\n",
                        "1,6-7 Invalid character | 1,6-7 Missing newline after argument"),
                Arguments.of("= 1\n",
                        "1,1-2 Argument or block definition required"),
                Arguments.of("a = 1,\n",
                        "1,6-7 Unexpected comma after argument"),
                Arguments.of("a \"b\" = 1\n",
                        "1,7-8 Invalid block definition"),
                Arguments.of("a = { for = 1 }\n",
                        "1,11-12 Invalid `for` expression"),
                Arguments.of("}\na = 1\n",
                        "1,1-2 Argument or block definition required"),
                Arguments.of("a = (1\nb = 2\n",
                        "2,1-2 Unbalanced parentheses"),
                Arguments.of("a = foo::\n",
                        "1,10-2,1 Missing function name"),
                Arguments.of("a = foo::bar\n",
                        "1,13-2,1 Missing open parenthesis"),
                Arguments.of("a = f(x..., 1)\n",
                        "1,8-11 Missing closing parenthesis"),
                Arguments.of("a = [1,\n",
                        "2,1-1 Missing expression"),
                Arguments.of("a = {\n",
                        "2,1-1 Missing expression"),
                Arguments.of("a = {b}\n",
                        "1,7-8 Missing key/value separator"),
                Arguments.of("a = {b c}\n",
                        "1,8-9 Missing key/value separator"),
                Arguments.of("a = \"${a:b}\"\n",
                        "1,9-10 Extra characters after interpolation expression"),
                Arguments.of("a = \"${a b}\"\n",
                        "1,10-11 Extra characters after interpolation expression"),
                Arguments.of("a = a[*\n",
                        "2,1-1 Missing close bracket on splat index"),
                Arguments.of("a = -\n",
                        "1,6-2,1 Invalid expression"),
                Arguments.of("a {} b {}\n",
                        "1,6-7 Missing newline after block definition"),
                Arguments.of("a = \"%{ for x of y }%{ endfor }\"\n",
                        "1,15-17 Invalid `for` directive | 1,21-32 Unexpected endfor directive"),
                Arguments.of("a = \"%{ if a }%{ else }%{ else }%{ endif }\"\n",
                        "1,24-33 Unexpected else directive | 1,33-43 Unexpected endif directive"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void findsErrors(String text, String expected) {
        List<Diagnostic> diagnostics = Parser.parse(Source.of("f", text)).diagnostics();

        String found = diagnostics.stream()
                .map(error -> error.subject().map(SourceRange::toString).orElseThrow().substring("f:".length()) + " "
                        + error.summary())
                .collect(Collectors.joining(" | "));
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void goesOnAfterAnErrorAndKeepsWhatItUnderstood() {
        ParsedFile file = Parser.parse(Source.of("f", """
                a = 1
                b = [1 2
                  3]
                c "x" {
                  d = = 1
                  e = 2
                }
                f = 3
                """));

        Body body = (Body) file.body();
        assertThat(body.attributes()).extracting(Attribute::name).containsExactly("a", "b", "f");
        assertThat(((Body) body.blocks().getFirst().body()).attributes()).extracting(Attribute::name)
                .containsExactly("d", "e");
        assertThat(file.diagnostics()).extracting(error -> error.subject().orElseThrow().at()).containsExactly("f:2:8");
    }

    @Test
    void anErrorNamesTheContextItStandsIn() {
        Diagnostic error = Parser.parse(Source.of("f", "a = [1,\n2 3]\n")).diagnostics().getFirst();

        assertThat(error.subject()).map(SourceRange::toString).contains("f:2,3-4");
        assertThat(error.context()).map(SourceRange::toString).contains("f:1,5-2,4");
    }

    @Test
    void ofVeryManyErrorsTheFirstAreKept() {
        List<Diagnostic> diagnostics = Parser.parse(Source.of("f", "\u00A7".repeat(5000))).diagnostics();

        assertThat(diagnostics).hasSize(1000);
    }
}
