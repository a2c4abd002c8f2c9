package dev.terrane.run.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkTreesTest {
    /** Linux gives no process an id this high. */
    private static final String NO_PROCESS = "999999999";

    @TempDir
    private Path root;
    @TempDir
    private Path temporary;
    private Repo repo;

    @BeforeEach
    void commits() throws IOException {
        root = root.toRealPath();
        temporary = temporary.toRealPath();
        repo = Repo.in(root).write("app/terragrunt.hcl", "# one").commit().write("app/terragrunt.hcl", "# two")
                .commit();
    }

    @Test
    void holdTheFilesOfACommitAndAreGoneWhenClosed() throws IOException {
        try (WorkTrees trees = new WorkTrees(repo.asked("app"), temporary)) {
            assertThat(trees.of("HEAD~1").resolve("app/terragrunt.hcl")).hasContent("# one");
            assertThat(trees.of("HEAD").resolve("app/terragrunt.hcl")).hasContent("# two");
            assertThat(trees.of("HEAD")).isEqualTo(trees.of("HEAD"));
            assertThat(listed()).hasSize(3);
        }
        assertThat(listed()).hasSize(1);
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void leaveNothingWhereAReferenceDoesNotExist() {
        try (WorkTrees trees = new WorkTrees(repo.asked("."), temporary)) {
            assertThatThrownBy(() -> trees.of("nope")).isInstanceOf(GitException.class);
        }
        assertThat(listed()).hasSize(1);
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void removeWhatAKilledProcessHasLeftAndNothingElse() throws IOException {
        Path left = temporary.resolve("terragrunt-worktree-main-pid" + NO_PROCESS + "-1");
        Path living = temporary.resolve("terragrunt-worktree-main-pid" + ProcessHandle.current().pid() + "-1");
        Path foreign = temporary.resolve("somebody-else");
        for (Path each : List.of(left, living, foreign)) {
            repo.git("worktree", "add", "--quiet", "--detach", each.toString(), "HEAD");
        }
        try (WorkTrees trees = new WorkTrees(repo.asked("."), temporary)) {
            trees.of("HEAD");
            assertThat(left).doesNotExist();
            assertThat(living).exists();
            assertThat(foreign).exists();
        }
        assertThat(listed()).hasSize(3);
    }

    @Test
    void removeTheEntryOfOneWhoseFolderIsGone() throws IOException {
        Path left = temporary.resolve("terragrunt-worktree-main-pid" + NO_PROCESS + "-1");
        repo.git("worktree", "add", "--quiet", "--detach", left.toString(), "HEAD");
        dev.terrane.run.source.FileTrees.delete(left);
        try (WorkTrees trees = new WorkTrees(repo.asked("."), temporary)) {
            trees.of("HEAD");
        }
        assertThat(listed()).hasSize(1);
    }

    private List<String> listed() {
        try (Stream<String> lines = repo.git("worktree", "list").lines()) {
            return lines.toList();
        }
    }
}
