package dev.terrane.run.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;

import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.format.Formatter;
import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.Parser;

/**
 * Brings one file into the standard style.
 *
 * @param write whether a file that is not in it is rewritten: whole or not at all, with its permissions
 */
public record FileFormatter(boolean write) {

    /** What came of a file. */
    public sealed interface Result {

        /** It was in the standard style. */
        record Unchanged() implements Result {}

        /** It was not; {@code diff} says where. */
        record Changed(String diff) implements Result {}

        /** It is not HCL. */
        record Broken(List<Diagnostic> diagnostics) implements Result {}

        /** It cannot be read or written. */
        record Unreadable(IOException cause) implements Result {}
    }

    public Result format(Path file) {
        try {
            byte[] before = Files.readAllBytes(file);
            List<Diagnostic> problems = problems(Source.of(file.toString(), before));
            if (!problems.isEmpty()) {
                return new Result.Broken(problems);
            }
            byte[] after = Formatter.format(before);
            if (Arrays.equals(before, after)) {
                return new Result.Unchanged();
            }
            if (write) {
                replace(file.toRealPath(), after);
            }
            return new Result.Changed(AnchoredDiff.of("old" + file, text(before), "new" + file, text(after)));
        } catch (IOException e) {
            return new Result.Unreadable(e);
        }
    }

    /** What keeps a text from being formatted; empty where nothing does. */
    public static List<Diagnostic> problems(Source source) {
        return Parser.parse(source).diagnostics();
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path temporary = file.resolveSibling("." + file.getFileName() + ".formatted");
        try {
            Files.copy(file, temporary, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            Files.write(temporary, content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
