package dev.terrane.run.unit;

import dev.terrane.config.model.RemoteState;
import dev.terrane.run.RunOptions;
import dev.terrane.run.terraform.TerraformArguments;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes what state backends need, where the user asks for that with `--backend-bootstrap`. */
interface Backends {
    /** Commands that use the state. */
    Set<String> STATEFUL = Set.of("init", "apply", "destroy", "env", "import", "graph", "output", "plan", "push",
            "refresh", "show", "taint",
            "untaint", "validate", "force-unlock", "state");

    /** Makes what is missing. */
    void bootstrap(RemoteState state, UnitScene scene, Map<String, String> environment) throws UnitException;

    /** Whether something is missing. */
    boolean needsBootstrap(RemoteState state, UnitScene scene, Map<String, String> environment) throws UnitException;

    /** Whether something is missing that the command needs and the user allows to be made. */
    default boolean needBootstrap(Optional<RemoteState> state, TerraformArguments command, RunOptions options,
            UnitScene scene,
            Map<String, String> environment) throws UnitException {
        if (!options.backend().bootstrap() || !options.backend().updateBucket() || state.isEmpty()
                || state.get().disableInit()
                || !STATEFUL.contains(command.command())) {
            return false;
        }
        return needsBootstrap(state.get(), scene, environment);
    }
}
