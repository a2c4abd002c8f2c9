package dev.terrane.aws.delivery;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.AwsFailure.Kind;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.audit.AuditLog;
import dev.terrane.aws.base.AwsProfiles;
import dev.terrane.aws.role.DeliveryMode;
import dev.terrane.aws.role.Fields;
import dev.terrane.aws.role.Requester;
import dev.terrane.aws.session.Credentials;
import dev.terrane.aws.session.Session;
import dev.terrane.aws.session.SessionBroker;
import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.setting.Setting;
import dev.terrane.aws.unit.FurtherIdentity;
import dev.terrane.aws.unit.UnitIdentity;
import dev.terrane.aws.world.AwsWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes deliveries: obtains the identities of a unit, judges whether enough of their life is left, and lays them
 * ready in the way that the unit wants. One endpoint serves all units of a run; it listens once it is needed.
 */
public final class Deliveries implements AutoCloseable {
    private static final Duration WORTH_A_WARNING = Duration.ofMinutes(10);
    private static final Duration WARN_BEFORE_END = Duration.ofMinutes(5);

    static final String MAIN = "main";
    private static final String REMEDY = "With credentials = \"endpoint\" in terrane.hcl, or"
            + " --aws-credentials endpoint, they are renewed while it runs";
    private static final String FRESH = "get fresh base credentials, or a longer session (duration)";

    private final AwsWorld world;
    private final AwsProfiles profiles;
    private final SessionBroker broker;
    private final AuditLog audit;
    private @Nullable CredentialsEndpoint endpoint;

    public Deliveries(AwsWorld world, AwsProfiles profiles, SessionBroker broker, AuditLog audit) {
        this.world = world;
        this.profiles = profiles;
        this.broker = broker;
        this.audit = audit;
    }

    /**
     * Obtains the identities and lays them ready.
     *
     * @param environment of the unit, to which the changes will be made
     * @throws IdentityException if an identity cannot be had, or too little of its life is left
     */
    public Delivery deliver(UnitIdentity identity, Map<String, String> environment) {
        Map<String, Session> offered = new LinkedHashMap<>();
        for (FurtherIdentity further : identity.further()) {
            Session session = broker.session(further.role());
            session.credentials();
            offered.put(further.profile(), session);
        }
        Optional<Session> main = identity.isOwn()
                ? Optional.of(identity.role().map(broker::session).orElseGet(() -> broker.requester(identity.asker())))
                : Optional.empty();
        UnitDelivery.Builder delivery = new UnitDelivery.Builder(identity, audit, main);
        try {
            if (main.isPresent()) {
                layReady(delivery, identity, environment, main.get(), offered);
            } else {
                leaveAlone(delivery, identity, environment, offered);
            }
            return delivery.build();
        } catch (RuntimeException e) {
            delivery.build().close();
            throw e;
        }
    }

    private void layReady(UnitDelivery.Builder delivery, UnitIdentity identity, Map<String, String> environment,
            Session main, Map<String, Session> offered) {
        switch (identity.delivery()) {
            case ENVIRONMENT -> {
                Credentials credentials = lasting(identity, main);
                delivery.change(EnvironmentChanges.keys(credentials, environment));
                credentials.expiration()
                        .ifPresent(end -> warnBeforeEnd(identity, end).ifPresent(delivery::closeLater));
                if (!offered.isEmpty()) {
                    offer(delivery, offered, Optional.of(main), false);
                }
            }
            case ENDPOINT, PROCESS -> {
                if (!main.renewable()) {
                    main.credentials().expiration().ifPresent(end -> enoughLeft(identity, end));
                }
                delivery.change(EnvironmentChanges.noKeys(environment));
                offer(delivery, offered, Optional.of(main), identity.delivery() == DeliveryMode.PROCESS);
            }
        }
        regionOfProfile(environment).ifPresent(region -> delivery.set("AWS_REGION", region));
    }

    /** The main identity is the base and is not touched; what is known of its end is told. */
    private void leaveAlone(UnitDelivery.Builder delivery, UnitIdentity identity, Map<String, String> environment,
            Map<String, Session> offered) {
        // without min_remaining nobody is asked, and nothing but the environment looked at
        Optional<Instant> end = identity.minRemaining().isPositive()
                ? broker.requester(new Requester.Base()).credentials().expiration()
                : EnvironmentChanges.knownEnd(environment);
        end.ifPresent(known -> {
            enoughLeft(identity, known);
            warnBeforeEnd(identity, known).ifPresent(delivery::closeLater);
        });
        if (!offered.isEmpty()) {
            offer(delivery, offered, Optional.empty(), false);
        }
    }

