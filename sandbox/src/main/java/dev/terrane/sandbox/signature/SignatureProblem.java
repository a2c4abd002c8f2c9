package dev.terrane.sandbox.signature;

import java.time.Instant;

/** Why a request is not taken for its caller's; each service has words of its own for it. */
public sealed interface SignatureProblem {
    /** The request is not signed. */
    record Missing() implements SignatureProblem {}

    /** The `Authorization` header cannot be read. */
    record Malformed(String reason) implements SignatureProblem {}

    /** No such access key, or it is inactive. */
    record UnknownKey(String accessKeyId) implements SignatureProblem {}

    /** The session token is absent, or belongs to other credentials. */
    record WrongToken() implements SignatureProblem {}

    record Expired() implements SignatureProblem {}

    record Mismatch(String stringToSign) implements SignatureProblem {}

    /** Signed too long ago or too far in the future, by the server's clock. */
    record Skewed(Instant signed, Instant server) implements SignatureProblem {}
}
