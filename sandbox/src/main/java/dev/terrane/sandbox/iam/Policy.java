package dev.terrane.sandbox.iam;

import java.util.List;
import java.util.Optional;

/**
 * A policy document: what IAM's JSON says (IAM User Guide, "IAM JSON policy element reference"), read once. The same
 * type serves identity, trust, bucket and session policies.
 */
public record Policy(List<Statement> statements) {
    public enum Effect {
        ALLOW, DENY
    }

    /** Whom a statement of a resource's policy names. `everyone` is `"*"`. */
    public record Principals(boolean everyone, List<String> aws, List<String> federated, List<String> services) {}

    /** A list of patterns, or with `inverted` all that none of them matches (`NotAction`, `NotResource`). */
    public record Patterns(List<String> patterns, boolean inverted) {
        public static final Patterns ALL = new Patterns(List.of("*"), false);
    }

    /** One statement; without principals it belongs to an identity. */
    public record Statement(Effect effect, Optional<Principals> principals, Patterns actions, Patterns resources,
            List<Condition> conditions) {}

    public Policy {
        statements = List.copyOf(statements);
    }

    /** Allows the actions (patterns such as `s3:*`) on everything. */
    public static Policy allow(String... actions) {
        return of(Effect.ALLOW, actions);
    }

    /** Denies the actions on everything, whoever allows them. */
    public static Policy deny(String... actions) {
        return of(Effect.DENY, actions);
    }

    private static Policy of(Effect effect, String... actions) {
        return new Policy(List.of(new Statement(effect, Optional.empty(), new Patterns(List.of(actions), false),
                Patterns.ALL, List.of())));
    }

    /**
     * Reads a document.
     *
     * @throws MalformedPolicyException
     *             where it is not JSON or says what IAM does not know
     */
    public static Policy parse(String json) {
        return PolicyReader.read(json);
    }
}
