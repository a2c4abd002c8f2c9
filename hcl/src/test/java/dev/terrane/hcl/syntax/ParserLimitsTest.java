package dev.terrane.hcl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Text that is too deep or too long is an error, in the stack that a thread has by default. */
class ParserLimitsTest {

    private static final int LEVELS = 10_000;
    private static final long DEFAULT_STACK = 1 << 20;

    static List<Arguments> nestings() {
        List<Arguments> nestings = new ArrayList<>();
        for (String[] pair : new String[][]{{"[", "]"}, {"(", ")"}, {"{a=", "}"}, {"f(", ")"}, {"\"${", "}\""},
            {"-", ""},
            {"!", ""}, {"a[", "]"}, {"1 + (", ")"}, {"a || b && c == d < e + f * (", ")"}, {"a ? b : ", ""},
            {"a ? ", " : b"}, {"[for a in ", " : b]"}, {"{for a in b : c => ", "}"}, {"a[*][", "]"},
            {"\"%{ if ", " }%{ endif }\""}, {"<<E\n${", "\n}\nE\n"}}) {
            nestings.add(Arguments.of(pair[0] + "1" + pair[1],
                    "x = " + pair[0].repeat(LEVELS) + "1" + pair[1].repeat(LEVELS) + "\n"));
        }
        for (String suffix : List.of("[x]", "[*]", "[*].y", "[x].y")) {
            nestings.add(Arguments.of("a" + suffix, "x = a" + suffix.repeat(LEVELS) + "\n"));
        }
        nestings.add(Arguments.of("block", "b {\n".repeat(LEVELS) + "}\n".repeat(LEVELS)));
        nestings.add(Arguments.of("%{ if a }%{ endif }",
                "x = \"" + "%{ if a }".repeat(LEVELS) + "%{ endif }".repeat(LEVELS) + "\"\n"));
        return nestings;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nestings")
    void tenThousandLevelsAreAnError(String what, String text) throws Exception {
        assertThat(onDefaultStack(() -> Parser.parse(Source.of("f", text)).diagnostics()))
                .extracting(Diagnostic::summary).containsExactly("Nested too deeply");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jsonNestings")
    void tenThousandLevelsOfJsonAreAnError(String what, String text) throws Exception {
        assertThat(onDefaultStack(() -> JsonParser.parseExpression(Source.of("f.json", text)).diagnostics()))
                .extracting(Diagnostic::summary).containsExactly("Nested too deeply");
    }

    static List<Arguments> jsonNestings() {
        return List.of(Arguments.of("[1]", "[".repeat(LEVELS) + "1" + "]".repeat(LEVELS)),
                Arguments.of("{\"a\":1}", "{\"a\":".repeat(LEVELS) + "1" + "}".repeat(LEVELS)),
                Arguments.of("[{\"a\":1}]", "[{\"a\":".repeat(LEVELS) + "1" + "}]".repeat(LEVELS)));
    }

    @Test
    void levelsAddUpFromJsonIntoItsTemplates() throws Exception {
        String template = "${" + "(".repeat(300) + "1" + ")".repeat(300) + "}";
        String text = "[".repeat(300) + '"' + template + '"' + "]".repeat(300);

        Expression expression = onDefaultStack(
                () -> JsonParser.parseExpression(Source.of("f.json", text)).expression());

        assertThat(TreeText.of(expression)).endsWith("?" + ")".repeat(300));
    }

    @Test
    void whatIsUsualIsFarFromTheLimit() {
        String text = "x = " + "[".repeat(200) + "]".repeat(200) + "\n";

        assertThat(Parser.parse(Source.of("f", text)).diagnostics()).isEmpty();
    }

    @Test
    void aTextThatIsTooLongIsAnError() {
        Source source = Source.of("f", new byte[Parser.MAX_LENGTH + 1]);

        assertThat(Parser.parse(source).diagnostics()).extracting(Diagnostic::summary).containsExactly("Text too long");
        assertThat(Parser.parseExpression(source).hasErrors()).isTrue();
        assertThat(Parser.parseTemplate(source).hasErrors()).isTrue();
        assertThat(JsonParser.parse(source).hasErrors()).isTrue();
        assertThat(JsonParser.parseExpression(source).hasErrors()).isTrue();
    }

    private static <T> T onDefaultStack(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(null, task, "default-stack", DEFAULT_STACK);
        thread.start();
        return task.get();
    }
}
