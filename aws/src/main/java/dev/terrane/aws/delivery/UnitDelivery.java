package dev.terrane.aws.delivery;

import dev.terrane.aws.audit.AuditEvent;
import dev.terrane.aws.audit.AuditLog;
import dev.terrane.aws.role.DeliveryMode;
import dev.terrane.aws.role.PlannedRole;
import dev.terrane.aws.session.Credentials;
import dev.terrane.aws.session.Session;
import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.unit.FurtherIdentity;
import dev.terrane.aws.unit.UnitIdentity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A delivery to one unit. */
final class UnitDelivery implements Delivery {
    private final UnitIdentity identity;
    private final AuditLog audit;
    private final Optional<Session> main;
    private final EnvironmentPatch environment;
    private final List<Ending> endings;

    private UnitDelivery(Builder builder) {
        this.identity = builder.identity;
        this.audit = builder.audit;
        this.main = builder.main;
        this.environment = new EnvironmentPatch(builder.set, builder.remove);
        this.endings = List.copyOf(builder.endings);
    }

    @Override
    public EnvironmentPatch environment() {
        return environment;
    }

    @Override
    public Optional<String> stateProfile() {
        return identity.state().map(state -> state.profile());
    }

    @Override
    public void childStarted() {
        AuditEvent event = event(identity, AuditEvent.CHILD_STARTED, identity.role());
        main.ifPresent(session -> {
            Credentials credentials = session.credentials();
            event.with("access_key_id", credentials.accessKeyId());
            credentials.expiration().ifPresent(end -> event.with("expires", end));
        });
        audit.write(event);
    }

    @Override
    public void childFinished(int exitCode) {
        audit.write(event(identity, AuditEvent.CHILD_FINISHED, identity.role()).with("exit_code", exitCode));
    }

    @Override
    public void close() {
        endings.reversed().forEach(Ending::close);
    }

    @Override
    public String toString() {
        return "Delivery to " + identity.unit().path() + ": " + environment;
    }

    private static AuditEvent event(UnitIdentity identity, String name, Optional<PlannedRole> of) {
        AuditEvent event = AuditEvent.of(name).with("unit", identity.unit().path())
                .with("command", identity.unit().command()).with("purpose", identity.purpose().label());
        of.ifPresent(role -> event.role(role.request()).with("origin", describe(role.origin())));
        return event;
    }

    private static String describe(Origin origin) {
        return origin.describe();
    }

    /** Collects what a delivery is made of. If it is never built, what it holds must be closed. */
    static final class Builder {
        private final UnitIdentity identity;
        private final AuditLog audit;
        private final Optional<Session> main;
        private final Map<String, String> set = new HashMap<>();
        private final Set<String> remove = new HashSet<>();
        private final List<Ending> endings = new ArrayList<>();

        Builder(UnitIdentity identity, AuditLog audit, Optional<Session> main) {
            this.identity = identity;
            this.audit = audit;
            this.main = main;
        }

        DeliveryMode mode() {
            return identity.delivery();
        }

        void change(EnvironmentPatch patch) {
            set.putAll(patch.set());
            remove.addAll(patch.remove());
        }

        void set(String name, String value) {
            set.put(name, value);
            remove.remove(name);
        }

        void closeLater(Ending ending) {
            endings.add(ending);
        }

        /** A child gets credentials of what is offered under that name: the main identity, a further one, a profile of the user's. */
        AuditEvent served(String name) {
            Optional<FurtherIdentity> further = identity.further().stream()
                    .filter(one -> name.equals(PrivateConfig.UNIT + one.profile())).findFirst();
            Optional<PlannedRole> role = name.equals(Deliveries.MAIN)
                    ? identity.role()
                    : further.map(FurtherIdentity::role);
            return event(identity, AuditEvent.CREDENTIALS_SERVED, role).with("profile",
                    further.map(FurtherIdentity::profile).orElse(name));
        }

        Delivery build() {
            return new UnitDelivery(this);
        }
    }
}
