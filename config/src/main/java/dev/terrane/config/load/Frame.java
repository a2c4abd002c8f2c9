package dev.terrane.config.load;

import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.context.IdentityStatements;
import dev.terrane.config.session.ConfigSession;
import dev.terrane.config.session.ReadFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who evaluates, and for what. A phase is a frame: in the one that finds a unit's role out there is no identity.
 *
 * @param configFile the configuration that functions speak of
 * @param originalFile the configuration that evaluation began with
 * @param identity whose identity calls have; empty for the base identity
 * @param reading the configuration files whose reading led here, outermost first
 * @param workingDir what `get_working_dir` answers, where that need not be worked out
 */
record Frame(ConfigSession session, ConfigContext context, Path configFile, Path originalFile, ReadFiles reads,
        Optional<IdentityStatements> identity, List<Path> reading, Optional<String> workingDir) {

    /** The frame of a file that this one reads with `read_terragrunt_config`. */
    Frame reading(Path file) {
        List<Path> deeper = new ArrayList<>(reading);
        deeper.add(configFile);
        return new Frame(session, context, file, originalFile, reads, identity, List.copyOf(deeper),
                workingDir);
    }

    /** The same frame where `get_working_dir` has this answer. */
    Frame withWorkingDir(String answer) {
        return new Frame(session, context, configFile, originalFile, reads, identity, reading, Optional.of(answer));
    }
}
