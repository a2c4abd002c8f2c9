package dev.terrane.sandbox.gateway;

import dev.terrane.sandbox.signature.SignatureProblem;
import dev.terrane.sandbox.wire.HttpRequest;
import dev.terrane.sandbox.wire.Reply;
import dev.terrane.sandbox.wire.ServiceException;
import java.time.Duration;

/** One AWS service. Called by many threads at once. */
public interface Service {
    /** As signatures and policies name it. */
    String name();

    /** Reads what is asked for; never fails. */
    Operation describe(HttpRequest request);

    /** Whether the operation is one that callers do not sign. */
    boolean isUnsigned(Operation operation);

    /** How far the time of a signature may be off. */
    Duration allowedSkew();

    /**
     * Does it.
     *
     * @throws ServiceException
     *             where it is refused
     */
    Reply answer(Call call);

    /** A bad signature in the service's words. */
    ServiceException refusal(SignatureProblem problem);

    /** An error as the service's protocol puts it on the wire. */
    Reply.Answer error(ServiceException problem, Operation operation, String requestId);
}
