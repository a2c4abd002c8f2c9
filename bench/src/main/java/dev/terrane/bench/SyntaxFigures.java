package dev.terrane.bench;

import dev.terrane.hcl.format.Formatter;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.JsonParser;
import dev.terrane.hcl.syntax.Parser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** How fast text is parsed and formatted. */
final class SyntaxFigures {

    private static final int LINES = 10_000;
    private static final double LEAST_SPEED = 15;
    private static final double MOST_COLD = 250;
    private static final double MOST_GROWTH = 12;
    private static final int COLD_STARTS = 9;

    private SyntaxFigures() {}

    static List<Figure> measure() throws IOException {
        String text = SampleText.ordinary(LINES);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<Figure> figures = new ArrayList<>();
        figures.add(
                Figure.atLeast("parse, warm, 10,000 lines", speed(bytes, SyntaxFigures::parse), LEAST_SPEED, "MB/s"));
        figures.add(Figure.atLeast("format, warm, 10,000 lines", speed(bytes, Formatter::format), LEAST_SPEED, "MB/s"));
        figures.add(cold(bytes));
        figures.add(growth("ordinary, 10,000 lines", SampleText::ordinary, LINES));
        figures.add(growth("a line with a long list", SampleText::longLine, 10_000));
        figures.add(growth("a line with many operators", SampleText::longChain, 10_000));
        figures.add(growth("nested 450 deep", times -> SampleText.deep(450, times), 50));
        figures.add(growth("a long heredoc", SampleText::longHeredoc, 5_000));
        figures.add(growth("nothing closed", SampleText::unclosed, 10_000));
        figures.add(formatGrowth());
        figures.add(jsonGrowth());
        return figures;
    }

    private interface Work {
        Object run(byte[] text);
    }

    private static Object parse(byte[] text) {
        return Parser.parse(Source.of("bench.hcl", text));
    }

    private static double speed(byte[] text, Work work) {
        return text.length / 1e6 / Measure.seconds(() -> work.run(text));
    }

    /** A new process from its start until it has parsed, in processor time. */
    private static Figure cold(byte[] text) throws IOException {
        Path file = Files.createTempFile("bench", ".hcl");
        try {
            Files.write(file, text);
            double[] times = new double[COLD_STARTS];
            for (int i = 0; i < COLD_STARTS; i++) {
                times[i] = runCold(file);
            }
            Arrays.sort(times);
            return Figure.atMost("parse, new process", times[COLD_STARTS / 2], MOST_COLD, "ms");
        } finally {
            Files.delete(file);
        }
    }

    private static double runCold(Path file) throws IOException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                "dev.terrane.bench.ColdParse", file.toString()).redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream out = process.getInputStream()) {
            if (out.read() != ColdParse.DONE) {
                throw new IOException("the new process failed");
            }
            return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
        } finally {
            process.destroy();
        }
    }

    private static Figure growth(String what, IntFunction<String> text, int size) {
        return growth("ten times: parse " + what, text, size, SyntaxFigures::parse);
    }

    private static Figure growth(String name, IntFunction<String> text, int size, Work work) {
        byte[] one = text.apply(size).getBytes(StandardCharsets.UTF_8);
        byte[] ten = text.apply(size * 10).getBytes(StandardCharsets.UTF_8);
        double ratio = Measure.seconds(() -> work.run(ten)) / Measure.seconds(() -> work.run(one));
        return Figure.atMost(name, ratio * one.length * 10 / ten.length, MOST_GROWTH, "times");
    }

    private static Figure formatGrowth() {
        return growth("ten times: format ordinary, 10,000 lines", SampleText::ordinary, LINES, Formatter::format);
    }

    private static Figure jsonGrowth() {
        return growth("ten times: parse JSON",
                size -> "{\"a\": [" + "{\"b\": \"${c.d}-e\", \"f\": [1.5, true, null]},".repeat(size) + "1]}", 5_000,
                text -> JsonParser.parse(Source.of("bench.json", text)));
    }
}
