package dev.terrane.hcl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.source.Span;
import dev.terrane.hcl.syntax.EnclosingBlock;
import dev.terrane.hcl.syntax.Parser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How diagnostics look, for people and for programs. */
class DiagnosticRendererTest {

    private static final DiagnosticRenderer PLAIN = new DiagnosticRenderer(Path.of("/repo/live"), false,
            EnclosingBlock::describe);

    @Test
    void showsWhatIsWrongWhereAndWhatToDo() {
        Source source = Source.of("/repo/live/app/terragrunt.hcl",
                "include \"root\" {\n  path = 1\n}\ninputs = {\n  z = local.x.nmae\n}\n");
        Diagnostic diagnostic = Diagnostic
                .error("Unsupported attribute", "This object has no attribute named \"nmae\".",
                        range(source, ".nmae"))
                .withHint("Did you mean \"name\"?")
                .withVariables(List.of(new Diagnostic.Variable("local.x", "object with 1 attribute \"name\"")));

        assertThat(PLAIN.render(diagnostic)).isEqualTo("""
                Error: Unsupported attribute

                  at app/terragrunt.hcl:5:14:
                   5 |   z = local.x.nmae
                     |              ^^^^^
                     = local.x is object with 1 attribute "name"

                This object has no attribute named "nmae".
                Hint: Did you mean "name"?
                """);
    }

    @Test
    void namesTheBlockThatAnErrorIsIn() {
        Source source = Source.of("/repo/live/terragrunt.hcl", "dependency \"vpc\" {\n  a = 1 b = 2\n}\n");

        assertThat(PLAIN.render(Parser.parse(source).diagnostics())).isEqualTo("""
                Error: Missing newline after argument

                  at terragrunt.hcl:2:9, in dependency "vpc":
                   2 |   a = 1 b = 2
                     |         ^

                The line must end after an argument.
                """);
    }

    @Test
    void marksEveryLineOfTheSubjectAndShowsTheContext() {
        Source source = Source.of("f", "a = [\n  b +\n  c,\n]\n");
        Diagnostic diagnostic = Diagnostic.error("Wrong", "", range(source, "b +\n  c"))
                .withContext(source.range(new Span(4, 18)));

        assertThat(PLAIN.render(diagnostic)).isEqualTo("""
                Error: Wrong

                  at f:2:3:
                   1 | a = [
                   2 |   b +
                     |   ^^^
                   3 |   c,
                     | ^^^
                   4 | ]

                """);
    }

    @Test
    void leavesOutTheMiddleOfAVeryLongSubject() {
        Source source = Source.of("f", "a = <<E\n" + "x\n".repeat(99) + "E\n");

        assertThat(PLAIN.render(Diagnostic.warning("Long", "", source.range(new Span(4, source.length() - 1)))))
                .isEqualTo("""
                        Warning: Long

                          at f:1:5:
                            1 | a = <<E
                              |     ^^^
                            2 | x
                              | ^
                            3 | x
                              | ^
                          ... |
                          101 | E
                              | ^

                        """);
    }

    @Test
    void marksTheEndOfALine() {
        Source source = Source.of("f", "a = \nb = 1\n");

        assertThat(PLAIN.render(Parser.parse(source).diagnostics())).contains("   1 | a = \n     |     ^\n")
                .doesNotContain("b = 1");
    }

    @Test
    void marksUnderWideCharactersAndTabs() {
        Source source = Source.of("f", "\tä日本 = §");

        assertThat(PLAIN.render(Diagnostic.error("Wrong", "", range(source, "§"))))
                .contains("   1 | \tä日本 = §\n     | \t        ^\n");
    }

    @Test
    void cutsLongLines() {
        Source source = Source.of("f", "a".repeat(5000) + "!" + "b".repeat(5000));

        String shown = PLAIN.render(Diagnostic.error("Wrong", "", range(source, "!")));

        assertThat(shown).contains("| …" + "a".repeat(100) + "!" + "b".repeat(99) + "…\n")
                .contains("| " + " ".repeat(101) + "^\n");
    }

