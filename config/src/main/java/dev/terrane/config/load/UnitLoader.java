package dev.terrane.config.load;

import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.file.ConfigFile;
import dev.terrane.config.file.ConfigFileNames;
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

    /** A unit whose file, which there need not be in the folder, says nothing. */
    public Unit empty(Path folder, ConfigContext context) {
        Path path = folder.resolve(ConfigFileNames.UNIT);
        return new Unit(session, context, path, ConfigFile.empty(path));
    }
}
