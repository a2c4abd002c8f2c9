package dev.terrane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.run.process.Interruption;
import dev.terrane.run.process.ProcessStarter;
import dev.terrane.run.process.StartException;
import dev.terrane.run.process.Tool;
import dev.terrane.signal.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A repository of git's in a temporary folder, with the branch `main`.
 *
 * @param root its folder, without symbolic links
 */
public record GitFolder(Path root) {
    /** The variables that git needs, and that keep the user's own settings from it. */
    public static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/local/bin:/usr/bin:/bin",
            "GIT_CONFIG_NOSYSTEM", "1", "GIT_CONFIG_GLOBAL", "/dev/null", "GIT_AUTHOR_NAME", "a", "GIT_AUTHOR_EMAIL",
            "a@b", "GIT_COMMITTER_NAME", "a", "GIT_COMMITTER_EMAIL", "a@b");

    /** An empty repository. */
    public static GitFolder in(Path folder) throws IOException {
        GitFolder repo = new GitFolder(folder.toRealPath());
        repo.git("init", "--quiet", "--initial-branch=main");
        return repo;
    }

    /** Writes a file. */
    public void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** Commits everything. */
    public void commit() {
        git("add", "--all");
        git("commit", "--quiet", "--message=x");
    }

    /** What git prints, which must succeed. */
    public String git(String... arguments) {
        Tool tool = new Tool(ProcessStarter.ofSystem(), new Interruption(Signals.none()), ProcessStarter.Group.SHARED);
        try {
            Tool.Result result = tool.run("git", List.of(arguments), root, ENVIRONMENT).orElseThrow();
            assertThat(result.exitCode()).as(result.error()).isZero();
            return result.output();
        } catch (StartException e) {
            throw new AssertionError(e);
        }
    }
}
