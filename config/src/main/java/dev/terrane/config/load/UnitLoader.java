package dev.terrane.config.load;

import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.session.ConfigSession;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import java.nio.file.Path;

/** Loads units. One loader serves all threads of a run. */
public final class UnitLoader {

    private final ConfigSession session;

    public UnitLoader(ConfigSession session) {
        this.session = session;
    }

    /**
     * The unit of a configuration file, of which only the syntax has been read.
     *
     * @param file absolute
     * @throws DiagnosticException if there is no such file, or its syntax is wrong
     */
    public Unit load(Path file, ConfigContext context) {
        Path path = file.normalize();
        return session.files().own(path).map(parsed -> new Unit(session, context, path, parsed))
                .orElseThrow(() -> new DiagnosticException(Diagnostic.error("Configuration file not found",
                        "There is no file " + context.display(path) + ".")));
    }
}
