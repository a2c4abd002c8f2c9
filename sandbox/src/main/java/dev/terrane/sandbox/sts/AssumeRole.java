package dev.terrane.sandbox.sts;

import dev.terrane.sandbox.gateway.Call;
import dev.terrane.sandbox.iam.Account;
import dev.terrane.sandbox.iam.Authorizer;
import dev.terrane.sandbox.iam.Caller;
import dev.terrane.sandbox.iam.Directory;
import dev.terrane.sandbox.iam.RequestContext;
import dev.terrane.sandbox.iam.Role;
import dev.terrane.sandbox.iam.Session;
import dev.terrane.sandbox.wire.ServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** AssumeRole: who may, for how long, with which name, tags, source identity and policies. */
final class AssumeRole {
    private static final Duration DEFAULT = Duration.ofHours(1);
    private static final Duration LONGEST_CHAINED = Duration.ofHours(1);

    private final Directory directory;
    private final Authorizer authorizer;
    private final SessionIssuer issuer;
    private final Mfa mfa;

    AssumeRole(Directory directory, Authorizer authorizer, SessionIssuer issuer) {
        this.directory = directory;
        this.authorizer = authorizer;
        this.issuer = issuer;
        this.mfa = new Mfa(directory);
    }

    AssumedRole answer(Call call, AssumeParameters asked) {
        asked.verifyTogether();
        Caller caller = call.signer();
        Role role = directory.role(asked.roleArn()).orElseThrow(() -> denied(caller, "sts:AssumeRole", asked));
        Account account = directory.account(role.accountId()).orElseThrow();
        boolean proved = mfa.proves(caller, asked.serialNumber(), asked.tokenCode(), call.now());
        Optional<String> inheritedSource = caller.session().flatMap(Session::sourceIdentity);
        Optional<String> source = asked.sourceIdentity().or(() -> inheritedSource);
        Map<String, String> inherited = inheritedTags(caller);
        RequestContext context = context(call, asked, source, proved);

        require(role, caller, "sts:AssumeRole", context, asked);
        if (!asked.tags().isEmpty() || !asked.transitiveTagKeys().isEmpty()) {
            require(role, caller, "sts:TagSession", context, asked);
        }
        if (source.isPresent()) {
            require(role, caller, "sts:SetSourceIdentity", context, asked);
        }
        if (inheritedSource.isPresent() && !inheritedSource.equals(source)) {
            throw denied(caller, "sts:SetSourceIdentity", asked);
        }
        Duration life = asked.duration().map(Duration::ofSeconds).orElse(DEFAULT);
        verifyDuration(life, role, caller);
        verifyTags(asked, inherited);

        Map<String, String> tags = new HashMap<>(asked.tags());
        tags.putAll(inherited);
        Set<String> transitive = new HashSet<>(asked.transitiveTagKeys());
        transitive.addAll(inherited.keySet());
        Optional<Integer> packed = SessionPolicies.packedSize(asked, tags);
        boolean byMfa = proved || caller.session().map(Session::mfa).orElse(false);
        Session session = issuer.issue(role, life,
                new SessionIssuer.Traits(Optional.of(asked.sessionName()), Map.copyOf(tags), Set.copyOf(transitive),
                        source, byMfa, SessionPolicies.of(asked, account), Optional.empty()));
        return new AssumedRole(session, packed);
    }

    private static RequestContext context(Call call, AssumeParameters asked, Optional<String> source, boolean proved) {
        RequestContext context = RequestContext.empty().with("sts:RoleSessionName", asked.sessionName())
                .with("sts:ExternalId", asked.externalId()).with("sts:SourceIdentity", source)
                .with("sts:DurationSeconds", asked.duration().map(String::valueOf))
                .withTags("aws:RequestTag", asked.tags()).with("aws:RequestedRegion", call.region())
                .with("aws:CurrentTime", call.now().toString()).with("aws:SourceIp", "127.0.0.1");
        if (!asked.tags().isEmpty()) {
            context = context.with("aws:TagKeys", List.copyOf(asked.tags().keySet()));
        }
        if (!asked.transitiveTagKeys().isEmpty()) {
            context = context.with("sts:TransitiveTagKeys", List.copyOf(asked.transitiveTagKeys()));
        }
        return proved
                ? context.with("aws:MultiFactorAuthPresent", "true").with("aws:MultiFactorAuthAge", "0")
                : context;
    }

    private void require(Role role, Caller caller, String action, RequestContext context, AssumeParameters asked) {
        if (!authorizer.trusts(role, caller, action, context)) {
            throw denied(caller, action, asked);
        }
    }

    /** STS says the same of a role that does not exist, so that nobody can find out which do. */
    private static ServiceException denied(Caller caller, String action, AssumeParameters asked) {
        return new ServiceException(403, "AccessDenied", "User: " + caller.arn() + " is not authorized to perform: "
                + action + " on resource: " + asked.roleArn());
    }

    static void verifyDuration(Duration life, Role role) {
        if (life.compareTo(role.maxSession()) > 0) {
            throw new ServiceException(400, "ValidationError",
                    "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
    }

    private static void verifyDuration(Duration life, Role role, Caller caller) {
        if (caller.isRole() && life.compareTo(LONGEST_CHAINED) > 0) {
            throw new ServiceException(400, "ValidationError",
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
        }
        verifyDuration(life, role);
    }

    /** The tags that the caller's own session hands on. */
    private static Map<String, String> inheritedTags(Caller caller) {
        Map<String, String> tags = new HashMap<>();
        caller.session().ifPresent(session -> session.tags().forEach((key, value) -> {
            if (contains(session.transitiveTagKeys(), key)) {
                tags.put(key, value);
            }
        }));
        return tags;
    }

    private static void verifyTags(AssumeParameters asked, Map<String, String> inherited) {
        if (asked.tags().keySet().stream().anyMatch(key -> contains(inherited.keySet(), key))) {
            throw new ServiceException(400, "InvalidParameterValue", "One of the specified transitive tag keys can't be"
                    + " set because it conflicts with a transitive tag key from the calling session.");
        }
        List<String> unknown = new ArrayList<>(asked.transitiveTagKeys());
        unknown.removeIf(key -> contains(asked.tags().keySet(), key) || contains(inherited.keySet(), key));
        if (!unknown.isEmpty()) {
            throw new ServiceException(400, "InvalidParameterValue",
                    "The specified transitive tag key must be included in the requested tags.");
        }
    }

    private static boolean contains(Set<String> keys, String key) {
        return keys.stream().map(known -> known.toLowerCase(Locale.ROOT))
                .anyMatch(key.toLowerCase(Locale.ROOT)::equals);
    }
}
