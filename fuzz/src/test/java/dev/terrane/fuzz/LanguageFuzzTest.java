package dev.terrane.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tries the properties of the language with whatever leads the fuzzer to code that it has not seen yet. For a few minutes
 * by hand, one method at a time: the module's pom says how.
 */
class LanguageFuzzTest {

    private static final String DURATION = "3m";

    static Stream<byte[]> seeds() {
        return Seeds.all().stream();
    }

    static Stream<byte[]> arguments() {
        return FunctionSeeds.arguments().stream();
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = DURATION)
    void lexer(byte[] text) {
        LanguageProperties.lexer(text);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = DURATION)
    void configuration(byte[] text) {
        LanguageProperties.configuration(text);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = DURATION)
    void expression(byte[] text) {
        LanguageProperties.expression(text);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = DURATION)
    void template(byte[] text) {
        LanguageProperties.template(text);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = DURATION)
    void json(byte[] text) {
        LanguageProperties.json(text);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = DURATION)
    void format(byte[] text) {
        LanguageProperties.format(text);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = DURATION)
    void evaluation(byte[] text) {
        EvaluationProperties.expression(text);
    }

    @MethodSource("arguments")
    @FuzzTest(maxDuration = DURATION)
    void yaml(byte[] text) {
        FunctionProperties.yaml(text);
    }

    @MethodSource("arguments")
    @FuzzTest(maxDuration = DURATION)
    void pattern(byte[] text) {
        FunctionProperties.pattern(text);
    }

    @MethodSource("arguments")
    @FuzzTest(maxDuration = DURATION)
    void formatFunction(byte[] text) {
        FunctionProperties.format(text);
    }

    @MethodSource("arguments")
    @FuzzTest(maxDuration = DURATION)
    void data(byte[] text) {
        FunctionProperties.data(text);
    }
}
