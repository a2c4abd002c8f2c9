package dev.terrane.sandbox.gateway;

import dev.terrane.sandbox.fault.Fault;
import dev.terrane.sandbox.fault.Faults;
import dev.terrane.sandbox.iam.Caller;
import dev.terrane.sandbox.record.Ledger;
import dev.terrane.sandbox.record.RecordedRequest;
import dev.terrane.sandbox.signature.Authorization;
import dev.terrane.sandbox.signature.SignatureException;
import dev.terrane.sandbox.signature.SignatureVerifier;
import dev.terrane.sandbox.wire.HttpRequest;
import dev.terrane.sandbox.wire.Reply;
import dev.terrane.sandbox.wire.ServiceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Every request's way: which service, which faults, who signed it, the service's answer, the record of it. */
public final class Gateway {
    private final Function<HttpRequest, Service> routes;
    private final SignatureVerifier verifier;
    private final Faults faults;
    private final Ledger ledger;
    private final Clock clock;
    private final Supplier<String> requestIds;

    public Gateway(Function<HttpRequest, Service> routes, SignatureVerifier verifier, Faults faults, Ledger ledger,
            Clock clock, Supplier<String> requestIds) {
        this.routes = routes;
        this.verifier = verifier;
        this.faults = faults;
        this.ledger = ledger;
        this.clock = clock;
        this.requestIds = requestIds;
    }

    public Reply handle(HttpRequest request) {
        Service service = routes.apply(request);
        Operation operation = service.describe(request);
        Optional<Authorization> authorization = Authorization.of(request);
        Entry entry = new Entry(clock.instant(), service, operation,
                authorization.map(Authorization::accessKeyId).orElse(""));
        String requestId = requestIds.get();
        Optional<Caller> caller = Optional.empty();
        try {
            if (meetsFault(service.name() + ":" + operation.action())) {
                ledger.add(entry.cut());
                return new Reply.Cut();
            }
            HttpRequest plain = request;
            if (authorization.isPresent() || !service.isUnsigned(operation)) {
                SignatureVerifier.Verified verified = verifier.verify(request, service.allowedSkew());
                caller = Optional.of(verified.caller());
                plain = verified.request();
            }
            Reply reply = service.answer(new Call(plain, operation, caller,
                    authorization.map(Authorization::region).orElse(""), clock.instant(), requestId));
            ledger.add(reply instanceof Reply.Answer(int status, _, _)
                    ? entry.done(caller, status, Optional.empty())
                    : entry.cut());
            return reply;
        } catch (SignatureException e) {
            return refuse(service, service.refusal(e.problem()), entry, caller, requestId);
        } catch (ServiceException e) {
            return refuse(service, e, entry, caller, requestId);
        }
    }

    private Reply refuse(Service service, ServiceException problem, Entry entry, Optional<Caller> caller,
            String requestId) {
        ledger.add(entry.done(caller, problem.status(), Optional.of(problem.code())));
        return service.error(problem, entry.operation(), requestId);
    }

    /** Whether the request ends here without an answer; an answered fault is thrown. */
    private boolean meetsFault(String operation) {
        List<Fault> befalling = faults.befalling(operation);
        for (Fault fault : befalling) {
            switch (fault) {
                case Fault.Delay(Duration duration) -> pause(duration);
                case Fault.Refusal(int status, String code, String message) ->
                    throw new ServiceException(status, code, message);
                case Fault.Hang() -> {
                    faults.hang();
                    return true;
                }
                case Fault.Cut() -> {
                    return true;
                }
            }
        }
        return false;
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is known of a request before it is answered. */
    private record Entry(Instant time, Service service, Operation operation, String accessKeyId) {
        RecordedRequest done(Optional<Caller> caller, int status, Optional<String> error) {
            return new RecordedRequest(time, service.name(), operation.action(), operation.resource(),
                    caller.map(Caller::arn).orElse(""), caller.map(Caller::accountId).orElse(""), accessKeyId, status,
                    error, operation.parameters());
        }

        RecordedRequest cut() {
            return done(Optional.empty(), 0, Optional.of("ConnectionCut"));
        }
    }
}
