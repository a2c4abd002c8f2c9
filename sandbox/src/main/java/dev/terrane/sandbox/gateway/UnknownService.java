package dev.terrane.sandbox.gateway;

import dev.terrane.sandbox.signature.SignatureProblem;
import dev.terrane.sandbox.wire.HttpRequest;
import dev.terrane.sandbox.wire.Reply;
import dev.terrane.sandbox.wire.ServiceException;
import java.time.Duration;

/** Stands for every service that the sandbox does not have: refuses by name. */
public final class UnknownService implements Service {
    private final String name;

    public UnknownService(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Operation describe(HttpRequest request) {
        return new Operation(request.header("X-Amz-Target").or(() -> request.query().text("Action"))
                .orElse(request.method() + " " + request.rawPath()), "");
    }

    @Override
    public boolean isUnsigned(Operation operation) {
        return true;
    }

    @Override
    public Duration allowedSkew() {
        return QueryProtocol.ALLOWED_SKEW;
    }

    @Override
    public Reply answer(Call call) {
        throw new ServiceException(400, "UnknownOperationException", "The sandbox has no service " + name);
    }

    @Override
    public ServiceException refusal(SignatureProblem problem) {
        return new ServiceException(403, "InvalidClientTokenId",
                "The security token included in the request is invalid.");
    }

    @Override
    public Reply.Answer error(ServiceException problem, Operation operation, String requestId) {
        return QueryProtocol.error(problem, "", requestId).with("x-amzn-ErrorType", problem.code());
    }
}
