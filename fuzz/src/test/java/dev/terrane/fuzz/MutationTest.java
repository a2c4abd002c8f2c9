package dev.terrane.fuzz;

import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden cases, and a fixed number of broken texts made of them, the same on each run. */
class MutationTest {

    private static final int TEXTS = 4000;

    static List<Arguments> ofTheLanguage() {
        return List.of(target("lexer", LanguageProperties::lexer),
                target("configuration", LanguageProperties::configuration),
                target("expression", LanguageProperties::expression),
                target("template", LanguageProperties::template), target("json", LanguageProperties::json),
                target("format", LanguageProperties::format),
                target("evaluation", EvaluationProperties::expression));
    }

    static List<Arguments> ofFunctions() {
        return List.of(target("yaml", FunctionProperties::yaml), target("pattern", FunctionProperties::pattern),
                target("format", FunctionProperties::format), target("data", FunctionProperties::data));
    }

    private static Arguments target(String name, Consumer<byte[]> property) {
        return Arguments.of(name, property);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofTheLanguage")
    void holdForTheLanguage(String name, Consumer<byte[]> property) {
        check(property, Seeds.all());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofFunctions")
    void holdForFunctions(String name, Consumer<byte[]> property) {
        check(property, FunctionSeeds.arguments());
    }

    private static void check(Consumer<byte[]> property, List<byte[]> seeds) {
        seeds.forEach(text -> check(property, text));
        Mutator mutator = new Mutator(seeds);
        for (int i = 0; i < TEXTS; i++) {
            check(property, mutator.next());
        }
    }

    private static void check(Consumer<byte[]> property, byte[] text) {
        try {
            property.accept(text);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            fail("text: " + new String(text, StandardCharsets.UTF_8), e);
        }
    }
}
