package dev.terrane.sandbox.sts;

import dev.terrane.sandbox.gateway.Call;
import dev.terrane.sandbox.iam.Account;
import dev.terrane.sandbox.iam.Authorizer;
import dev.terrane.sandbox.iam.Directory;
import dev.terrane.sandbox.iam.OidcProvider;
import dev.terrane.sandbox.iam.RequestContext;
import dev.terrane.sandbox.iam.Role;
import dev.terrane.sandbox.iam.Session;
import dev.terrane.sandbox.oidc.IdToken;
import dev.terrane.sandbox.oidc.OidcIssuer;
import dev.terrane.sandbox.wire.ServiceException;
import dev.terrane.sandbox.wire.Xml;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** AssumeRoleWithWebIdentity: the caller's only credential is a token of an issuer that the role's account trusts. */
final class AssumeRoleWithWebIdentity {
    private static final Duration DEFAULT = Duration.ofHours(1);

    private final Directory directory;
    private final Authorizer authorizer;
    private final SessionIssuer sessions;
    private final Map<String, OidcIssuer> issuers;

    AssumeRoleWithWebIdentity(Directory directory, Authorizer authorizer, SessionIssuer sessions,
            Map<String, OidcIssuer> issuers) {
        this.directory = directory;
        this.authorizer = authorizer;
        this.sessions = sessions;
        this.issuers = issuers;
    }

    record Result(AssumedRole role, String subject, String audience, String providerArn) {
        void write(Xml xml) {
            role.write(xml);
            xml.element("SubjectFromWebIdentityToken", subject).element("Audience", audience).element("Provider",
                    providerArn);
        }
    }

    Result answer(Call call, AssumeParameters asked) {
        asked.verifyTogether();
        IdToken token = IdToken.parse(asked.webIdentityToken().orElse("")).orElseThrow(() -> invalid(
                "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)"));
        Optional<Role> role = directory.role(asked.roleArn());
        Account account = role.map(Role::accountId).or(() -> accountOf(asked.roleArn())).flatMap(directory::account)
                .orElseThrow(AssumeRoleWithWebIdentity::denied);
        Optional<OidcIssuer> issuer = Optional.ofNullable(issuers.get(token.issuer()));
        OidcProvider provider = issuer.map(OidcIssuer::host).flatMap(account::oidcProvider).orElseThrow(
                () -> invalid("No OpenIDConnect provider found in your account for " + token.issuer()));
        if (!token.isSignedBy(issuer.orElseThrow())) {
            throw invalid("Couldn't retrieve verification key from your identity provider, "
                    + " please reference AssumeRoleWithWebIdentity documentation for requirements");
        }
        if (!call.now().isBefore(token.expires())) {
            throw new ServiceException(400, "ExpiredTokenException",
                    "Token expired: current date/time " + call.now().getEpochSecond()
                            + " must be before the expiration date/time" + token.expires().getEpochSecond());
        }
        String audience = token.audiences().stream().filter(provider.audiences()::contains).findFirst()
                .orElseThrow(() -> invalid("Incorrect token audience"));
        RequestContext context = context(call, asked, token, audience, provider);
        Role trusted = role.orElseThrow(AssumeRoleWithWebIdentity::denied);
        require(trusted, provider, "sts:AssumeRoleWithWebIdentity", context);
        if (!token.tags().isEmpty()) {
            require(trusted, provider, "sts:TagSession", context);
        }
        if (token.sourceIdentity().isPresent()) {
            require(trusted, provider, "sts:SetSourceIdentity", context);
        }
        Duration life = asked.duration().map(Duration::ofSeconds).orElse(DEFAULT);
        AssumeRole.verifyDuration(life, trusted);
        Optional<Integer> packed = SessionPolicies.packedSize(asked, token.tags());
        Session session = sessions.issue(trusted, life,
                new SessionIssuer.Traits(Optional.of(asked.sessionName()), token.tags(), token.transitiveTagKeys(),
                        token.sourceIdentity(), false, SessionPolicies.of(asked, account),
                        Optional.of(provider.arn())));
        return new Result(new AssumedRole(session, packed), token.subject(), audience, provider.arn());
    }

    private static RequestContext context(Call call, AssumeParameters asked, IdToken token, String audience,
            OidcProvider provider) {
        RequestContext context = RequestContext.empty().with(provider.host() + ":sub", token.subject())
                .with(provider.host() + ":aud", audience).with(provider.host() + ":amr", List.of())
                .with("sts:RoleSessionName", asked.sessionName()).with("sts:SourceIdentity", token.sourceIdentity())
                .with("aws:FederatedProvider", provider.arn()).withTags("aws:RequestTag", token.tags())
                .with("aws:CurrentTime", call.now().toString()).with("aws:SourceIp", "127.0.0.1");
        return token.tags().isEmpty()
                ? context
                : context.with("aws:TagKeys", List.copyOf(token.tags().keySet()));
    }

    private void require(Role role, OidcProvider provider, String action, RequestContext context) {
        if (!authorizer.trustsFederated(role, provider.arn(), action, context)) {
            throw new ServiceException(403, "AccessDenied", "Not authorized to perform " + action);
        }
    }

    private static Optional<String> accountOf(String roleArn) {
        String[] parts = roleArn.split(":", -1);
        return parts.length < 6 ? Optional.empty() : Optional.of(parts[4]);
    }

    private static ServiceException denied() {
        return new ServiceException(403, "AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity");
    }

    private static ServiceException invalid(String message) {
        return new ServiceException(400, "InvalidIdentityToken", message);
    }
}
