package dev.terrane.sandbox.gateway;

import dev.terrane.sandbox.signature.SignatureProblem;
import dev.terrane.sandbox.signature.SkewMessage;
import dev.terrane.sandbox.wire.Reply;
import dev.terrane.sandbox.wire.ServiceException;
import dev.terrane.sandbox.wire.Xml;
import java.time.Duration;
import java.util.function.Consumer;

/** Answers and errors of the AWS query protocol, XML. */
public final class QueryProtocol {
    public static final Duration ALLOWED_SKEW = Duration.ofMinutes(5);

    private QueryProtocol() {}

    public static Reply.Answer answer(String action, String namespace, Consumer<Xml> result, String requestId) {
        return Reply
                .xml(200, Xml.document(action + "Response", namespace,
                        xml -> xml.element(action + "Result", result).element("ResponseMetadata",
                                metadata -> metadata.element("RequestId", requestId))))
                .with("x-amzn-RequestId", requestId);
    }

    public static Reply.Answer error(ServiceException problem, String namespace, String requestId) {
        String document = Xml.document("ErrorResponse", namespace, xml -> xml.element("Error",
                error -> error.element("Type", problem.status() < 500 ? "Sender" : "Receiver")
                        .element("Code", problem.code()).element("Message", problem.message()))
                .element("RequestId", requestId));
        return Reply.xml(problem.status(), document).with("x-amzn-RequestId", requestId);
    }

    public static ServiceException unknownAction(String action, String version) {
        return new ServiceException(400, "InvalidAction",
                "Could not find operation " + action + " for version " + version);
    }

    /** A bad signature in the words of the services of this protocol. */
    public static ServiceException refusal(SignatureProblem problem) {
        return switch (problem) {
            case SignatureProblem.Missing() -> new ServiceException(403, "MissingAuthenticationToken",
                    "Request is missing Authentication Token");
            case SignatureProblem.Malformed(String reason) -> new ServiceException(400, "IncompleteSignature", reason);
            case SignatureProblem.UnknownKey(_),SignatureProblem.WrongToken() -> new ServiceException(403,
                    "InvalidClientTokenId", "The security token included in the request is invalid.");
            case SignatureProblem.Expired() ->
                new ServiceException(403, "ExpiredToken", "The security token included in the request is expired");
            case SignatureProblem.Mismatch(_) -> new ServiceException(403, "SignatureDoesNotMatch",
                    "The request signature we calculated does not match the signature you provided. Check your AWS"
                            + " Secret Access Key and signing method. Consult the service documentation for details.");
            case SignatureProblem.Skewed skewed -> new ServiceException(403, "SignatureDoesNotMatch",
                    SkewMessage.of(skewed, ALLOWED_SKEW));
        };
    }
}
