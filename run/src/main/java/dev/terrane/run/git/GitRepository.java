package dev.terrane.run.git;

import dev.terrane.run.process.StartException;
import dev.terrane.run.process.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The git repository that a folder lies in, asked through the `git` program, which knows the user's settings. Every method throws
 * {@link GitException} where git does not answer.
 */
public final class GitRepository {
    private static final String REMOTE_HEAD = "origin/HEAD";
    private static final String STANDARD_BRANCH = "main";
    /** A line of `git ls-remote --symref`. */
    private static final Pattern SYMBOLIC_HEAD = Pattern.compile("ref: refs/heads/(\\S+)\\s+HEAD");

    private final Tool tool;
    private final Path folder;
    private final Map<String, String> environment;

    /**
     * @param folder a folder of the repository's work tree
     * @param environment the environment that `git` runs with
     */
    public GitRepository(Tool tool, Path folder, Map<String, String> environment) {
        this.tool = tool;
        this.folder = folder;
        this.environment = Map.copyOf(environment);
    }

    /** The root of the work tree. */
    public Path root() {
        Tool.Result result = run(List.of("rev-parse", "--show-toplevel"));
        if (!result.succeeded()) {
            throw GitException.noRepository("Comparing git references needs a history", folder,
                    "use a filter by path, name or attribute, or work in a clone");
        }
        return Path.of(result.output().stripTrailing());
    }

    /** The folder in which git keeps what all work trees of the repository share. */
    Path commonFolder() {
        return folder.resolve(git(List.of("rev-parse", "--git-common-dir")).stripTrailing()).normalize();
    }

    /** The id of the commit that a reference (a branch, a tag, `HEAD~1`, …) stands for. */
    public String commit(String reference) {
        return tryCommit(reference).orElseThrow(() -> GitException.fatal("The git reference `" + reference
                + "` does not exist in " + root() + "\n  in CI, fetch it first: a shallow clone has only one commit"));
    }

    private Optional<String> tryCommit(String reference) {
        Tool.Result result = run(
                List.of("rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}"));
        return result.succeeded() ? Optional.of(result.output().strip()) : Optional.empty();
    }

    /** What differs between two commits. */
    public Changes changes(String fromCommit, String toCommit) {
        return Changes.parse(
                git(List.of("diff", "--name-status", "--no-renames", "--no-relative", "-z", fromCommit, toCommit)));
    }

    /** Whether the work tree differs from `HEAD`; false where git cannot say. */
    public boolean isDirty() {
        Tool.Result result = run(List.of("status", "--porcelain"));
        return result.succeeded() && !result.output().isBlank();
    }

    /**
     * The branch that others start from: where the remote's `HEAD` points to, as far as this clone knows or the remote says, else the
     * user's `init.defaultBranch`, else `main`; the remote's where there is no local one of that name.
     */
    public String defaultBranch() {
        String branch = knownRemoteBranch().or(this::askedRemoteBranch).or(this::initialBranch).orElse(STANDARD_BRANCH);
        String remote = "origin/" + branch;
        return tryCommit(branch).isEmpty() && tryCommit(remote).isPresent() ? remote : branch;
    }

    private Optional<String> knownRemoteBranch() {
        return answer(List.of("rev-parse", "--abbrev-ref", REMOTE_HEAD)).filter(name -> !name.equals(REMOTE_HEAD))
                .map(name -> name.startsWith("origin/") ? name.substring("origin/".length()) : name);
    }

    private Optional<String> askedRemoteBranch() {
        if (answer(List.of("remote", "get-url", "origin")).isEmpty()) {
            return Optional.empty();
        }
        return answer(List.of("ls-remote", "--symref", "origin", "HEAD"))
                .flatMap(text -> text.lines().map(SYMBOLIC_HEAD::matcher).filter(Matcher::matches).findFirst())
                .map(matched -> matched.group(1));
    }

    private Optional<String> initialBranch() {
        return answer(List.of("config", "init.defaultBranch"));
    }

    /** Makes a work tree of a commit in a folder that is empty or not there. */
    void checkOut(String commit, Path into) {
        git(List.of("worktree", "add", "--quiet", "--detach", into.toString(), commit));
    }

    private Optional<String> answer(List<String> arguments) {
        Tool.Result result = run(arguments);
        return result.succeeded()
                ? Optional.of(result.output().strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    private String git(List<String> arguments) {
        Tool.Result result = run(arguments);
        if (!result.succeeded()) {
            throw GitException.fatal("`git " + String.join(" ", arguments) + "` failed with exit code "
                    + result.exitCode() + (result.error().isBlank() ? "" : ":\n" + result.error().strip()));
        }
        return result.output();
    }

    private Tool.Result run(List<String> arguments) {
        try {
            return tool.run("git", arguments, folder, environment)
                    .orElseThrow(() -> GitException.noProgram("There is no git program on PATH"));
        } catch (StartException e) {
            throw GitException.noProgram(String.valueOf(e.getMessage()));
        }
    }
}
