package dev.terrane.sandbox.oidc;

import dev.terrane.sandbox.gateway.Call;
import dev.terrane.sandbox.gateway.Operation;
import dev.terrane.sandbox.gateway.QueryProtocol;
import dev.terrane.sandbox.gateway.Service;
import dev.terrane.sandbox.record.Ids;
import dev.terrane.sandbox.record.Ledger;
import dev.terrane.sandbox.record.Secret;
import dev.terrane.sandbox.signature.SignatureProblem;
import dev.terrane.sandbox.wire.HttpRequest;
import dev.terrane.sandbox.wire.Json;
import dev.terrane.sandbox.wire.Reply;
import dev.terrane.sandbox.wire.ServiceException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where a CI job asks for its token: GitHub Actions' endpoint, which takes a bearer token and an `audience` and answers
 * `{"value": "…"}` (GitHub Actions, "OpenID Connect reference").
 */
public final class Jobs implements Service {
    private static final String PATH = "/actions/idtoken";
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(5);

    private final Ids ids;
    private final Ledger ledger;
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();

    private record Job(OidcIssuer issuer, String subject) {}

    public Jobs(Ids ids, Ledger ledger) {
        this.ids = ids;
        this.ledger = ledger;
    }

    /** The path and query of the request URL, to which a client adds `&audience=…`. */
    public static String requestPath() {
        return PATH + "?api-version=2.0";
    }

    public static boolean isMeant(HttpRequest request) {
        return request.rawPath().equals(PATH);
    }

    /** The bearer token of a new job, whose tokens the issuer makes for that subject. */
    public String start(OidcIssuer issuer, String subject) {
        String token = ids.urlToken();
        jobs.put(token, new Job(issuer, subject));
        ledger.add(Secret.Kind.REQUEST_TOKEN, subject, token);
        return token;
    }

    @Override
    public String name() {
        return "actions";
    }

    @Override
    public Operation describe(HttpRequest request) {
        return new Operation("GetIdToken", request.query().text("audience").orElse(""));
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
        Job job = call.request().header("Authorization").filter(value -> value.regionMatches(true, 0, "bearer ", 0, 7))
                .flatMap(value -> Optional.ofNullable(jobs.get(value.substring(7).strip())))
                .orElseThrow(() -> new ServiceException(401, "Unauthorized", "The bearer token is not of a job"));
        String audience = call.operation().resource().isEmpty() ? job.issuer().url() : call.operation().resource();
        return Reply.json(200, "application/json",
                Json.object().with("value", job.issuer().token(job.subject(), audience, TOKEN_LIFE)));
    }

    @Override
    public ServiceException refusal(SignatureProblem problem) {
        return new ServiceException(401, "Unauthorized", "Requests for a job's token bear a token and no signature");
    }

    @Override
    public Reply.Answer error(ServiceException problem, Operation operation, String requestId) {
        return Reply.json(problem.status(), "application/json", Json.object().with("message", problem.message()));
    }
}
