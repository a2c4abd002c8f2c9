package dev.terrane.run.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeHashTest {
    @TempDir
    Path folder;

    @Test
    void isTheHashOfPathsModesAndContents() throws IOException {
        file("a.txt", "a", "rw-r--r--");
        file("a/b", "b", "rwxr-xr-x");
        Files.createSymbolicLink(folder.resolve("link"), Path.of("a/b"));
        String a = TreeHash.ofText("a");
        String b = TreeHash.ofText("b");

        assertThat(TreeHash.of(folder)).isEqualTo(TreeHash.ofText("a/b 000755 " + b + "\na.txt 000644 " + a
                + "\nlink 120000 " + TreeHash.ofText("a/b") + "\n"));
    }

    @Test
    void isNotChangedByWhatGitAndGenerationKeep() throws IOException {
        file("a", "a", "rw-r--r--");
        String before = TreeHash.of(folder);
        file(".git/HEAD", "x", "rw-r--r--");
        file("live/.terragrunt-stack/u/terragrunt.hcl", "x", "rw-r--r--");

        assertThat(TreeHash.of(folder)).isEqualTo(before);
    }

    private void file(String name, String text, String permissions) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
