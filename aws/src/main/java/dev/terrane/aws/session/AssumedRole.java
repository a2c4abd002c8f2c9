package dev.terrane.aws.session;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.AwsFailure.Kind;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.http.Unreachable;
import dev.terrane.aws.role.Requester;
import dev.terrane.aws.role.RoleRequest;
import dev.terrane.aws.role.TokenSource;
import dev.terrane.aws.sts.Sts;
import dev.terrane.aws.sts.Sts.Obtained;
import dev.terrane.aws.sts.StsFailures;
import dev.terrane.aws.sts.StsRefusal;
import dev.terrane.aws.token.Jwt;
import dev.terrane.aws.token.Tokens;
import dev.terrane.aws.world.Notices;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A role as a source of credentials: each time it is assumed anew, by whoever is to ask for it. */
final class AssumedRole implements CredentialSource {
    private final RoleRequest request;
    private final SessionBroker broker;
    private final Sts sts;
    private final Tokens tokens;
    private final Notices notices;

    AssumedRole(RoleRequest request, SessionBroker broker, Sts sts, Tokens tokens, Notices notices) {
        this.request = request;
        this.broker = broker;
        this.sts = sts;
        this.tokens = tokens;
        this.notices = notices;
    }

    @Override
    public Obtained obtain() throws InterruptedException {
        notices.debug("Assuming the role " + request.role() + " for " + request.effectiveDuration().toSeconds()
                + " s as " + request.sessionName());
        try {
            return request.requester() instanceof Requester.WebIdentity(TokenSource token)
                    ? byToken(token)
                    : byRequester();
        } catch (Unreachable e) {
            throw new IdentityException(
                    StsFailures.unreachable(e).withFact("role: " + request.role()));
        }
    }

    private Obtained byToken(TokenSource source) throws Unreachable, InterruptedException {
        String token = tokens.read(source);
        try {
            return sts.assumeRoleWithWebIdentity(request, token);
        } catch (StsRefusal refusal) {
            // STS documents these as: get a new token, then ask again
            if (refusal.code().equals("InvalidIdentityToken") || refusal.code().startsWith("ExpiredToken")) {
                String newer = tokens.renewable(source) ? tokens.read(source) : token;
                if (!newer.equals(token)) {
                    return again(newer);
                }
            }
            throw refused(refusal, describe(token));
        }
    }

    private Obtained again(String token) throws Unreachable, InterruptedException {
        try {
            return sts.assumeRoleWithWebIdentity(request, token);
        } catch (StsRefusal refusal) {
            throw refused(refusal, describe(token));
        }
    }

    private static String describe(String token) {
        return Jwt.read(token)
                .map(jwt -> Stream
                        .of(jwt.issuer().map(claim -> "issuer " + claim),
                                jwt.subject().map(claim -> "subject " + claim),
                                jwt.audience().map(claim -> "audience " + claim))
                        .flatMap(Optional::stream).collect(Collectors.joining(", ", "a web identity token of ", "")))
                .orElse("a web identity token");
    }

    private Obtained byRequester() throws Unreachable, InterruptedException {
        Session asker = broker.requester(request.requester());
        Credentials credentials = asker.credentials();
        if (credentials.isTemporary() && !(request.requester() instanceof Requester.Assumed)) {
            boolean longerThanChained = request.effectiveDuration().compareTo(RoleRequest.DEFAULT_DURATION) > 0;
            if (!request.needsNewSession() || longerThanChained) {
                CallerIdentity identity = asker.identity();
                Optional<String> role = identity.role();
                if (!request.needsNewSession() && role.isPresent()
                        && request.role().isRoleOf(identity.account(), role.get())) {
                    notices.debug("The role " + request.role() + " is not assumed: " + asker.description()
                            + " already is a session of it");
                    return new Obtained(credentials, Optional.of(identity));
                }
                if (longerThanChained && role.isPresent()) {
                    throw tooLongForChain(identity);
                }
            }
        }
        try {
            return sts.assumeRole(request, credentials);
        } catch (StsRefusal refusal) {
            throw refused(refusal, who(asker));
        }
    }

    private IdentityException tooLongForChain(CallerIdentity identity) {
        return new IdentityException(new AwsFailure(Kind.SETTING, Optional.empty(),
                "a session of " + request.effectiveDuration().toSeconds()
                        + " s cannot be had: the identity that asks is"
                        + " itself a role",
                List.of("role: " + request.role(), "asked by: " + identity.arn()), Optional.empty(),
                List.of("a role that another role assumes gets at most 3600 seconds, whatever its own maximum is",
                        "leave the duration at 3600 and let `credentials = \"endpoint\"` renew it while Terraform runs")));
    }

    private IdentityException refused(StsRefusal refusal, String asker) {
        return new IdentityException(StsFailures.refused(request, asker, refusal));
    }

    /** A refusal is the one moment at which it is worth a call to say who it is that was refused. */
    private static String who(Session asker) {
        try {
            return asker.identity().arn() + " (" + asker.description() + ")";
        } catch (IdentityException _) {
            return asker.description();
        }
    }

    @Override
    public String description() {
        return request.role().toString();
    }

    @Override
    public boolean renewable() {
        return switch (request.requester()) {
            case Requester.WebIdentity(TokenSource token) -> tokens.renewable(token);
            case Requester.Base _,Requester.Profile _,Requester.Place _,Requester.Given _,Requester.Assumed _,Requester.WithMfa _ ->
                true;
        };
    }
}
