package dev.terrane.run.git;

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

/** A git repository in a temporary folder, made by the `git` program. */
public final class Repo {
    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/local/bin:/usr/bin:/bin",
            "GIT_CONFIG_NOSYSTEM", "1", "GIT_CONFIG_GLOBAL", "/dev/null", "GIT_AUTHOR_NAME", "a", "GIT_AUTHOR_EMAIL",
            "a@b", "GIT_COMMITTER_NAME", "a", "GIT_COMMITTER_EMAIL", "a@b");

    private final Tool tool = new Tool(ProcessStarter.ofSystem(), new Interruption(Signals.none()),
            ProcessStarter.Group.SHARED);
    private final Path root;

    private Repo(Path root) {
        this.root = root;
    }

    /** An empty repository with the branch `main`. */
    public static Repo in(Path folder) {
        Repo repo = new Repo(folder);
        repo.git("init", "--quiet", "--initial-branch=main");
        return repo;
    }

    /** Git as Terrane asks it, in a folder of the repository. */
    public GitRepository asked(String folder) {
        return new GitRepository(tool, root.resolve(folder), ENVIRONMENT);
    }

    /** Writes a file. */
    public Repo write(String file, String text) {
        try {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return this;
    }

    /** Commits everything. */
    public Repo commit() {
        git("add", "--all");
        git("commit", "--quiet", "--allow-empty", "--message=x");
        return this;
    }

    /** Runs git, which must succeed. */
    public String git(String... arguments) {
        try {
            Tool.Result result = tool.run("git", List.of(arguments), root, ENVIRONMENT).orElseThrow();
            assertThat(result.exitCode()).as(result.error()).isZero();
            return result.output();
        } catch (StartException e) {
            throw new AssertionError(e);
        }
    }
}
