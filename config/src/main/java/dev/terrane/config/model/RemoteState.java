package dev.terrane.config.model;

import dev.terrane.hcl.source.SourceRange;
import dev.terrane.hcl.value.Value;
import java.util.Optional;

/**
 * `remote_state`, block or attribute.
 *
 * @param config the backend's settings, an object
 * @param generate the file that the backend block is written to; absent means `-backend-config` arguments
 * @param encryption OpenTofu's state encryption, an object
 * @param declaredAsAttribute written `remote_state = {…}`; discovery does not see that form
 */
public record RemoteState(String backend, Value config, boolean disableInit, boolean disableDependencyOptimization,
        Optional<Generate> generate, Optional<Value> encryption, boolean declaredAsAttribute, SourceRange at) {

    /**
     * The file to generate.
     *
     * @param ifExists the word as written: `error`, `skip`, `overwrite` or `overwrite_terragrunt`
     */
    public record Generate(String path, String ifExists) {}
}
