package dev.terrane.run.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.config.model.GenerateBlock;
import dev.terrane.config.model.GenerateBlock.IfDisabled;
import dev.terrane.config.model.GenerateBlock.IfExists;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.format.Formatter;
import dev.terrane.hcl.source.Source;
import dev.terrane.run.log.Log;
import dev.terrane.run.log.LogLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeGeneratorTest {
    private static final String SIGNED = "# " + CodeGenerator.SIGNATURE + "\n";
    private static final Source FILE = Source.of("terragrunt.hcl", "generate \"a\" {}\n");

    private final CodeGenerator generator = new CodeGenerator(Formatter::format);
    private final Log log = new Log(_ -> {}, InstantSource.system(), LogLevel.INFO);

    @TempDir
    private Path folder;

    /** `ours`, `foreign` and `gone` are what the file is before and after; `new` is what the block says. */
    @ParameterizedTest
    @CsvSource({"gone, OVERWRITE_TERRAGRUNT, new", "ours, OVERWRITE_TERRAGRUNT, new",
        "foreign, OVERWRITE_TERRAGRUNT, error", "gone, OVERWRITE, new", "ours, OVERWRITE, new",
        "foreign, OVERWRITE, new", "gone, SKIP, new", "ours, SKIP, ours", "foreign, SKIP, foreign", "gone, ERROR, new",
        "ours, ERROR, error", "foreign, ERROR, error"})
    void doesWithAFileThatIsThereWhatIfExistsSays(String before, IfExists ifExists, String after) throws IOException {
        Path file = place(before);

        if (after.equals("error")) {
            assertThatThrownBy(() -> apply(block("x.txt", "new", ifExists, IfDisabled.SKIP, false)))
                    .isInstanceOf(DiagnosticException.class).hasMessageContaining("x.txt");
        } else {
            apply(block("x.txt", "new", ifExists, IfDisabled.SKIP, false));
            assertThat(content(file)).isEqualTo(after);
        }
    }

    @ParameterizedTest
    @CsvSource({"gone, SKIP, gone", "ours, SKIP, ours", "foreign, SKIP, foreign", "gone, REMOVE, gone",
        "ours, REMOVE, gone", "foreign, REMOVE, gone", "ours, REMOVE_TERRAGRUNT, gone",
        "foreign, REMOVE_TERRAGRUNT, error", "gone, REMOVE_TERRAGRUNT, gone"})
    void doesWithAFileOfADisabledBlockWhatIfDisabledSays(String before, IfDisabled ifDisabled, String after)
            throws IOException {
        Path file = place(before);

        if (after.equals("error")) {
            assertThatThrownBy(() -> apply(block("x.txt", "new", IfExists.ERROR, ifDisabled, true)))
                    .isInstanceOf(DiagnosticException.class);
        } else {
            apply(block("x.txt", "new", IfExists.ERROR, ifDisabled, true));
            assertThat(content(file)).isEqualTo(after);
        }
    }

    @ParameterizedTest
    @CsvSource({"x.tf, 'a  =  1', 'a = 1'", "x.hcl, 'a  =  1', 'a = 1'", "x.tofu, 'a  =  1', 'a = 1'",
        "x.txt, 'a  =  1', 'a  =  1'", "x.tf, 'a  =  {', 'a = {'"})
    void formatsCode(String name, String contents, String written) throws IOException {
        apply(block(name, contents + "\n", IfExists.ERROR, IfDisabled.SKIP, false));

        assertThat(folder.resolve(name)).hasContent(SIGNED + written + "\n");
    }

    @Test
    void leavesAFileAloneThatHoldsWhatItShould() throws IOException {
        GenerateBlock block = block("x.txt", "new", IfExists.OVERWRITE, IfDisabled.SKIP, false);
        apply(block);
        Files.setLastModifiedTime(folder.resolve("x.txt"), FileTime.fromMillis(1000));

        apply(block);

        assertThat(Files.getLastModifiedTime(folder.resolve("x.txt"))).isEqualTo(FileTime.fromMillis(1000));
    }

    @Test
    void neverWritesThroughALink() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), SIGNED + "theirs");
        Files.createSymbolicLink(folder.resolve("x.txt"), elsewhere);

        apply(block("x.txt", "new", IfExists.OVERWRITE, IfDisabled.SKIP, false));

        assertThat(elsewhere).hasContent(SIGNED + "theirs");
        assertThat(folder.resolve("x.txt")).isRegularFile().hasContent(SIGNED + "new");
    }

    @ParameterizedTest
    @CsvSource({"no/such/folder/x.txt, folder", "sub, folder"})
    void saysWhyAFileCannotBeWritten(String path, String why) throws IOException {
        Files.createDirectories(folder.resolve("sub"));

        assertThatThrownBy(() -> apply(block(path, "new", IfExists.OVERWRITE, IfDisabled.SKIP, false)))
                .isInstanceOf(DiagnosticException.class).hasMessageContaining(path).hasMessageContaining(why);
    }

    @Test
    void leavesNothingBesideTheFile() throws IOException {
        apply(block("x.txt", "new", IfExists.OVERWRITE, IfDisabled.SKIP, false));

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("x.txt"));
        }
    }

    private Path place(String what) throws IOException {
        Path file = folder.resolve("x.txt");
        if (!what.equals("gone")) {
            Files.writeString(file, (what.equals("ours") ? SIGNED : "") + what);
        }
        return file;
    }

    private static String content(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file).replace(SIGNED, "") : "gone";
    }

    private void apply(GenerateBlock block) {
        generator.apply(block, folder, log);
    }

    private static GenerateBlock block(String path, String contents, IfExists ifExists, IfDisabled ifDisabled,
            boolean disabled) {
        return new GenerateBlock("a", path, contents, ifExists, ifDisabled, GenerateBlock.DEFAULT_COMMENT_PREFIX,
                false, disabled, Optional.empty(), FILE.range(FILE.line(1)));
    }
}
