package dev.terrane.aws.session;

import java.time.Duration;

/**
 * An identity in use: it gives credentials for as long as it lives, and renews them when their end comes near.
 * Thread-safe. Failures are {@link dev.terrane.aws.IdentityException}s.
 */
public interface Session {

    /** Credentials that are valid now; obtains or renews them where needed, which may wait for AWS. */
    Credentials credentials();

    /**
     * Credentials with at least this much of their life left, where renewal can give them; else the best there are.
     * For those who hand them on and cannot come back for more.
     */
    Credentials credentials(Duration atLeast);

    /** Who this is; costs a call of STS only where nothing told it before. */
    CallerIdentity identity();

    /** Where the identity comes from, as a user is told: the role, or the source of base credentials. */
    String description();

    /** Whether it can give fresh credentials after those it has now have ended. */
    boolean renewable();
}
