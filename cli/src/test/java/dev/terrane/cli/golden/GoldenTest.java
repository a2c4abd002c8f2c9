package dev.terrane.cli.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.terrane.cli.golden.GoldenAnswer.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each case of `src/test/golden`, one test. `-Dterrane.golden=REGEX` picks cases by their ids. */
@Execution(ExecutionMode.CONCURRENT)
class GoldenTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path DIFFERENCES_PAGE = Path.of("../docs/differences.md");

    private final GoldenFiles files = new GoldenFiles(Path.of("src/test/golden").toAbsolutePath());
    private final String only = System.getProperty("terrane.golden", ".*");

    @TempDir
    Path folder;

    /** JUnit warns of links that lead out of a folder it deletes. */
    @AfterEach
    void removeLinks() throws IOException {
        Files.deleteIfExists(folder.resolve("bin/terraform"));
    }

    @TestFactory
    Stream<DynamicNode> agree() throws IOException {
        Bench bench = new Bench(folder, System.getenv().getOrDefault("PATH", ""));
        Map<String, GoldenAnswer> answers = new HashMap<>(files.answers());
        answers.putAll(files.differences());
        return files.cases().entrySet().stream()
                .map(file -> dynamicContainer(file.getKey(), file.getValue().stream()
                        .filter(golden -> golden.id().matches(only))
                        .map(golden -> dynamicTest(golden.id(), () -> check(bench, golden,
                                Optional.ofNullable(answers.get(golden.id())))))));
    }

    @Test
    void everyDifferenceHasItsReasonInTheDocumentation() throws IOException {
        String page = Files.readString(DIFFERENCES_PAGE);

        assertThat(files.differences().values())
                .allSatisfy(answer -> assertThat(page).contains(answer.row().orElseThrow()));
    }

    @Test
    void everyAnswerIsOneOfACase() throws IOException {
        Set<String> ids = new TreeSet<>();
        files.cases().values().forEach(cases -> cases.forEach(golden -> ids.add(golden.id())));

        assertThat(ids).containsAll(files.answers().keySet()).containsAll(files.differences().keySet());
    }

    private void check(Bench bench, GoldenCase golden, Optional<GoldenAnswer> right) {
        if (golden.terraform() && !bench.hasTerraform()) {
            assertThat(System.getenv("CI")).as("there is no terraform on PATH").isNotEqualTo("true");
            Assumptions.abort("there is no terraform on PATH");
        }
        GoldenAnswer seen = assertTimeoutPreemptively(PATIENCE,
                () -> Player.play(bench, golden, golden.repository().map(files::repository)));
        List<String> differences = differences(golden, right.orElseThrow(), seen);
        assertThat(differences).as("as a line of a file of answers:\n" + seen.line()).isEmpty();
    }

    private static List<String> differences(GoldenCase golden, GoldenAnswer right, GoldenAnswer seen) {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < golden.steps().size(); i++) {
            Map<String, @Nullable Object> expected = new HashMap<>();
            right.steps().get(i).forEach(one -> expected.put(one.check(), one.value()));
            for (Seen one : seen.steps().get(i)) {
                String is = text(one.check(), one.value());
                String should = text(one.check(), expected.get(one.check()));
                if (!is.equals(should)) {
                    differences
                            .add("step " + i + ", " + one.check() + "\n--- should be\n" + should + "\n--- is\n" + is);
                }
            }
        }
        return differences;
    }

    /** A value as it is compared: sets have no order. */
    private static String text(String check, @Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        boolean all = check.startsWith("stdout-json-unordered");
        return JsonForms.text(all || check.startsWith("stdout-json-sets") ? JsonForms.sorted(value, all) : value);
    }
}
