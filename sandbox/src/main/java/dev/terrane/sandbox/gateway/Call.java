package dev.terrane.sandbox.gateway;

import dev.terrane.sandbox.iam.Caller;
import dev.terrane.sandbox.wire.HttpRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * A request on its way to its service: verified, its body plain.
 *
 * @param caller
 *            who signed it; empty only for operations that need no signature
 * @param region
 *            the region it was signed for, or empty
 */
public record Call(HttpRequest request, Operation operation, Optional<Caller> caller, String region, Instant now,
        String requestId) {
    /** Who signed it, for operations that the gateway lets through only when signed. */
    public Caller signer() {
        return caller.orElseThrow();
    }
}
