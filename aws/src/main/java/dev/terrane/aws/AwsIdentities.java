package dev.terrane.aws;

import dev.terrane.aws.audit.AuditEvent;
import dev.terrane.aws.audit.AuditLog;
import dev.terrane.aws.auth.AuthAnswer;
import dev.terrane.aws.auth.AuthProvider;
import dev.terrane.aws.base.AwsProfiles;
import dev.terrane.aws.base.BaseCredentials;
import dev.terrane.aws.call.SignedCalls;
import dev.terrane.aws.console.ConsoleLink;
import dev.terrane.aws.delivery.Deliveries;
import dev.terrane.aws.delivery.Delivery;
import dev.terrane.aws.delivery.EnvironmentChanges;
import dev.terrane.aws.doctor.Doctor;
import dev.terrane.aws.guard.AccountGuard;
import dev.terrane.aws.guard.AllowedRoles;
import dev.terrane.aws.http.Attempts;
import dev.terrane.aws.http.Http;
import dev.terrane.aws.http.Patience;
import dev.terrane.aws.http.Proxies;
import dev.terrane.aws.http.Trust;
import dev.terrane.aws.role.EffectiveSettings;
import dev.terrane.aws.role.NameFacts;
import dev.terrane.aws.role.PlannedRole;
import dev.terrane.aws.role.Purpose;
import dev.terrane.aws.role.Requester;
import dev.terrane.aws.role.RolePlanner;
import dev.terrane.aws.role.RoleSettings;
import dev.terrane.aws.role.SettingsLayers;
import dev.terrane.aws.role.StsLocation;
import dev.terrane.aws.role.StsLocations;
import dev.terrane.aws.session.Broker;
import dev.terrane.aws.session.CallerIdentity;
import dev.terrane.aws.session.MfaCodes;
import dev.terrane.aws.session.Session;
import dev.terrane.aws.session.SessionBroker;
import dev.terrane.aws.setting.Secret;
import dev.terrane.aws.sts.Sts;
import dev.terrane.aws.sts.StsClient;
import dev.terrane.aws.token.Tokens;
import dev.terrane.aws.unit.FurtherIdentity;
import dev.terrane.aws.unit.IdentityPlanner;
import dev.terrane.aws.unit.UnitFacts;
import dev.terrane.aws.unit.UnitIdentity;
import dev.terrane.aws.world.AwsWorld;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import javax.net.ssl.SSLSocketFactory;

/**
 * The identities of one run: which a unit needs, whether it may have them, the sessions, and how its children get
 * them. Making it reads and opens nothing. Failures are {@link IdentityException}s. Thread-safe.
 */
public final class AwsIdentities implements AutoCloseable {
    /** No state that a machine can plan with is larger. */
    private static final int LARGEST_OBJECT = 256 << 20;

    private final AwsWorld world;
    private final Run run;
    private final AuditLog audit;
    private final Attempts attempts;
    private final StsClient client;
    private final SignedCalls calls;
    private final Supplier<StsLocation> usualSts;
    private final SessionBroker broker;
    private final IdentityPlanner planner;
    private final Deliveries deliveries;
    private final AwsProfiles profiles;
    private final AuthProvider authProvider;

    /**
     * What a run tells of itself and allows.
     *
     * @param id of the run
     * @param nanos its start, in nanoseconds of UTC
     * @param caller what flags and variables say, without any unit
     * @param allowed the roles that may be named
     * @param mfaToken a code of the user's MFA device
     * @param version of Terrane, for the user agent
     */
    public record Run(String id, String nanos, String user, String host, SettingsLayers caller, AllowedRoles allowed,
            Optional<Secret> mfaToken, Patience patience, String version) {

        NameFacts names(UnitFacts unit) {
            return new NameFacts(id, nanos, user, host, unit.path(), unit.name(), unit.command(), unit.repository());
        }
    }

    public AwsIdentities(AwsWorld world, Run run, AuditLog audit) {
        this.world = world;
        this.run = run;
        this.audit = audit;
        this.profiles = new AwsProfiles(world);
        Http http = new Http(new Proxies(world.environment()), () -> Trust.socketFactory(profiles.caBundle()));
        this.attempts = new Attempts(http, world.time(), world.random(), world.notices(), run.patience());
        this.client = new StsClient(attempts, world.time(), world.notices(), "terrane/" + run.version());
        this.calls = new SignedCalls(new Attempts(http.withLongestAnswer(LARGEST_OBJECT), world.time(), world.random(),
                world.notices(), run.patience()), world.time(), client.skew(), "terrane/" + run.version());
        Sts sts = new Sts(client);
        EffectiveSettings caller = run.caller().main(Purpose.APPLY);
        BaseCredentials base = new BaseCredentials(world, profiles, attempts, http,
                run.names(new UnitFacts("", "", "", "")), caller);
        this.usualSts = () -> StsLocations.ofBase(caller,
                profiles.configurationOf(profiles.current().value()));
        this.broker = new Broker(world, sts, new Tokens(world, attempts, client.skew()), base,
                new MfaCodes(world, run.mfaToken()),
                usualSts, audit);
        this.planner = new IdentityPlanner(
                new RolePlanner(profiles.configurationOf(profiles.current().value()), world.workingFolder(),
                        world.notices()),
                run.allowed(), run::names);
        this.deliveries = new Deliveries(world, profiles, broker, audit);
        this.authProvider = new AuthProvider(world.commands(), world.notices());
    }

