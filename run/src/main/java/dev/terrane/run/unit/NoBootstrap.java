package dev.terrane.run.unit;

import dev.terrane.config.model.RemoteState;
import dev.terrane.run.event.Step;
import java.util.Map;

/** Refuses to make what a state backend needs: that is not built yet. */
final class NoBootstrap implements Backends {

    @Override
    public void bootstrap(RemoteState state, UnitScene scene, Map<String, String> environment) throws UnitException {
        throw UnitException.of(Step.INIT,
                "`--backend-bootstrap` is not built yet; make the bucket of the `" + state.backend()
                        + "` backend by hand, and run without the flag");
    }

    @Override
    public boolean needsBootstrap(RemoteState state, UnitScene scene, Map<String, String> environment)
            throws UnitException {
        bootstrap(state, scene, environment);
        return true;
    }
}
