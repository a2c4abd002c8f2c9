package dev.terrane.run.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitRepositoryTest {
    @TempDir
    private Path root;
    private Repo repo;

    @BeforeEach
    void commits() throws IOException {
        root = root.toRealPath();
        repo = Repo.in(root).write("live/app/terragrunt.hcl", "").write("live/old/terragrunt.hcl", "")
                .write("with space \"and\" ünicode.yaml", "").commit();
    }

    @Test
    void namesWhatDiffersFromTheRootOnWhereverItIsAsked() throws IOException {
        Files.delete(root.resolve("live/old/terragrunt.hcl"));
        repo.write("live/new/terragrunt.hcl", "").write("with space \"and\" ünicode.yaml", "x: 1").commit();
        GitRepository git = repo.asked("live");

        Changes changes = git.changes(git.commit("HEAD~1"), git.commit("main"));

        assertThat(changes.added()).containsExactly(Path.of("live/new/terragrunt.hcl"));
        assertThat(changes.removed()).containsExactly(Path.of("live/old/terragrunt.hcl"));
        assertThat(changes.changed()).containsExactly(Path.of("with space \"and\" ünicode.yaml"));
    }

    @Test
    void hasNothingToTellOfACommitAndItself() {
        GitRepository git = repo.asked(".");

        assertThat(git.changes(git.commit("HEAD"), git.commit("main")))
                .isEqualTo(new Changes(java.util.List.of(), java.util.List.of(), java.util.List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "--help", "-x", "HEAD~7", "HEAD:live"})
    void refusesWhatIsNoCommit(String reference) {
        assertThatThrownBy(() -> repo.asked(".").commit(reference)).hasMessageContaining("`" + reference + "`")
                .asInstanceOf(InstanceOfAssertFactories.type(GitException.class))
                .extracting(GitException::exitCode).isEqualTo(128);
    }

    @Test
    void saysSoWhereThereIsNoRepository(@TempDir Path bare) {
        Repo none = repo;
        assertThatThrownBy(() -> none.asked(bare.toString()).root()).hasMessageContaining("not a git repository")
                .asInstanceOf(InstanceOfAssertFactories.type(GitException.class))
                .extracting(GitException::exitCode).isEqualTo(128);
    }

    @Test
    void seesChangesThatAreNotCommitted() {
        assertThat(repo.asked(".").isDirty()).isFalse();
        repo.write("live/app/terragrunt.hcl", "# x");
        assertThat(repo.asked(".").isDirty()).isTrue();
    }

    @Test
    void takesMainForTheDefaultBranchWhereNobodySays() {
        assertThat(repo.asked(".").defaultBranch()).isEqualTo("main");
    }

    @Test
    void takesTheUsersOwnNameForTheDefaultBranch() {
        repo.git("config", "init.defaultBranch", "trunk");
        assertThat(repo.asked(".").defaultBranch()).isEqualTo("trunk");
    }

    @Test
    void takesTheRemotesDefaultBranchAndItsRemoteFormWhereThereIsNoLocalOne(@TempDir Path clone) {
        repo.git("branch", "--move", "main", "trunk");
        repo.git("clone", "--quiet", root.toString(), clone.resolve("c").toString());
        Repo cloned = repo;
        GitRepository git = cloned.asked(clone.resolve("c").toString());
        assertThat(git.defaultBranch()).isEqualTo("trunk");
        cloned.git("-C", clone.resolve("c").toString(), "checkout", "--quiet", "-b", "work");
        cloned.git("-C", clone.resolve("c").toString(), "branch", "--delete", "trunk");
        assertThat(git.defaultBranch()).isEqualTo("origin/trunk");
    }
}
