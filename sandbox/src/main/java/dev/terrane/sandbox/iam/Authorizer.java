package dev.terrane.sandbox.iam;

import dev.terrane.sandbox.iam.Policy.Effect;
import dev.terrane.sandbox.iam.Policy.Patterns;
import dev.terrane.sandbox.iam.Policy.Principals;
import dev.terrane.sandbox.iam.Policy.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * IAM's evaluation of policies (IAM User Guide, "Policy evaluation logic"): an explicit deny wins; within an account
 * the identity's or the resource's policy must allow, across accounts both; session policies can only narrow.
 */
public final class Authorizer {
    private final Directory directory;

    public Authorizer(Directory directory) {
        this.directory = directory;
    }

    /** On a resource of the caller's own account that has no policy. */
    public Decision decide(Caller caller, String action, String resource, RequestContext context) {
        return decide(caller, action, resource, context, caller.accountId(), Optional.empty());
    }

    /**
     * On a resource that another account may own.
     *
     * @param owner
     *            the account of the resource
     * @param policy
     *            the resource's own policy
     */
    public Decision decide(Caller caller, String action, String resource, RequestContext context, String owner,
            Optional<Policy> policy) {
        Rulings rulings = rulings(caller, action, resource, context, policy);
        if (rulings.deny().isPresent()) {
            return new Decision.Denied(rulings.deny().get());
        }
        boolean same = caller.accountId().equals(owner);
        boolean allowed = same
                ? rulings.identity() || rulings.named()
                : rulings.identity() && (rulings.named() || rulings.delegated());
        if (allowed) {
            return new Decision.Allowed();
        }
        return new Decision.Denied(!same
                ? ""
                : " because no " + (rulings.sessionNarrows() ? "session" : "identity-based")
                        + " policy allows the " + action + " action");
    }

    /**
     * Whether the trust policy of a role lets the caller do `action` (`sts:AssumeRole`, `sts:TagSession`,
     * `sts:SetSourceIdentity`). Unlike other resources' policies it must always allow, in the same account too.
     */
    public boolean trusts(Role role, Caller caller, String action, RequestContext context) {
        if (directory.isTrustWithdrawn(role.arn())) {
            return false;
        }
        Rulings rulings = rulings(caller, action, role.arn(), context, Optional.of(role.trust()));
        boolean same = caller.accountId().equals(role.accountId());
        return rulings.deny().isEmpty()
                && ((rulings.named() && same) || (rulings.identity() && (rulings.named() || rulings.delegated())));
    }

    /** Whether the trust policy lets a web identity of that provider do `action`. */
    public boolean trustsFederated(Role role, String providerArn, String action, RequestContext context) {
        Predicate<Statement> names = statement -> statement.principals().map(Principals::federated).orElse(List.of())
                .contains(providerArn);
        List<Policy> trust = directory.isTrustWithdrawn(role.arn()) ? List.of() : List.of(role.trust());
        return says(trust, Effect.ALLOW, names, action, role.arn(), context)
                && !says(trust, Effect.DENY, names, action, role.arn(), context);
    }

    /** What each kind of policy says of one request. */
    private record Rulings(Optional<String> deny, boolean identity, boolean sessionNarrows, boolean named,
            boolean delegated) {}

    private Rulings rulings(Caller caller, String action, String resource, RequestContext request,
            Optional<Policy> resourcePolicy) {
        RequestContext context = request.over(caller.context());
        Predicate<Statement> any = _ -> true;
        List<Policy> own = directory.permissions(caller.identity());
        List<Policy> narrowing = caller.sessionPolicies();
        List<Policy> policy = resourcePolicy.map(List::of).orElse(List.of());
        Predicate<Statement> named = statement -> names(statement, caller);
        Predicate<Statement> delegated = statement -> namesAccount(statement, caller);
        Optional<String> deny = Optional.empty();
        if (says(own, Effect.DENY, any, action, resource, context)) {
            deny = Optional.of(" with an explicit deny in an identity-based policy");
        } else if (says(narrowing, Effect.DENY, any, action, resource, context)) {
            deny = Optional.of(" with an explicit deny in a session policy");
        } else if (says(policy, Effect.DENY, named.or(delegated), action, resource, context)) {
            deny = Optional.of(" with an explicit deny in a resource-based policy");
        }
        boolean session = narrowing.isEmpty() || says(narrowing, Effect.ALLOW, any, action, resource, context);
        boolean identity = says(own, Effect.ALLOW, any, action, resource, context);
        return new Rulings(deny, identity && session, identity && !session,
                session && says(policy, Effect.ALLOW, named, action, resource, context),
                says(policy, Effect.ALLOW, delegated, action, resource, context));
    }

    private static boolean says(List<Policy> policies, Effect effect, Predicate<Statement> principal, String action,
            String resource, RequestContext context) {
        return policies.stream().flatMap(policy -> policy.statements().stream())
                .filter(statement -> statement.effect() == effect).filter(principal)
                .filter(statement -> matches(statement.actions(), action, true, context))
                .filter(statement -> matches(statement.resources(), resource, false, context))
                .anyMatch(statement -> statement.conditions().stream().allMatch(condition -> condition.holds(context)));
    }

    private static boolean matches(Patterns patterns, String text, boolean ignoreCase, RequestContext context) {
        String compared = ignoreCase ? text.toLowerCase(Locale.ROOT) : text;
        return patterns.inverted() != patterns.patterns().stream()
                .map(pattern -> ignoreCase ? pattern.toLowerCase(Locale.ROOT) : pattern).map(context::substitute)
                .flatMap(Optional::stream).anyMatch(pattern -> Glob.matches(pattern, compared));
    }

    /** Whether the statement names the caller itself: its user, its role, its session, or everyone. */
    private static boolean names(Statement statement, Caller caller) {
        return statement.principals().map(principals -> principals.everyone()
                || principals.aws().contains(caller.identity().arn()) || principals.aws().contains(caller.arn()))
                .orElse(false);
    }

    /** Whether the statement names the caller's account, which leaves the choice to the account's own policies. */
    private static boolean namesAccount(Statement statement, Caller caller) {
        return statement.principals().map(Principals::aws).orElse(List.of()).stream()
                .anyMatch(principal -> principal.equals(caller.accountId())
                        || principal.endsWith(":iam::" + caller.accountId() + ":root"));
    }
}
