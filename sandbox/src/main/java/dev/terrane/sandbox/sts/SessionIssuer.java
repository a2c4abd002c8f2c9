package dev.terrane.sandbox.sts;

import dev.terrane.sandbox.fault.Faults;
import dev.terrane.sandbox.iam.Caller;
import dev.terrane.sandbox.iam.Directory;
import dev.terrane.sandbox.iam.Identity;
import dev.terrane.sandbox.iam.Policy;
import dev.terrane.sandbox.iam.Session;
import dev.terrane.sandbox.record.Ids;
import dev.terrane.sandbox.record.Ledger;
import dev.terrane.sandbox.record.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes temporary credentials. */
public final class SessionIssuer {
    private final Directory directory;
    private final Ids ids;
    private final Ledger ledger;
    private final Faults faults;
    private final Clock clock;

    public SessionIssuer(Directory directory, Ids ids, Ledger ledger, Faults faults, Clock clock) {
        this.directory = directory;
        this.ids = ids;
        this.ledger = ledger;
        this.faults = faults;
        this.clock = clock;
    }

    /** What a session carries besides its keys. */
    public record Traits(Optional<String> name, Map<String, String> tags, Set<String> transitiveTagKeys,
            Optional<String> sourceIdentity, boolean mfa, List<Policy> policies, Optional<String> federatedBy) {
        public static Traits named(String name) {
            return new Traits(Optional.of(name), Map.of(), Set.of(), Optional.empty(), false, List.of(),
                    Optional.empty());
        }
    }

    /** A session of that identity; it lives as long as is asked, unless a fault has it otherwise. */
    public Session issue(Identity identity, Duration life, Traits traits) {
        Instant now = clock.instant();
        Instant expires = now.plus(faults.sessionLife().orElse(life)).truncatedTo(ChronoUnit.SECONDS);
        Session session = new Session(ids.accessKeyId("ASIA"), ids.secretAccessKey(), ids.sessionToken(), now, expires,
                identity, traits.name(), traits.tags(), traits.transitiveTagKeys(), traits.sourceIdentity(),
                traits.mfa(), traits.policies(), traits.federatedBy());
        directory.register(session);
        String owner = new Caller.Temporary(session).arn();
        ledger.add(Secret.Kind.SECRET_ACCESS_KEY, owner, session.secret());
        ledger.add(Secret.Kind.SESSION_TOKEN, owner, session.token());
        return session;
    }
}
