package dev.terrane.aws.session;

import dev.terrane.aws.role.PlannedRole;
import dev.terrane.aws.role.Requester;

/**
 * Obtains, shares and renews sessions: equal requests, at once or one after the other, share one session and one
 * call of STS. Thread-safe.
 */
public interface SessionBroker {

    /**
     * The session of a role, obtained before this returns.
     *
     * @throws dev.terrane.aws.IdentityException if the role cannot be had; nothing else is handed out in its stead
     */
    Session session(PlannedRole role);

    /** The identity that asks, such as the base; its credentials are not read before they are needed. */
    Session requester(Requester requester);
}
