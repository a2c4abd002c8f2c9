package dev.terrane.run.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.hcl.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleVariablesTest {
    @TempDir
    private Path module;

    @Test
    void areThoseOfAllFilesOfTheModule() throws IOException {
        Files.writeString(module.resolve("main.tf"), "variable \"a\" {}\nresource \"x\" \"b\" {}\n");
        Files.writeString(module.resolve("more.tofu"), "variable \"c\" {}\n");
        Files.writeString(module.resolve("vars.tf.json"), "{\"variable\": {\"d\": {}}}");
        Files.writeString(module.resolve("notes.txt"), "variable \"e\" {}\n");
        Files.createDirectory(module.resolve("sub.tf"));

        assertThat(ModuleVariables.names(module)).containsExactlyInAnyOrder("a", "c", "d");
    }

    @Test
    void aBrokenFileIsAnErrorInThatFile() throws IOException {
        Files.writeString(module.resolve("main.tf"), "variable \"a\" {\n");

        assertThatThrownBy(() -> ModuleVariables.names(module)).isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("main.tf");
    }
}
