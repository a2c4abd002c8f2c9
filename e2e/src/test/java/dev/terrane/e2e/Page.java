package dev.terrane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page of the guide, whose snippets are tried in the order in which they stand. */
final class Page {
    private static final String FENCE = "```";
    private static final String HEADING = "## ";

    private Page() {}

    /**
     * A fenced block.
     *
     * @param page the name of the page
     * @param kind what stands behind the fence
     * @param section the heading above it
     * @param line where it begins
     */
    record Snippet(String page, String kind, String section, int line, List<String> lines) {
        String text() {
            return String.join("\n", lines) + "\n";
        }

        /** The path that the first line names, behind its `# `. */
        String path() {
            return lines.getFirst().substring(2);
        }

        @Override
        public String toString() {
            return page + ":" + line;
        }
    }

    static List<Snippet> snippets(Path page) throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        String section = "";
        String kind = "";
        int begin = 0;
        List<String> lines = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(page)) {
            number++;
            if (line.startsWith(FENCE) && kind.isEmpty()) {
                kind = line.substring(FENCE.length());
                begin = number;
                lines.clear();
            } else if (line.equals(FENCE)) {
                snippets.add(new Snippet(page.getFileName().toString(), kind, section, begin, List.copyOf(lines)));
                kind = "";
            } else if (!kind.isEmpty()) {
                lines.add(line);
            } else if (line.startsWith(HEADING)) {
                section = line.substring(HEADING.length());
            }
        }
        return snippets;
    }

    /** Runs the one command of a snippet and finds its lines, in their order and blanks aside, in what was printed. */
    static String check(Snippet snippet, List<String> lines, boolean succeeds, Workbench bench) {
        Launcher.Outcome outcome = new Launcher(Path.of("/bin/sh"), bench.repository(), bench.environment()).run("-c",
                lines.getFirst().substring(2));
        assertThat(outcome.exitCode() == 0).as("%s succeeds:%n%s", snippet, outcome.all()).isEqualTo(succeeds);
        String printed = withoutGaps(outcome.all());
        int at = 0;
        for (String line : lines.subList(1, lines.size())) {
            int found = printed.indexOf(withoutGaps(line), at);
            assertThat(found).as("%s prints `%s`:%n%s", snippet, line, outcome.all()).isNotNegative();
            at = found;
        }
        return outcome.all();
    }

    private static String withoutGaps(String text) {
        return text.replaceAll("[ \\n│╷╵]+", " ").strip();
    }
}