    /** The identities that a unit needs for a purpose; offline, everything that can be checked is. */
    public UnitIdentity plan(UnitFacts unit, SettingsLayers layers, AuthAnswer answer, Purpose purpose) {
        return planner.plan(unit, layers, answer, purpose);
    }

    /**
     * The environment in which a unit is evaluated: with the variables that the auth provider command answered, and over them its
     * credentials or those of the role that it names, which is obtained.
     */
    public Map<String, String> environment(UnitFacts unit, AuthAnswer answer, Map<String, String> environment) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.putAll(answer.variables());
        return answer.credentials()
                .or(() -> planner.provided(unit, run.caller(), answer).map(broker::session).map(Session::credentials))
                .map(credentials -> EnvironmentChanges.keys(credentials, changed).applyTo(changed)).orElse(changed);
    }

    /**
     * Holds the account guards of a unit's identities against their accounts: by the roles' ARNs, at no call; without
     * a role by asking STS once for each base.
     */
    public void guard(UnitIdentity identity) {
        if (!identity.guard().isOpen()) {
            Optional<String> known = identity.account();
            if (known.isPresent()) {
                judge(identity, identity.guard(), known.get(),
                        identity.role().map(role -> role.request().role().toString()).orElseThrow());
            } else {
                CallerIdentity caller = session(identity).identity();
                judge(identity, identity.guard(), caller.account(), caller.arn());
            }
        }
        for (FurtherIdentity further : identity.further()) {
            judge(identity, further.guard(), further.role().request().role().account(),
                    further.role().request().role() + " (profile " + further.profile() + ")");
        }
    }

    private void judge(UnitIdentity identity, AccountGuard guard, String account, String who) {
        guard.judge(account, who).ifPresent(failure -> {
            audit.write(AuditEvent.of(AuditEvent.GUARD_REFUSED).with("unit", identity.unit().path())
                    .with("command", identity.unit().command()).with("purpose", identity.purpose().label())
                    .with("role", who).with("account", account).with("error", failure.problem()));
            throw new IdentityException(failure.withFact("unit: " + identity.unit().shown()));
        });
    }

    /** What TLS trusts, for connections to others than AWS as well. */
    public SSLSocketFactory trust() {
        return Trust.socketFactory(profiles.caBundle());
    }

    /** The identity that Terrane was started with. */
    public Session base() {
        return broker.requester(new Requester.Base());
    }

    /** The session of a unit's main identity; a role is obtained before this returns. */
    public Session session(UnitIdentity identity) {
        return identity.role().map(broker::session).orElseGet(() -> broker.requester(identity.asker()));
    }

    /** The session with which a unit's backend works: that of {@code role "state"} where there is one, else the main one. */
    public Session stateSession(UnitIdentity identity) {
        return identity.state().map(state -> broker.session(state.role())).orElseGet(() -> session(identity));
    }

    /** The session of an AWS profile that a unit's code names: one that its files define, else the user's own. */
    public Session profileSession(UnitIdentity identity, String profile) {
        return identity.further().stream().filter(further -> further.profile().equals(profile)).findFirst()
                .map(further -> broker.session(further.role()))
                .orElseGet(() -> broker.requester(new Requester.Profile(profile)));
    }

    /** The session of a role that the unit's code assumes by itself, out of its main identity. */
    public Session sessionBehind(UnitIdentity identity, RoleSettings role) {
        return planner.behind(identity, role).map(broker::session).orElseGet(() -> session(identity));
    }

    /** Where the credentials come from that stand at the beginning of a unit's identity, as a user is told. */
    public String source(UnitIdentity identity) {
        Requester first = identity.role().map(role -> role.path().getFirst().requester()).orElse(identity.asker());
        return first instanceof Requester.WebIdentity
                ? "web identity token" + identity.role().flatMap(PlannedRole::token)
                        .map(origin -> " from " + origin.describe()).orElse("")
                : broker.requester(first).description();
    }

    /** Signed calls of other services. */
    public SignedCalls calls() {
        return calls;
    }

    /** Obtains all identities of a unit and lays them ready for its children. */
    public Delivery deliver(UnitIdentity identity, Map<String, String> environment) {
        return deliveries.deliver(identity, environment);
    }

    public AuthProvider authProvider() {
        return authProvider;
    }

    public SessionBroker broker() {
        return broker;
    }

    /** Examines identities and the ground they stand on. */
    public Doctor doctor() {
        return new Doctor(broker, client.skew(), usualSts.get(), world.time(), this::guard);
    }

    /** Makes links to AWS's web console. */
    public ConsoleLink consoleLink() {
        return new ConsoleLink(attempts, world.variable("TERRANE_AWS_SIGNIN_ENDPOINT").map(URI::create));
    }

    public AuditLog audit() {
        return audit;
    }

    /** Takes back everything that was delivered. */
    @Override
    public void close() {
        deliveries.close();
    }
}
