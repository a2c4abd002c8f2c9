package dev.terrane.sandbox.sts;

import dev.terrane.sandbox.gateway.Call;
import dev.terrane.sandbox.gateway.Operation;
import dev.terrane.sandbox.gateway.QueryProtocol;
import dev.terrane.sandbox.gateway.Service;
import dev.terrane.sandbox.iam.Authorizer;
import dev.terrane.sandbox.iam.Caller;
import dev.terrane.sandbox.iam.Directory;
import dev.terrane.sandbox.iam.Session;
import dev.terrane.sandbox.iam.User;
import dev.terrane.sandbox.oidc.OidcIssuer;
import dev.terrane.sandbox.signature.SignatureProblem;
import dev.terrane.sandbox.wire.HttpRequest;
import dev.terrane.sandbox.wire.Parameters;
import dev.terrane.sandbox.wire.Reply;
import dev.terrane.sandbox.wire.ServiceException;
import dev.terrane.sandbox.wire.Xml;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** AWS Security Token Service, API version 2011-06-15, query protocol. */
public final class Sts implements Service {
    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";
    private static final Set<String> SECRET_PARAMETERS = Set.of("Action", "Version", "WebIdentityToken", "TokenCode");

    private final Directory directory;
    private final SessionIssuer issuer;
    private final AssumeRole assumeRole;
    private final AssumeRoleWithWebIdentity assumeRoleWithWebIdentity;
    private final Mfa mfa;

    /** The issuers are all that there are, by their URL; accounts trust them by their providers. */
    public Sts(Directory directory, Authorizer authorizer, SessionIssuer issuer, Map<String, OidcIssuer> issuers) {
        this.directory = directory;
        this.issuer = issuer;
        this.assumeRole = new AssumeRole(directory, authorizer, issuer);
        this.assumeRoleWithWebIdentity = new AssumeRoleWithWebIdentity(directory, authorizer, issuer, issuers);
        this.mfa = new Mfa(directory);
    }

    @Override
    public String name() {
        return "sts";
    }

    @Override
    public Operation describe(HttpRequest request) {
        Parameters form = form(request);
        Map<String, String> parameters = new LinkedHashMap<>();
        form.pairs().stream().filter(pair -> !SECRET_PARAMETERS.contains(pair.name()))
                .forEach(pair -> parameters.put(pair.name(), pair.value()));
        return new Operation(form.text("Action").orElse(""), form.text("RoleArn").orElse(""), parameters);
    }

    private static Parameters form(HttpRequest request) {
        return request.method().equals("GET") ? request.query() : Parameters.parse(request.text());
    }

    @Override
    public boolean isUnsigned(Operation operation) {
        return operation.action().equals("AssumeRoleWithWebIdentity");
    }

    @Override
    public Duration allowedSkew() {
        return QueryProtocol.ALLOWED_SKEW;
    }

    @Override
    public Reply answer(Call call) {
        call.caller().ifPresent(caller -> verifyRegion(caller.accountId(), call.region()));
        Parameters form = form(call.request());
        String action = call.operation().action();
        Consumer<Xml> result = switch (action) {
            case "AssumeRole" -> assumeRole.answer(call, AssumeParameters.read(form, false))::write;
            case "AssumeRoleWithWebIdentity" ->
                assumeRoleWithWebIdentity.answer(call, AssumeParameters.read(form, true))::write;
            case "GetCallerIdentity" -> callerIdentity(call.signer());
            case "GetSessionToken" -> sessionToken(call, form);
            default -> throw QueryProtocol.unknownAction(action, form.text("Version").orElse(""));
        };
        return QueryProtocol.answer(action, NAMESPACE, result, call.requestId());
    }

    private void verifyRegion(String accountId, String region) {
        if (directory.account(accountId).filter(account -> account.disabledRegions().contains(region)).isPresent()) {
            throw new ServiceException(403, "RegionDisabledException",
                    "STS is not activated in this region for account:"
                            + accountId
                            + ". Your account administrator can activate STS in this region using the IAM Console.");
        }
    }

    private static Consumer<Xml> callerIdentity(Caller caller) {
        return xml -> xml.element("Arn", caller.arn()).element("UserId", caller.userId()).element("Account",
                caller.accountId());
    }

    private Consumer<Xml> sessionToken(Call call, Parameters form) {
        Optional<Long> asked = AssumeParameters.duration(form);
        new Constraints().range("durationSeconds", asked, 900, 129_600)
                .length("tokenCode", form.text("TokenCode"), 6, 6)
                .length("serialNumber", form.text("SerialNumber"), 9, 256).verify();
        if (!(call.signer() instanceof Caller.LongTerm(User user, _))) {
            throw new ServiceException(403, "AccessDenied", "Cannot call GetSessionToken with session credentials");
        }
        boolean proved = mfa.proves(call.signer(), form.text("SerialNumber"), form.text("TokenCode"), call.now());
        Session session = issuer.issue(user, Duration.ofSeconds(asked.orElse(43_200L)), new SessionIssuer.Traits(
                Optional.empty(), Map.of(), Set.of(), Optional.empty(), proved, List.of(), Optional.empty()));
        return xml -> AssumedRole.credentials(xml, session);
    }

    @Override
    public ServiceException refusal(SignatureProblem problem) {
        return QueryProtocol.refusal(problem);
    }

    @Override
    public Reply.Answer error(ServiceException problem, Operation operation, String requestId) {
        return QueryProtocol.error(problem, NAMESPACE, requestId);
    }
}
