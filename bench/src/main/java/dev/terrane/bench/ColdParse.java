package dev.terrane.bench;

import dev.terrane.hcl.source.Source;
import dev.terrane.hcl.syntax.ParsedFile;
import dev.terrane.hcl.syntax.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Parses one file in a new process, says so, and waits to be ended: until then its processor time can be read. */
public final class ColdParse {

    static final char DONE = '!';

    private ColdParse() {}

    public static void main(String[] arguments) throws IOException {
        Path path = Path.of(arguments[0]);
        ParsedFile file = Parser.parse(Source.of(path.toString(), Files.readAllBytes(path)));
        if (file.hasErrors()) {
            throw new IllegalStateException(file.diagnostics().getFirst().toString());
        }
        System.out.print(DONE);
        System.out.flush();
        if (System.in.read() < 0) {
            System.exit(0);
        }
    }
}
