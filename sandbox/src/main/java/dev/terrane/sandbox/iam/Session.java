package dev.terrane.sandbox.iam;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Temporary credentials that STS issued, and all that it remembers of how.
 *
 * @param sessionName
 *            of an assumed role; empty for GetSessionToken
 * @param tags
 *            session tags, those inherited through a chain included
 * @param policies
 *            session policies; with any, the session may do only what they and the identity's both allow
 * @param federatedBy
 *            the OIDC provider that vouched for it
 */
public record Session(String accessKeyId, String secret, String token, Instant issued, Instant expires,
        Identity identity, Optional<String> sessionName, Map<String, String> tags, Set<String> transitiveTagKeys,
        Optional<String> sourceIdentity, boolean mfa, List<Policy> policies, Optional<String> federatedBy) {
    @Override
    public String toString() {
        return "Session[accessKeyId=" + accessKeyId + ", identity=" + identity.arn() + ", expires=" + expires + "]";
    }
}