    @Test
    void letsNothingControlTheTerminal() {
        Source source = Source.of("f", "a = \"\033[31m\u202E\"");

        assertThat(PLAIN.render(Diagnostic.error("Bad \007", "\033[0m", range(source, "a")))).contains("Error: Bad ␇")
                .contains("a = \"␛[31m\uFFFD\"").contains("␛[0m").doesNotContain("\033");
    }

    @Test
    void coloursForATerminal() {
        DiagnosticRenderer colourful = new DiagnosticRenderer(Path.of("/"), true, _ -> "");
        Source source = Source.of("f", "a");

        assertThat(colourful.render(Diagnostic.error("Wrong", "Detail.", range(source, "a")).withHint("Do it.")))
                .isEqualTo("""
                        \033[1m\033[31mError:\033[0m \033[1mWrong\033[0m

                          at f:1:1:
                        \033[2m   1 |\033[0m a
                        \033[2m     |\033[0m \033[31m^\033[0m

                        Detail.
                        \033[36mHint:\033[0m Do it.
                        """);
    }

    @Test
    void aDiagnosticWithoutAPlaceIsItsText() {
        assertThat(PLAIN.render(Diagnostic.error("Cannot read", "The file is not there.")))
                .isEqualTo("Error: Cannot read\n\nThe file is not there.\n");
    }

    @Test
    void jsonHasWhatOtherToolsHave() {
        Source source = Source.of("/repo/live/terragrunt.hcl", "locals {\n  b = 2 c = 3\n}\n");

        assertThat(new DiagnosticJson(EnclosingBlock::describe).render(Parser.parse(source).diagnostics())).isEqualTo(
                "[{\"range\":{\"filename\":\"/repo/live/terragrunt.hcl\",\"start\":{\"line\":2,\"column\":9,\"byte\":17},"
                        + "\"end\":{\"line\":2,\"column\":10,\"byte\":18}},\"snippet\":{\"context\":\"locals\","
                        + "\"code\":\"  b = 2 c = 3\",\"values\":[],\"start_line\":2,\"highlight_start_offset\":8,"
                        + "\"highlight_end_offset\":9},\"summary\":\"Missing newline after argument\","
                        + "\"detail\":\"The line must end after an argument.\",\"severity\":\"error\"}]");
    }

    @Test
    void jsonMarksOneByteOfAnEmptyRange() {
        Source source = Source.of("f", "a\tb");
        Diagnostic diagnostic = Diagnostic.warning("W", "D", source.range(Span.at(2))).withHint("\"h\"")
                .withVariables(List.of(new Diagnostic.Variable("x", "1")));

        assertThat(new DiagnosticJson(_ -> "").render(List.of(diagnostic))).isEqualTo(
                "[{\"range\":{\"filename\":\"f\",\"start\":{\"line\":1,\"column\":3,\"byte\":2},"
                        + "\"end\":{\"line\":1,\"column\":4,\"byte\":3}},\"snippet\":{\"context\":\"\","
                        + "\"code\":\"a\\tb\",\"values\":[{\"traversal\":\"x\",\"statement\":\"is 1\"}],\"start_line\":1,"
                        + "\"highlight_start_offset\":2,\"highlight_end_offset\":3},\"summary\":\"W\",\"detail\":\"D\","
                        + "\"hint\":\"\\\"h\\\"\",\"severity\":\"warning\"}]");
    }

    private static SourceRange range(Source source, String part) {
        int start = source.text(new Span(0, source.length())).indexOf(part);
        String before = source.text(new Span(0, source.length())).substring(0, start);
        int offset = before.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        return source.range(
                new Span(offset, offset + part.getBytes(java.nio.charset.StandardCharsets.UTF_8).length));
    }
}
