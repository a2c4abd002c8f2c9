package dev.terrane.aws.role;

import dev.terrane.aws.session.Credentials;

/** The identity that asks STS for a role. */
public sealed interface Requester {

    /** The identity that Terrane itself was started with. */
    record Base() implements Requester {}

    /** A profile of the user's own AWS configuration. */
    record Profile(String name) implements Requester {}

    /** A place named by {@code credential_source} of a profile. */
    record Place(CredentialPlace place) implements Requester {}

    /** Credentials that the auth provider command gave. */
    record Given(Credentials credentials) implements Requester {}

    /** A role assumed before: the hop of a chain. */
    record Assumed(RoleRequest request) implements Requester {}

    /** Nobody: the token speaks for itself, and the call is unsigned. */
    record WebIdentity(TokenSource token) implements Requester {}

    /** Another requester that has shown the code of an MFA device; asked for once, shared by all who need it. */
    record WithMfa(Requester user, MfaDevice device) implements Requester {}
}
