package dev.terrane.config.context;

import dev.terrane.hcl.diagnostic.Diagnostic;
import java.nio.file.Path;

/** Takes what evaluation has to tell without failing. */
public interface Notices {
    /** A warning about a unit's configuration. */
    void warn(Path unit, Diagnostic diagnostic);

    /** A line for the debug log. */
    void debug(Path unit, String message);

    /** Output of a `run_cmd` that is to be shown: once for each execution, never for a quiet one. */
    void commandOutput(Path unit, String stdout, String stderr);
}
