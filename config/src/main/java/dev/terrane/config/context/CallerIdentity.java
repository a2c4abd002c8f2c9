package dev.terrane.config.context;

import java.util.Optional;

/** Answers the `get_aws_*` functions. */
public interface CallerIdentity {
    /**
     * What the identity is.
     *
     * @param unit the unit whose identity is asked for; empty inside of what is needed to find its role out, which
     *            means the base identity
     * @throws IdentityUnavailable if it cannot be had
     */
    Answer identify(Optional<IdentityStatements> unit) throws IdentityUnavailable;

    /** The account alone, which may be known where the rest is not. */
    default String account(Optional<IdentityStatements> unit) throws IdentityUnavailable {
        return identify(unit).accountId();
    }

    /** The account's alias under the same identity; an empty string if it has none. */
    String accountAlias(Optional<IdentityStatements> unit) throws IdentityUnavailable;

    record Answer(String accountId, String arn, String userId) {}

    /** Why there is no answer, in words for the user. */
    final class IdentityUnavailable extends Exception {
        private static final long serialVersionUID = 1L;

        public IdentityUnavailable(String message) {
            super(message, null, false, false);
        }
    }
}
