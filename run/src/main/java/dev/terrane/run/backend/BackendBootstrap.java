package dev.terrane.run.backend;

import dev.terrane.aws.AwsIdentities;
import dev.terrane.aws.unit.UnitIdentity;
import dev.terrane.aws.world.Time;
import dev.terrane.config.model.RemoteState;
import dev.terrane.run.RunOptions;
import dev.terrane.run.log.Log;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Makes what state backends need before they can be used, each backend once a run, where the user asks for that. Thread-safe. */
public final class BackendBootstrap {
    private final Supplier<AwsIdentities> identities;
    private final RunOptions.BackendOptions options;
    private final Predicate<String> ask;
    private final Time time;
    private final ConcurrentMap<String, AtomicBoolean> ready = new ConcurrentHashMap<>();

    /** @param ask asks the user whether to do something */
    public BackendBootstrap(Supplier<AwsIdentities> identities, RunOptions.BackendOptions options,
            Predicate<String> ask, Time time) {
        this.identities = identities;
        this.options = options;
        this.ask = ask;
        this.time = time;
    }

    /**
     * The backend of one unit.
     *
     * @param identity the unit's; its guard has been held already
     * @param environment of the unit's OpenTofu/Terraform
     */
    public record Request(RemoteState state, UnitIdentity identity, Map<String, String> environment, Log log) {}

    /**
     * Whether something is missing.
     *
     * @throws dev.terrane.aws.IdentityException if the identity cannot be had
     */
    public boolean isNeeded(Request request) throws BackendException {
        if (!request.state().backend().equals("s3") || bucketReady(request).get()) {
            return false;
        }
        S3Access access = access(request);
        return S3Bootstrap.isNeeded(access.bucket(), access.lockTable());
    }

    /**
     * Makes what is missing, and brings up to date what is there.
     *
     * @throws dev.terrane.aws.IdentityException if the identity cannot be had
     */
    public void run(Request request) throws BackendException {
        switch (request.state().backend()) {
            case "s3" -> s3(request);
            case "gcs", "azurerm" -> request.log().warn("Buckets of the " + request.state().backend()
                    + " backend cannot be made by Terrane yet; it must exist already.");
            default -> request.log().debug("The " + request.state().backend() + " backend needs nothing to be made");
        }
    }

    private void s3(Request request) throws BackendException {
        AtomicBoolean done = bucketReady(request);
        synchronized (done) {
            if (done.get()) {
                return;
            }
            S3Access access = access(request);
            Settings settings = Settings.of(request.state());
            new S3Bootstrap(settings, access.bucket(), access.lockTable(),
                    new S3Bootstrap.Context(access.session().identity(), ask, !options.requireBootstrap(),
                            this::pause, request.log()))
                    .run();
            done.set(true);
        }
    }

    private AtomicBoolean bucketReady(Request request) {
        Settings settings = Settings.of(request.state());
        Optional<String> table = settings.text("dynamodb_table").or(() -> settings.text("lock_table"));
        return ready.computeIfAbsent(settings.text("bucket").orElse("") + "\n" + settings.text("region").orElse("")
                + "\n" + table.orElse(""), _ -> new AtomicBoolean());
    }

    private S3Access access(Request request) {
        return new S3Access(identities.get(), request.identity(), request.state(), request.environment());
    }

    private void pause(Duration duration) throws BackendException {
        try {
            time.pause(duration);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new BackendException("waiting for AWS was interrupted");
        }
    }
}
