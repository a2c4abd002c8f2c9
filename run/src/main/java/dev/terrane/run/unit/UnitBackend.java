package dev.terrane.run.unit;

import dev.terrane.aws.IdentityException;
import dev.terrane.aws.unit.UnitIdentity;
import dev.terrane.config.model.RemoteState;
import dev.terrane.run.RunOptions;
import dev.terrane.run.backend.BackendBootstrap;
import dev.terrane.run.backend.BackendConfig;
import dev.terrane.run.backend.BackendException;
import dev.terrane.run.event.Step;
import dev.terrane.run.source.TerraformFiles;
import dev.terrane.run.terraform.InitCheck;
import dev.terrane.run.terraform.InitialisedBackend;
import dev.terrane.run.terraform.TerraformArguments;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The state backend of one unit: making it, and initialising it with the identity that it is to have. */
final class UnitBackend {
    /** Commands that use the state. */
    private static final Set<String> STATEFUL = Set.of("init", "apply", "destroy", "env", "import", "graph", "output",
            "plan", "push", "refresh", "show", "taint", "untaint", "validate", "force-unlock", "state");

    private final Optional<RemoteState> state;
    private final UnitIdentity identity;
    private final Optional<String> profile;
    private final BackendBootstrap bootstrap;
    private final RunOptions.BackendOptions options;
    private final UnitScene scene;

    private static final Pattern S3 = Pattern.compile("^[ \\t]*backend[ \\t]+\"s3\"", Pattern.MULTILINE);

    /** @param profile the AWS profile that the backend is to use, where it has an identity of its own */
    UnitBackend(Optional<RemoteState> state, UnitIdentity identity, Optional<String> profile,
            BackendBootstrap bootstrap, RunOptions.BackendOptions options, UnitScene scene) {
        this.state = state;
        this.identity = identity;
        this.profile = profile;
        this.bootstrap = bootstrap;
        this.options = options;
        this.scene = scene;
    }

    /** Whether an init has to make something before the command. */
    boolean lacksSomething(TerraformArguments command, Map<String, String> environment) throws UnitException {
        return bootstraps() && options.updateBucket() && STATEFUL.contains(command.command())
                && asked(() -> bootstrap.isNeeded(request(environment)));
    }

    private boolean bootstraps() {
        return options.bootstrap() && state.filter(block -> !block.disableInit()).isPresent();
    }

    /** Makes what is missing, where the user asks for that. */
    void bootstrap(Map<String, String> environment) throws UnitException {
        if (bootstraps()) {
            make(environment);
        }
    }

    /** Makes what is missing. */
    void make(Map<String, String> environment) throws UnitException {
        asked(() -> {
            bootstrap.run(request(environment));
            return true;
        });
    }

    private BackendBootstrap.Request request(Map<String, String> environment) {
        return new BackendBootstrap.Request(state.orElseThrow(), identity, environment, scene.log());
    }

    @FunctionalInterface
    private interface Question {
        boolean ask() throws BackendException;
    }

    private boolean asked(Question question) throws UnitException {
        try {
            return scene.interruption().<Boolean, BackendException>interruptibly(question::ask);
        } catch (BackendException e) {
            throw UnitException.of(Step.INIT, e.message());
        } catch (IdentityException e) {
            throw UnitException.of(Step.INIT, e.failure().text());
        }
    }

    /** What `init` has to be told about the backend. */
    List<String> initArguments(Path folder, Map<String, String> environment) throws UnitException {
        List<String> arguments = new ArrayList<>();
        state.ifPresent(block -> arguments.addAll(BackendConfig.initArguments(block)));
        if (profile.isPresent() && isS3(folder)) {
            arguments.add("-backend-config=profile=" + profile.get());
        }
        if (identityChanged(folder, environment)) {
            arguments.add("-reconfigure");
        }
        return arguments;
    }

    /** Only S3 knows AWS profiles. Where the configuration says nothing of a backend, the code may. */
    private boolean isS3(Path folder) throws UnitException {
        if (state.isPresent()) {
            return state.get().backend().equals("s3");
        }
        try {
            return TerraformFiles.anyMatches(folder, S3);
        } catch (IOException e) {
            throw UnitException.of(Step.INIT,
                    "the code in " + scene.shown(folder) + " cannot be read: " + e.getMessage());
        }
    }

    /** Whether the backend was initialised with a role for the state and has none now, or the other way round. */
    boolean identityChanged(Path folder, Map<String, String> environment) throws UnitException {
        try {
            Optional<InitialisedBackend> before = InitialisedBackend.in(InitCheck.dataFolder(folder, environment));
            return before.filter(backend -> backend.type().equals("s3")
                    && backend.profile().filter(UnitIdentity.STATE_PROFILE::equals).isPresent() != profile.isPresent())
                    .isPresent();
        } catch (IOException e) {
            throw UnitException.of(Step.INIT, "it cannot be found out whether an init is needed: " + e.getMessage());
        }
    }
}
