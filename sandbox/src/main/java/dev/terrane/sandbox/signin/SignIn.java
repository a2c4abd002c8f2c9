package dev.terrane.sandbox.signin;

import dev.terrane.sandbox.gateway.Call;
import dev.terrane.sandbox.gateway.Operation;
import dev.terrane.sandbox.gateway.QueryProtocol;
import dev.terrane.sandbox.gateway.Service;
import dev.terrane.sandbox.iam.Caller;
import dev.terrane.sandbox.iam.Directory;
import dev.terrane.sandbox.iam.Session;
import dev.terrane.sandbox.record.Ids;
import dev.terrane.sandbox.record.Ledger;
import dev.terrane.sandbox.record.Secret;
import dev.terrane.sandbox.signature.SignatureProblem;
import dev.terrane.sandbox.wire.Bytes;
import dev.terrane.sandbox.wire.Headers;
import dev.terrane.sandbox.wire.HttpRequest;
import dev.terrane.sandbox.wire.Json;
import dev.terrane.sandbox.wire.Parameters;
import dev.terrane.sandbox.wire.Reply;
import dev.terrane.sandbox.wire.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The federation endpoint of the web console: temporary credentials for a sign-in token, and that for a way in (IAM User
 * Guide, "Enable custom identity broker access to the AWS console").
 */
public final class SignIn implements Service {
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

    private final Directory directory;
    private final Ids ids;
    private final Ledger ledger;
    private final Map<String, Instant> tokens = new ConcurrentHashMap<>();

    public SignIn(Directory directory, Ids ids, Ledger ledger) {
        this.directory = directory;
        this.ids = ids;
        this.ledger = ledger;
    }

    /** Whether a request is for this endpoint, which has a host of its own at AWS. */
    public static boolean isMeant(HttpRequest request) {
        return request.rawPath().equals("/federation");
    }

    @Override
    public String name() {
        return "signin";
    }

    @Override
    public Operation describe(HttpRequest request) {
        return new Operation(parameters(request).text("Action").orElse(""),
                parameters(request).text("Destination").orElse(""));
    }

    private static Parameters parameters(HttpRequest request) {
        return request.method().equals("POST") ? Parameters.parse(request.text()) : request.query();
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
        Parameters parameters = parameters(call.request());
        return switch (call.operation().action()) {
            case "getSigninToken" -> token(parameters, call.now());
            case "login" -> login(parameters, call.now());
            default -> throw invalid("Action is neither getSigninToken nor login");
        };
    }

    private Reply token(Parameters parameters, Instant now) {
        Json asked = parameters.text("Session").flatMap(Json::parse).orElseThrow(() -> invalid("Session is no JSON"));
        Session session = directory.caller(asked.string("sessionId").orElse("")).flatMap(Caller::session)
                .filter(known -> asked.string("sessionKey").equals(Optional.of(known.secret()))
                        && asked.string("sessionToken").equals(Optional.of(known.token())))
                .filter(known -> now.isBefore(known.expires()) && !directory.isExpired(known.accessKeyId()))
                .orElseThrow(() -> invalid("The credentials are no valid temporary credentials"));
        if (parameters.text("SessionDuration").filter(text -> !isDuration(text)).isPresent()) {
            throw invalid("SessionDuration is from 900 to 43200 seconds");
        }
        String token = ids.urlToken();
        tokens.put(token, now.plus(TOKEN_LIFE));
        ledger.add(Secret.Kind.SIGN_IN_TOKEN, new Caller.Temporary(session).arn(), token);
        return Reply.json(200, "application/json", Json.object().with("SigninToken", token));
    }

    private static boolean isDuration(String text) {
        return text.matches("\\d{3,5}") && Integer.parseInt(text) >= 900 && Integer.parseInt(text) <= 43_200;
    }

    private Reply login(Parameters parameters, Instant now) {
        String destination = parameters.text("Destination").orElseThrow(() -> invalid("Destination is missing"));
        if (parameters.text("SigninToken").map(tokens::get).filter(now::isBefore).isEmpty()) {
            throw invalid("The sign-in token is not valid");
        }
        return Reply.empty(302).with("Location", destination);
    }

    private static ServiceException invalid(String message) {
        return new ServiceException(400, "InvalidRequest", message);
    }

    @Override
    public ServiceException refusal(SignatureProblem problem) {
        return invalid("Requests for sign-in are not signed");
    }

    @Override
    public Reply.Answer error(ServiceException problem, Operation operation, String requestId) {
        return new Reply.Answer(problem.status(), Headers.of("Content-Type", "text/plain"),
                Bytes.utf8(problem.message()));
    }
}
