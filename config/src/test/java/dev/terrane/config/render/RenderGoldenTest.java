package dev.terrane.config.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.config.TestWorld;
import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.context.EvaluationMode;
import dev.terrane.config.file.ConfigFileNames;
import dev.terrane.config.load.UnitLoader;
import dev.terrane.config.model.UnitConfig;
import dev.terrane.config.value.ConfigValue;
import dev.terrane.config.value.MetadataValue;
import dev.terrane.config.value.RenderedHcl;
import dev.terrane.config.value.RenderedJson;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.value.Value;
import dev.terrane.hcl.value.json.JsonValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What Terragrunt 1.1.2 rendered for our own repositories, rendered again. */
class RenderGoldenTest {

    @TempDir
    Path temporary;

    @TestFactory
    Stream<DynamicTest> rendersWhatTerragruntRenders() throws IOException, URISyntaxException {
        Path cases = resource("cases.jsonl");
        return Files.readAllLines(cases).stream().map(line -> RenderCase.of(JsonValues.decode(line)))
                .map(each -> DynamicTest.dynamicTest(each.id(), () -> check(each)));
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(RenderGoldenTest.class.getResource("/render/" + name).toURI());
    }

    /** What came of rendering. */
    private record Outcome(int exit, String stdout, String stderr) {}

    private void check(RenderCase given) throws IOException, URISyntaxException {
        Path root = temporary.toRealPath().resolve(given.id());
        copy(resource("own").resolve(given.fixture()), root);
        Outcome outcome = render(given, root);
        for (RenderCase.Check check : given.checks()) {
            check(check.what(), check.value(), outcome, root);
        }
    }

    private static Outcome render(RenderCase given, Path root) {
        TestWorld world = new TestWorld(root, root.resolve(given.folder()));
        if (given.repository()) {
            world.repository("");
        }
        Path folder = root.resolve(given.folder());
        for (String path : given.option("--working-dir")) {
            folder = folder.resolve(path).normalize();
        }
        Path file = ConfigFileNames.unitFileIn(folder);
        for (String path : given.option("--config")) {
            file = folder.resolve(path).normalize();
        }
        Map<String, String> features = new LinkedHashMap<>();
        given.option("--feature").forEach(each -> features.put(each.split("=", 2)[0], each.split("=", 2)[1]));
        String variable = given.environment().getOrDefault("TG_FEATURE", "");
        if (features.isEmpty() && !variable.isEmpty()) {
            for (String each : variable.split(",", -1)) {
                features.put(each.split("=", 2)[0], each.split("=", 2)[1]);
            }
        }
        Map<String, String> environment = new HashMap<>(given.environment());
        environment.put("HOME", "/home/someone");
        ConfigContext context = ConfigContext.of(EvaluationMode.RENDER, environment, file.getParent(), world.services())
                .withCommand("render", List.of("render")).withSource(given.option("--source").stream().findFirst())
                .withFeatures(features)
                .withStrictness(Set.of(), Set.copyOf(given.option("--experiment")));
        String out = "";
        List<Diagnostic> said = new ArrayList<>();
        int exit = 0;
        try {
            UnitConfig config = new UnitLoader(world.session()).load(file, context).config();
            out = text(given, config);
        } catch (DiagnosticException e) {
            said.addAll(e.diagnostics());
            exit = 1;
        }
        said.addAll(0, world.warnings);
        StringBuilder err = new StringBuilder();
        said.forEach(each -> err.append(each).append(' ').append(each.hint().orElse("")).append('\n')
                .append(line(each)).append('\n'));
        return new Outcome(exit, world.shown + out, err.toString());
    }

    private static String text(RenderCase given, UnitConfig config) {
        if (given.arguments().contains("--with-metadata")) {
            return RenderedJson.of(MetadataValue.of(config)) + "\n";
        }
        return given.arguments().contains("--json")
                ? RenderedJson.of(new ConfigValue(config).whole()) + "\n"
                : RenderedHcl.of(config);
    }

    /** The line of the file that a diagnostic is about, as a user sees it. */
    private static String line(Diagnostic diagnostic) {
        return diagnostic.subject().map(range -> {
            try {
                List<String> lines = Files.readAllLines(Path.of(range.source().name()));
                return lines.get(Math.min(range.start().line(), lines.size()) - 1);
            } catch (IOException e) {
                return "";
            }
        }).orElse("");
    }

    private static void check(String what, Value expected, Outcome outcome, Path root) {
        String stdout = outcome.stdout().replace(root.toString(), "<ROOT>");
        if (what.equals("exit")) {
            assertThat(outcome.exit()).as(outcome.stderr()).isEqualTo(expected.asNumber().toDouble() == 0 ? 0 : 1);
        } else if (what.equals("stdout-json")) {
            assertThat(JsonValues.decode(stdout)).as(outcome.stderr()).isEqualTo(expected);
        } else if (what.startsWith("stdout-json:")) {
            Value whole = JsonValues.decode(stdout);
            expected.entries().forEach((path, value) -> assertThat(at(whole, path)).as(path).isEqualTo(value));
        } else if (what.equals("stdout-hcl")) {
            assertThat(sortedLines(stdout)).isEqualTo(sortedLines(expected.asString()));
        } else if (what.equals("stdout")) {
            assertThat(stdout).isEqualTo(expected.asString());
        } else if (what.startsWith("stderr~")) {
            assertThat(outcome.stderr()).containsPattern(pattern(what.substring("stderr~".length())));
        } else if (what.startsWith("out~")) {
            assertThat(stdout + outcome.stderr()).containsPattern(pattern(what.substring("out~".length())));
        }
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.DOTALL | Pattern.MULTILINE);
    }

    private static Value at(Value whole, String path) {
        Value value = whole;
        for (String step : path.split("\\.", -1)) {
            Value next = value.isNull() || !value.canIterate() ? null : value.entries().get(step);
            if (next == null) {
                return Value.string("<absent>");
            }
            value = next;
        }
        return value;
    }

    /** The order of items in a body is not compared, nor how far equals signs are moved. */
    private static List<String> sortedLines(String text) {
        return text.lines().map(line -> line.strip().replaceAll("\\s*=\\s*", " = ")).filter(line -> !line.isEmpty())
                .sorted().toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Path target = to.resolve(from.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                } catch (java.nio.file.FileAlreadyExistsException e) {
                    // A folder that is there already.
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
