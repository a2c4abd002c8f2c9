package dev.terrane.sandbox.gateway;

import dev.terrane.sandbox.signature.SignatureProblem;
import dev.terrane.sandbox.signature.SkewMessage;
import dev.terrane.sandbox.wire.HttpRequest;
import dev.terrane.sandbox.wire.Json;
import dev.terrane.sandbox.wire.Reply;
import dev.terrane.sandbox.wire.ServiceException;
import java.time.Duration;
import java.util.Optional;

/**
 * AWS's JSON protocols: the operation stands in `X-Amz-Target`, input and output are JSON.
 *
 * @param version
 *            of the protocol, `1.0` or `1.1`
 * @param target
 *            what precedes the operation's name, such as `DynamoDB_20120810`
 * @param errorSpace
 *            what precedes the names of errors in `__type`, or empty
 */
public record JsonProtocol(String version, String target, String errorSpace) {
    public static final Duration ALLOWED_SKEW = Duration.ofMinutes(5);

    public String operation(HttpRequest request) {
        String value = request.header("X-Amz-Target").orElse("");
        return value.startsWith(target + ".") ? value.substring(target.length() + 1) : value;
    }

    /** The input; an object without members where the body is none. */
    public static Json input(HttpRequest request) {
        return Json.parse(request.text()).orElseGet(Json::object);
    }

    public Reply.Answer answer(Json output, String requestId) {
        return Reply.json(200, type(), output).with("x-amzn-RequestId", requestId);
    }

    public Reply.Answer error(ServiceException problem, Optional<Json> item, String requestId) {
        Json.Members body = Json.object().with("__type",
                errorSpace.isEmpty() ? problem.code() : errorSpace + "#" + problem.code());
        if (!problem.message().isEmpty()) {
            body = body.with("message", problem.message());
        }
        if (item.isPresent()) {
            body = body.with("Item", item.get());
        }
        return Reply.json(problem.status(), type(), body).with("x-amzn-RequestId", requestId).with("x-amzn-ErrorType",
                problem.code());
    }

    private String type() {
        return "application/x-amz-json-" + version;
    }

    public ServiceException unknownOperation(String operation) {
        return new ServiceException(400, "UnknownOperationException", operation.isEmpty()
                ? ""
                : "The sandbox has no operation " + operation + " of " + target);
    }

    /** A bad signature as services of these protocols word it. */
    public static ServiceException refusal(SignatureProblem problem) {
        return switch (problem) {
            case SignatureProblem.Missing() ->
                new ServiceException(400, "MissingAuthenticationTokenException", "Missing Authentication Token");
            case SignatureProblem.Malformed(String reason) ->
                new ServiceException(400, "IncompleteSignatureException", reason);
            case SignatureProblem.UnknownKey(_),SignatureProblem.WrongToken() -> new ServiceException(400,
                    "UnrecognizedClientException", "The security token included in the request is invalid.");
            case SignatureProblem.Expired() -> new ServiceException(400, "ExpiredTokenException",
                    "The security token included in the request is expired");
            case SignatureProblem.Mismatch(_) -> new ServiceException(400, "InvalidSignatureException",
                    "The request signature we calculated does not match the signature you provided. Check your AWS"
                            + " Secret Access Key and signing method. Consult the service documentation for details.");
            case SignatureProblem.Skewed skewed ->
                new ServiceException(400, "InvalidSignatureException", SkewMessage.of(skewed, ALLOWED_SKEW));
        };
    }
}
