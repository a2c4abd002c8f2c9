package dev.terrane.sandbox.iam;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who signed a request. */
public sealed interface Caller {
    /** A user with a key of its own. */
    record LongTerm(User user, AccessKey key) implements Caller {}

    /** Someone with credentials from STS. */
    record Temporary(Session issued) implements Caller {}

    default Identity identity() {
        return switch (this) {
            case LongTerm(User user, _) -> user;
            case Temporary(Session session) -> session.identity();
        };
    }

    default Optional<Session> session() {
        return this instanceof Temporary(Session session) ? Optional.of(session) : Optional.empty();
    }

    default String accessKeyId() {
        return switch (this) {
            case LongTerm(_, AccessKey key) -> key.id();
            case Temporary(Session session) -> session.accessKeyId();
        };
    }

    default String accountId() {
        return identity().accountId();
    }

    /** As GetCallerIdentity says it: an assumed role is shown with its session's name and without its path. */
    default String arn() {
        Identity identity = identity();
        return session().flatMap(Session::sessionName).map(name -> partition(identity) + identity.accountId()
                + ":assumed-role/" + identity.name() + "/" + name).orElse(identity.arn());
    }

    private static String partition(Identity identity) {
        return identity.arn().substring(0, identity.arn().indexOf(":iam::")) + ":sts::";
    }

    default String userId() {
        return session().flatMap(Session::sessionName).map(name -> identity().uniqueId() + ":" + name)
                .orElse(identity().uniqueId());
    }

    /** Whether it is an assumed role, so that to assume another is to chain. */
    default boolean isRole() {
        return identity() instanceof Role;
    }

    /** The tags of the identity, those of the session over them. */
    default Map<String, String> principalTags() {
        Map<String, String> tags = new HashMap<>(identity().tags());
        session().ifPresent(session -> session.tags().forEach((key, value) -> {
            tags.keySet().removeIf(key::equalsIgnoreCase);
            tags.put(key, value);
        }));
        return tags;
    }

    default List<Policy> sessionPolicies() {
        return session().map(Session::policies).orElse(List.of());
    }

    /** The condition keys that say who asks (IAM User Guide, "AWS global condition context keys"). */
    default RequestContext context() {
        RequestContext context = RequestContext.empty().with("aws:PrincipalArn", identity().arn())
                .with("aws:PrincipalAccount", accountId()).with("aws:userid", userId())
                .with("aws:PrincipalType", isRole() ? "AssumedRole" : "User")
                .withTags("aws:PrincipalTag", principalTags());
        if (!isRole()) {
            context = context.with("aws:username", identity().name());
        }
        RequestContext identified = context;
        return session().map(session -> identified.with("aws:MultiFactorAuthPresent", String.valueOf(session.mfa()))
                .with("aws:SourceIdentity", session.sourceIdentity())
                .with("aws:FederatedProvider", session.federatedBy())
                .with("aws:TokenIssueTime", session.issued().toString())).orElse(identified);
    }
}
