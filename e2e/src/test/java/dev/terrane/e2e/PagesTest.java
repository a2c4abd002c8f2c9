package dev.terrane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.e2e.Page.Snippet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the guide that need no AWS, each run from its beginning to its end. */
class PagesTest {
    private static final Pattern VARIABLE = Pattern.compile("^  ([A-Z_]+): \"?([^\"]*)\"?$");

    @ParameterizedTest
    @ValueSource(strings = {"coming-from-terragrunt.md", "running-in-ci.md"})
    void everySnippetOfThePageIsTrue(String name, @TempDir Path folder) throws IOException {
        Needs.program("git");
        Workbench bench = new Workbench(folder).with("GIT_AUTHOR_NAME", "ci").with("GIT_AUTHOR_EMAIL", "ci@localhost")
                .with("GIT_COMMITTER_NAME", "ci").with("GIT_COMMITTER_EMAIL", "ci@localhost");
        bench.with("PATH", Launcher.DISTRIBUTION.resolve("bin") + ":" + bench.environment().get("PATH"));
        bench.file(".git/HEAD", "ref: refs/heads/main\n");

        List<Snippet> snippets = Page.snippets(Path.of("../docs").resolve(name));

        assertThat(snippets).hasSizeGreaterThan(10);
        for (Snippet snippet : snippets) {
            attempt(snippet, bench);
        }
    }

    private static void attempt(Snippet snippet, Workbench bench) throws IOException {
        switch (snippet.kind()) {
            case "hcl" -> {
                Path file = bench.repository().resolve(snippet.path());
                Files.createDirectories(file.resolveSibling(""));
                Files.writeString(file, snippet.text());
            }
            case "yaml" -> {
                for (String line : snippet.lines()) {
                    Matcher variable = VARIABLE.matcher(line);
                    if (variable.matches()) {
                        bench.with(variable.group(1), variable.group(2));
                    }
                }
            }
            case "console" -> Page.check(snippet, snippet.lines(), true, bench);
            case "console fails" -> Page.check(snippet, snippet.lines(), false, bench);
            default -> throw new AssertionError(snippet + ": nobody knows what to do with " + snippet.kind());
        }
    }
}
