package dev.terrane.config.load;

import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.model.StackConfig;
import dev.terrane.config.session.ConfigSession;
import dev.terrane.config.session.ReadFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Loads stacks. One loader serves all threads of a run. */
public final class StackLoader {

    private final ConfigSession session;

    public StackLoader(ConfigSession session) {
        this.session = session;
    }

    /**
     * The stack of a stack file, evaluated.
     *
     * @param file absolute
     * @param reads takes the files that are read besides
     * @throws dev.terrane.hcl.diagnostic.DiagnosticException with all that is wrong with it
     */
    public StackConfig load(Path file, ConfigContext context, ReadFiles reads) {
        Path path = file.normalize();
        return new StackReader(
                new Frame(session, context, path, path, reads, Optional.empty(), List.of(), Optional.empty()))
                .read(path);
    }
}
