package dev.terrane.config.function;

import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.context.IdentityStatements;
import dev.terrane.config.model.IncludedFile;
import dev.terrane.config.path.Paths;
import dev.terrane.config.session.ConfigSession;
import dev.terrane.config.session.ReadFiles;
import dev.terrane.hcl.value.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a call of one of Terragrunt's functions knows of where it stands. */
public interface Place {
    ConfigSession session();

    ConfigContext context();

    /**
     * The configuration that functions speak of: a unit's file, also for calls in a file that it includes; or the file
     * that `read_terragrunt_config` reads.
     */
    Path configFile();

    /** The configuration that evaluation began with. */
    Path originalFile();

    /** How the file that the call stands in is included by {@link #configFile}; empty if it is that file itself. */
    Optional<IncludedFile> includedAs();

    /** The files that {@link #configFile} includes; empty while its include blocks are being read. */
    List<IncludedFile> includes();

    /** Takes the files that are read. */
    ReadFiles reads();

    /** Whose identity the call has; empty inside of what is needed to find a unit's role out. */
    Optional<IdentityStatements> identity();

    /** Another configuration file as a value. The file exists. */
    Value readConfig(Path file);

    /** Where Terraform will run. */
    String workingDir();

    /** The folder that relative paths in a configuration start from. */
    default Path folder() {
        return Paths.folderOf(configFile());
    }

    /** A path as written in a configuration, made absolute. */
    default Path resolve(String written) {
        return folder().resolve(written).normalize();
    }
}
