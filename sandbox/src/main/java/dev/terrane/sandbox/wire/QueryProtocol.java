package dev.terrane.sandbox.wire;

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
}
