package dev.terrane.run.generate;

import dev.terrane.config.model.RemoteState;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.run.source.TerraformFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A `remote_state` without `generate` needs a backend block in the unit's own code, else its settings go nowhere. */
public final class BackendCheck {

    private BackendCheck() {}

    /**
     * Looks for the block.
     *
     * @throws DiagnosticException at the `remote_state`, where the code has none
     */
    public static void check(RemoteState state, Path folder) throws IOException {
        String backend = Pattern.quote(state.backend());
        if (TerraformFiles.anyMatches(folder, Pattern.compile("backend[ \\t]+\"" + backend + "\""))
                || TerraformFiles.anyMatches(folder, ".tf.json",
                        Pattern.compile("\"backend\":\\s*\\{\\s*\"" + backend + "\""))) {
            return;
        }
        throw new DiagnosticException(Diagnostic
                .error("No backend block", "remote_state has settings for the backend \"" + state.backend()
                        + "\", but the code in " + folder + " has no backend block for them.", state.at())
                .withHint("Add `terraform { backend \"" + state.backend()
                        + "\" {} }` to the code, or `generate` to remote_state."));
    }
}
