package dev.terrane.aws.session;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.AwsFailure.Kind;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.audit.AuditLog;
import dev.terrane.aws.http.Unreachable;
import dev.terrane.aws.role.CredentialPlace;
import dev.terrane.aws.role.PlannedRole;
import dev.terrane.aws.role.Requester;
import dev.terrane.aws.role.RoleRequest;
import dev.terrane.aws.role.StsLocation;
import dev.terrane.aws.sts.Sts;
import dev.terrane.aws.sts.StsFailures;
import dev.terrane.aws.sts.StsRefusal;
import dev.terrane.aws.token.Tokens;
import dev.terrane.aws.world.AwsWorld;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** The broker over STS: a table of sessions by what was asked for, and the makers of their sources. */
public final class Broker implements SessionBroker {
    private final AwsWorld world;
    private final Sts sts;
    private final Tokens tokens;
    private final BaseSources base;
    private final MfaCodes mfa;
    private final Supplier<StsLocation> usualSts;
    private final AuditLog audit;
    private final ConcurrentMap<RoleRequest, LivingSession> roles = new ConcurrentHashMap<>();
    private final ConcurrentMap<Requester, Session> requesters = new ConcurrentHashMap<>();

    /** Makes one; {@code usualSts} is asked who the base is, where no role says which STS to ask. */
    public Broker(AwsWorld world, Sts sts, Tokens tokens, BaseSources base, MfaCodes mfa,
            Supplier<StsLocation> usualSts, AuditLog audit) {
        this.world = world;
        this.sts = sts;
        this.tokens = tokens;
        this.base = base;
        this.mfa = mfa;
        this.usualSts = usualSts;
        this.audit = audit;
    }

    /** Where identities that are no role of the unit come from; looked up when first needed. */
    public interface BaseSources {
        Found base();

        Found profile(String name);

        CredentialSource place(CredentialPlace place);
    }

    /** What a look-up found. */
    public sealed interface Found {
        /** Credentials from a source of their own. */
        record Direct(CredentialSource source) implements Found {}

        /** A role that a profile or the environment names. */
        record Role(PlannedRole role, String description) implements Found {}
    }

    @Override
    public Session session(PlannedRole role) {
        LivingSession session = living(role.request());
        if (!session.isHeld()) {
            obtain(role);
        }
        return session;
    }

    private void obtain(PlannedRole role) {
        List<RoleRequest> path = role.path();
        for (int i = 0; i < path.size(); i++) {
            try {
                living(path.get(i)).credentials();
            } catch (IdentityException e) {
                AwsFailure failure = e.failure();
                if (failure.kind() == Kind.TOKEN && role.token().isPresent()) {
                    failure = failure.at(role.token().get());
                }
                if (i < path.size() - 1) {
                    failure = failure.withFact("on the way to: " + role.request().role());
                }
                throw new IdentityException(failure.at(role.originOf(i)));
            }
        }
    }

    private LivingSession living(RoleRequest request) {
        return roles.computeIfAbsent(request,
                asked -> new LivingSession(new AssumedRole(asked, this, sts, tokens, world.notices()),
                        credentials -> callerIdentity(asked.sts(), credentials, asked.role().toString()),
                        new AuditedEvents(audit, asked), world.time(), world.random(), world.notices()));
    }

    @Override
    public Session requester(Requester requester) {
        if (requester instanceof Requester.Assumed(RoleRequest request)) {
            return living(request);
        }
        Session known = requesters.get(requester);
        // not by computeIfAbsent: to find one out may ask for another
        return known != null ? known : requesters.merge(requester, find(requester), (first, second) -> first);
    }

    private Session find(Requester requester) {
        return switch (requester) {
            case Requester.Base _ -> found(base.base());
            case Requester.Profile(String name) -> found(base.profile(name));
            case Requester.Place(CredentialPlace place) -> direct(base.place(place));
            case Requester.Given(Credentials credentials) -> direct(
                    new GivenCredentials(credentials, "the auth provider command", world.time()));
            case Requester.WithMfa withMfa -> direct(new MfaSession(withMfa, requester(withMfa.user()), mfa, sts,
                    usualSts, world.notices()));
            case Requester.Assumed(RoleRequest request) -> living(request);
            case Requester.WebIdentity _ -> throw new IllegalArgumentException("a token is no session");
        };
    }

    private Session found(Found found) {
        return switch (found) {
            case Found.Direct(CredentialSource source) -> direct(source);
            case Found.Role(PlannedRole role, String description) -> new DescribedSession(living(role.request()),
                    description);
        };
    }

    private LivingSession direct(CredentialSource source) {
        return new LivingSession(source,
                credentials -> callerIdentity(usualSts.get(), credentials, source.description()), NO_EVENTS,
                world.time(), world.random(), world.notices());
    }

    private CallerIdentity callerIdentity(StsLocation location, Credentials credentials, String whose) {
        try {
            return sts.callerIdentity(location, credentials);
        } catch (StsRefusal e) {
            throw new IdentityException(StsFailures.refused("to say whose credentials these are", whose, e));
        } catch (Unreachable e) {
            throw new IdentityException(StsFailures.unreachable(e));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IdentityException(
                    AwsFailure.of(Kind.CANCELLED, "interrupted while waiting for STS", List.of()));
        }
    }

    private static final LivingSession.Events NO_EVENTS = new LivingSession.Events() {
        @Override
        public void obtained(Sts.Obtained obtained) {
            // base credentials are the user's own and not audited
        }

        @Override
        public void renewed(Sts.Obtained obtained) {
            // as above
        }

        @Override
        public void failed(AwsFailure failure) {
            // as above
        }
    };

    /** A session under another name: a profile's role is shown as the profile. */
    private record DescribedSession(Session session, String description) implements Session {
        @Override
        public Credentials credentials() {
            return session.credentials();
        }

        @Override
        public Credentials credentials(Duration atLeast) {
            return session.credentials(atLeast);
        }

        @Override
        public CallerIdentity identity() {
            return session.identity();
        }

        @Override
        public boolean renewable() {
            return session.renewable();
        }
    }
}
