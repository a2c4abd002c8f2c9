package dev.terrane.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What a test needs of the machine. Where it is missing the test is skipped on a desk, and fails where `CI=true`. */
final class Needs {
    private Needs() {}

    /** The program's file, found on PATH. */
    static Path program(String... names) {
        return Stream.of(names).flatMap(name -> onPath(name).stream()).findFirst()
                .orElseThrow(() -> missing("none of " + String.join(", ", names) + " is on PATH"));
    }

    static Optional<Path> onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(folder -> Path.of(folder).resolve(name)).filter(Files::isExecutable).findFirst();
    }

    /** Ends the test; it returns nothing, but lets a caller say `throw`. */
    static AssertionError missing(String what) {
        if ("true".equals(System.getenv("CI"))) {
            return new AssertionError(what);
        }
        Assumptions.abort(what);
        throw new IllegalStateException("abort throws");
    }
}
