package dev.terrane.run.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackCleanerTest {
    @TempDir
    Path folder;

    @Test
    void deletesGeneratedFoldersWhereverTheyLieAndNothingElse() throws IOException {
        StackWorld world = new StackWorld(folder).file("a/.terragrunt-stack/u/terragrunt.hcl", "")
                .file("a/here/terragrunt.hcl", "").file("b/c/.terragrunt-stack/n/.terragrunt-stack/x", "")
                .file("b/.terragrunt-cache/x/.terragrunt-stack/y", "").file(".git/.terragrunt-stack/z", "");

        assertThat(new StackCleaner(world.log, Optional.empty()).clean(world.root)).isTrue();

        assertThat(world.files("")).containsOnlyKeys("a/here/terragrunt.hcl", ".git/.terragrunt-stack/z");
        assertThat(world.root.resolve("a/.terragrunt-cache")).doesNotExist();
        assertThat(world.said).containsExactlyInAnyOrder("Deleting stack directory: a/.terragrunt-stack",
                "Deleting stack directory: b/c/.terragrunt-stack",
                "Deleting stack directory: b/.terragrunt-cache/x/.terragrunt-stack");
    }
}
