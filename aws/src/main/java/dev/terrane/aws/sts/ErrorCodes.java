package dev.terrane.aws.sts;

import java.util.Set;

/** What AWS's error codes mean for whoever asks again. */
final class ErrorCodes {
    /** As the AWS SDK for Java lists them. */
    private static final Set<String> THROTTLING = Set.of("Throttling", "ThrottlingException", "ThrottledException",
            "ProvisionedThroughputExceededException", "SlowDown", "TooManyRequestsException", "RequestLimitExceeded",
            "BandwidthLimitExceeded", "RequestThrottled", "RequestThrottledException", "EC2ThrottledException",
            "TransactionInProgressException", "PriorRequestNotComplete");
    private static final Set<String> PASSING = Set.of("IDPCommunicationError", "RequestTimeout",
            "RequestTimeoutException", "InternalError", "InternalFailure", "ServiceUnavailable");
    private static final Set<String> CLOCK = Set.of("RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture",
            "InvalidSignatureException", "SignatureDoesNotMatch", "AuthFailure");

    private ErrorCodes() {}

    /** Whether the same call may succeed a little later. */
    static boolean passes(String code, int status) {
        return status >= 500 || status == 429 || THROTTLING.contains(code) || PASSING.contains(code);
    }

    /** Whether a wrong clock may be the reason. */
    static boolean mayBeClock(String code) {
        return CLOCK.contains(code);
    }
}
