package dev.terrane.run.unit;

import dev.terrane.aws.auth.AuthAnswer;
import dev.terrane.aws.delivery.Delivery;
import dev.terrane.aws.doctor.Finding;
import dev.terrane.aws.role.Purpose;
import dev.terrane.aws.session.CallerIdentity;
import dev.terrane.aws.session.Credentials;
import dev.terrane.aws.session.Session;
import dev.terrane.aws.unit.UnitIdentity;
import dev.terrane.config.context.ConfigContext;
import dev.terrane.config.context.ConfigServices;
import dev.terrane.run.RunOptions;
import dev.terrane.run.event.Step;
import dev.terrane.run.process.ProcessStarter.Group;
import dev.terrane.run.terraform.TerraformArguments;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Units of which nothing is wanted but their identities: what the `auth` commands are about. Thread-safe. */
public final class IdentityUnits implements AutoCloseable {
    private static final Duration WORTH_HANDING_ON = Duration.ofMinutes(10);

    private final Units units;
    private final RunOptions options;

    /** Makes one; the command of the options is the one that {@link #explained} is about. */
    public IdentityUnits(RunSetup setup, RunOptions options) {
        this.units = new Units(setup, options, Group.SHARED);
        this.options = options;
    }

    /**
     * Somebody that STS knows.
     *
     * @param expires when the credentials end
     * @param source where the credentials come from that stand at the beginning
     */
    public record Known(UnitIdentity identity, CallerIdentity caller, Optional<Instant> expires, String source) {}

    /** The identities that a unit gets for the command of the options. Neither AWS nor the auth command is asked. */
    public UnitIdentity explained(Path file) throws UnitException {
        return units.failures().during(Step.IDENTITY, () -> {
            ConfigServices services = units.services();
            UnitTask task = UnitTask.of(file, options.command(), Optional.empty());
            ConfigContext context = units.context(task, units.world().environment())
                    .withServices(new ConfigServices(services.commands(),
                            new OfflineAnswers(units::identities, options.command()), services.outputs(),
                            services.secrets(), services.workingCopies(), services.notices()));
            return units.identities().of(units.loader().load(file, context).identity(), options.command(),
                    AuthAnswer.NOTHING);
        });
    }

    /** The identities that a unit needs for a purpose; its guard is not held. */
    public UnitIdentity planned(Path file, Purpose purpose) throws UnitException {
        return ofPurpose(units.read(task(file, purpose)).identity(), purpose);
    }

    /** Examines what the identities of units stand on, and tries each of their roles. */
    public List<Finding> examined(Collection<UnitIdentity> identities) throws UnitException {
        return units.failures().waiting(Step.IDENTITY,
                () -> units.identities().all().doctor().examine(identities));
    }

    /** Asks STS who a unit is. */
    public Known known(Path file, Purpose purpose) throws UnitException {
        return withSession(file, purpose, (identity, session) -> new Known(identity, session.identity(),
                session.credentials().expiration(), units.identities().all().source(identity)));
    }

    /** Work with the session of a unit's identity. */
    @FunctionalInterface
    public interface SessionWork<T> {
        T run(UnitIdentity identity, Session session);
    }

    /** Does something with the session of a unit, which has been obtained and may wait for AWS. */
    public <T> T withSession(Path file, Purpose purpose, SessionWork<T> work) throws UnitException {
        UnitIdentity identity = ofPurpose(units.load(task(file, purpose)).identity(), purpose);
        return units.failures().waiting(Step.IDENTITY,
                () -> work.run(identity, units.identities().session(identity)));
    }

    /** The credentials of a unit, with as much of their life left as a new session can have. */
    public static Credentials lasting(Session session) {
        return session.credentials(WORTH_HANDING_ON);
    }

    /**
     * Runs any program under the identity of a unit, delivered and renewed as for OpenTofu/Terraform.
     *
     * @return its exit code
     */
    public int exec(Path file, Purpose purpose, List<String> words) throws UnitException {
        LoadedUnit loaded = units.load(task(file, purpose));
        UnitIdentity identity = ofPurpose(loaded.identity(), purpose);
        try (Delivery delivery = units.failures().waiting(Step.IDENTITY,
                () -> units.identities().deliver(identity, loaded.environment()))) {
            UnitScene scene = units.scene(loaded.directory(), false);
            scene.begin(Step.COMMAND);
            return Units.recorded(delivery, () -> new UnitResult(new ProgramCaller(scene).exitCode(words,
                    options.workingDirectory(), delivery.environment().applyTo(loaded.environment())),
                    Optional.empty())).exitCode();
        }
    }

    private static UnitTask task(Path file, Purpose purpose) {
        String word = purpose == Purpose.STATE ? Purpose.PLAN.label() : purpose.label();
        return UnitTask.of(file, TerraformArguments.parse(List.of(word)), Optional.empty());
    }

    private static UnitIdentity ofPurpose(UnitIdentity identity, Purpose purpose) {
        return purpose == Purpose.STATE ? identity.ofState() : identity;
    }

    @Override
    public void close() {
        units.close();
    }
}
