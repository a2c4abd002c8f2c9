package dev.terrane.sandbox.sts;

import dev.terrane.sandbox.signature.SignatureProblem;
import dev.terrane.sandbox.signature.SkewMessage;
import dev.terrane.sandbox.wire.QueryProtocol;
import dev.terrane.sandbox.wire.ServiceException;

/** Bad signatures as services of the query protocol word them. */
final class QuerySignatures {
    private QuerySignatures() {}

    static ServiceException refusal(SignatureProblem problem) {
        return switch (problem) {
            case SignatureProblem.Missing() -> new ServiceException(403, "MissingAuthenticationToken",
                    "Request is missing Authentication Token");
            case SignatureProblem.Malformed(String reason) -> new ServiceException(400, "IncompleteSignature", reason);
            case SignatureProblem.UnknownKey(var _),SignatureProblem.WrongToken() -> new ServiceException(403,
                    "InvalidClientTokenId", "The security token included in the request is invalid.");
            case SignatureProblem.Expired() ->
                new ServiceException(403, "ExpiredToken", "The security token included in the request is expired");
            case SignatureProblem.Mismatch(var _) -> new ServiceException(403, "SignatureDoesNotMatch",
                    "The request signature we calculated does not match the signature you provided. Check your AWS"
                            + " Secret Access Key and signing method. Consult the service documentation for details.");
            case SignatureProblem.Skewed skewed -> new ServiceException(403, "SignatureDoesNotMatch",
                    SkewMessage.of(skewed, QueryProtocol.ALLOWED_SKEW));
        };
    }
}