    private void offer(UnitDelivery.Builder delivery, Map<String, Session> offered, Optional<Session> main,
            boolean byProcess) {
        CredentialsEndpoint.Offer offer = endpoint().offer(name -> session(name, offered, main),
                (name, credentials) -> audit.write(delivery.served(name)
                        .with("access_key_id", credentials.accessKeyId())));
        delivery.closeLater(offer::close);
        boolean byEndpoint = main.isPresent() && delivery.mode() == DeliveryMode.ENDPOINT;
        if (byEndpoint) {
            delivery.set("AWS_CONTAINER_CREDENTIALS_FULL_URI", offer.uri(MAIN).toString());
            delivery.set("AWS_CONTAINER_AUTHORIZATION_TOKEN", offer.token());
        }
        if (main.isPresent() && delivery.mode() != DeliveryMode.ENVIRONMENT) {
            delivery.set("AWS_EC2_METADATA_DISABLED", "true");
        }
        Map<String, String> identities = new LinkedHashMap<>();
        offered.keySet().forEach(profile -> identities.put(profile, PrivateConfig.UNIT + profile));
        PrivateConfig config = PrivateConfig.write(world.temporaryFolder(), profiles,
                new PrivateConfig.Wanted(identities, main.isPresent(),
                        byProcess ? Optional.of(MAIN) : Optional.empty()),
                this::credentialProcess);
        delivery.closeLater(config::close);
        delivery.set("AWS_CONFIG_FILE", config.configFile().toString());
        delivery.set("AWS_SHARED_CREDENTIALS_FILE", config.credentialsFile().toString());
        delivery.set(CredentialProcess.URL, offer.base());
        delivery.set(CredentialProcess.TOKEN, offer.token());
    }

    private Optional<Session> session(String name, Map<String, Session> offered, Optional<Session> main) {
        if (name.startsWith(PrivateConfig.OWN)) {
            String profile = name.substring(PrivateConfig.OWN.length());
            return profiles.profile(profile).map(_ -> broker.requester(new Requester.Profile(profile)));
        }
        if (name.startsWith(PrivateConfig.UNIT)) {
            return Optional.ofNullable(offered.get(name.substring(PrivateConfig.UNIT.length())));
        }
        return name.equals(MAIN) ? main : Optional.empty();
    }

    private String credentialProcess(String name) {
        StringBuilder command = new StringBuilder();
        for (String word : world.credentialProcess()) {
            command.append(ShellQuote.quote(word)).append(' ');
        }
        return command.append(ShellQuote.quote(name)).toString();
    }

    private synchronized CredentialsEndpoint endpoint() {
        CredentialsEndpoint open = endpoint;
        if (open == null) {
            open = CredentialsEndpoint.open();
            endpoint = open;
        }
        return open;
    }

    /** A profile of the user's that is taken out of the environment leaves its region behind. */
    private Optional<String> regionOfProfile(Map<String, String> environment) {
        String profile = environment.getOrDefault("AWS_PROFILE", environment.getOrDefault("AWS_DEFAULT_PROFILE", ""));
        if (profile.isEmpty() || !environment.getOrDefault("AWS_REGION", "").isEmpty()
                || !environment.getOrDefault("AWS_DEFAULT_REGION", "").isEmpty()) {
            return Optional.empty();
        }
        return profiles.configurationOf(profile).region().map(Setting::value);
    }

    /** Credentials for a child that cannot come back for more: fresh ones rather than the last of a shared session. */
    private Credentials lasting(UnitIdentity identity, Session session) {
        Duration wanted = identity.minRemaining().compareTo(WORTH_A_WARNING) > 0
                ? identity.minRemaining()
                : WORTH_A_WARNING;
        Credentials credentials = session.credentials(wanted);
        credentials.expiration().ifPresent(end -> enoughLeft(identity, end));
        return credentials;
    }

    private void enoughLeft(UnitIdentity identity, Instant end) {
        Duration left = Duration.between(world.time().now(), end);
        if (identity.minRemaining().isPositive() && left.compareTo(identity.minRemaining()) < 0) {
            Origin origin = identity.settings().get(Fields.MIN_REMAINING).<Origin>map(Setting::origin)
                    .orElse(new Origin.Default());
            throw new IdentityException(new AwsFailure(Kind.TOO_SHORT, Optional.empty(),
                    "the credentials of " + identity.unit().shown() + " end in " + minutes(left)
                            + ", sooner than min_remaining allows",
                    List.of("they end at: " + end, "min_remaining: " + minutes(identity.minRemaining())),
                    Optional.of(origin),
                    identity.delivery() == DeliveryMode.ENVIRONMENT && identity.isOwn()
                            ? List.of(FRESH, "or let them be renewed while Terraform runs: credentials = \"endpoint\"")
                            : List.of(FRESH)));
        }
        if (left.compareTo(WORTH_A_WARNING) < 0) {
            boolean renewable = identity.delivery() == DeliveryMode.ENVIRONMENT && identity.isOwn();
            world.notices().warn("The credentials of " + identity.unit().shown() + " end in " + minutes(left)
                    + "; Terraform fails if it takes longer" + (renewable ? ". " + REMEDY : ""));
        }
    }

    private Optional<Ending> warnBeforeEnd(UnitIdentity identity, Instant end) {
        Instant warnAt = end.minus(WARN_BEFORE_END);
        return world.time().now().isBefore(warnAt)
                ? Optional.of(world.time().at(warnAt,
                        () -> world.notices().warn("The credentials of " + identity.unit().shown()
                                + " end in 5 minutes, and Terraform still runs. " + REMEDY))::cancel)
                : Optional.empty();
    }

    private static String minutes(Duration duration) {
        return duration.isNegative()
                ? "0 min"
                : duration.toMinutes() > 0 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
    }

    @Override
    public synchronized void close() {
        if (endpoint != null) {
            endpoint.close();
        }
    }
}
