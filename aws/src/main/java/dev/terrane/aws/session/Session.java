package dev.terrane.aws.session;

/**
 * An identity in use: it gives credentials for as long as it lives, and renews them when their end comes near.
 * Thread-safe. Failures are {@link dev.terrane.aws.IdentityException}s.
 */
public interface Session {

    /** Credentials that are valid now; obtains or renews them where needed, which may wait for AWS. */
    Credentials credentials();

    /** Who this is; costs a call of STS only where nothing told it before. */
    CallerIdentity identity();

    /** Where the identity comes from, as a user is told: the role, or the source of base credentials. */
    String description();

    /** Whether it can give fresh credentials after those it has now have ended. */
    boolean renewable();
}
