package dev.terrane.aws.sts;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.AwsFailure.Kind;
import dev.terrane.aws.http.Unreachable;
import dev.terrane.aws.role.Requester;
import dev.terrane.aws.role.RoleRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a user is told when STS says no, or nothing: what it said, who asked for what, and what to check. */
public final class StsFailures {

    private StsFailures() {}

    /** A role is refused; {@code asker} is who asked, as well as it is known. */
    public static AwsFailure refused(RoleRequest request, String asker, StsRefusal refusal) {
        List<String> facts = new ArrayList<>();
        facts.add("STS said: " + refusal.code() + ": " + refusal.said());
        facts.add("role: " + request.role());
        facts.add("asked by: " + asker);
        return new AwsFailure(kind(request, refusal), Optional.of(refusal.code()),
                "STS refused the role " + request.role(), facts, Optional.empty(), advice(request, refusal));
    }

    /** A refusal of a call that is about no role. */
    public static AwsFailure refused(String action, String asker, StsRefusal refusal) {
        return new AwsFailure(isExpired(refusal) ? Kind.BASE_EXPIRED : Kind.REFUSED, Optional.of(refusal.code()),
                "STS refused " + action, List.of("STS said: " + refusal.code() + ": " + refusal.said(),
                        "asked by: " + asker),
                Optional.empty(), ofCredentials(refusal).map(List::of).orElse(List.of()));
    }

    public static AwsFailure unreachable(Unreachable unreachable) {
        List<String> facts = List.of("endpoint: " + unreachable.endpoint(), "last attempt: " + unreachable.last());
        String waited = unreachable.waited().toSeconds() + " s";
        return switch (unreachable.why()) {
            case TRANSPORT ->
                new AwsFailure(Kind.UNREACHABLE, Optional.empty(), "STS could not be reached for " + waited,
                        facts, Optional.empty(), List.of("check the network, HTTPS_PROXY and NO_PROXY",
                                "check the endpoint: AWS_ENDPOINT_URL_STS, AWS_ENDPOINT_URL, AWS_REGION"));
            case UNKNOWN_HOST -> new AwsFailure(Kind.UNREACHABLE, Optional.empty(),
                    "the host " + unreachable.endpoint().getHost() + " of STS is not known", facts, Optional.empty(),
                    List.of("check the region's name (AWS_REGION) and the endpoint's",
                            "check the network and its DNS"));
            case UNTRUSTED -> new AwsFailure(Kind.UNREACHABLE, Optional.empty(),
                    "STS was reached, but no trusted certificate vouches for it", facts, Optional.empty(),
                    List.of("where a company's proxy opens TLS, name its certificate in AWS_CA_BUNDLE (a PEM file)"
                            + " or install it in the system's store"));
        };
    }

    private static Kind kind(RoleRequest request, StsRefusal refusal) {
        boolean token = request.requester() instanceof Requester.WebIdentity;
        return isExpired(refusal) ? token ? Kind.TOKEN : Kind.BASE_EXPIRED : Kind.REFUSED;
    }

    private static boolean isExpired(StsRefusal refusal) {
        return refusal.code().equals("ExpiredToken") || refusal.code().equals("ExpiredTokenException");
    }

    private static List<String> advice(RoleRequest request, StsRefusal refusal) {
        if (isExpired(refusal) && request.requester() instanceof Requester.WebIdentity) {
            return List.of("get a new token; one given as a path, or by web_identity_token_process, is read anew each"
                    + " time");
        }
        Optional<String> ofCredentials = ofCredentials(refusal);
        if (ofCredentials.isPresent()) {
            return List.of(ofCredentials.get());
        }
        return switch (refusal.code()) {
            case "AccessDenied", "AccessDeniedException" -> accessDenied(request, refusal.said());
            case "ValidationError" -> validation(request, refusal.said());
            case "RegionDisabledException" -> List.of("STS is switched off for the region " + request.sts().region()
                    + ": switch it on in the account's settings, or name another region");
            case "MalformedPolicyDocument" -> List.of("check the JSON of `policy`");
            case "PackedPolicyTooLarge" -> List.of("policy, policy_arns and tags together are too large: shorten them");
            case "InvalidIdentityToken" -> List.of(
                    "the role's account needs an OpenID Connect provider for the token's issuer",
                    "the token must be for an audience that the provider lists");
            case "IDPRejectedClaim" -> List.of("the token's issuer rejects it: it may have expired or been revoked");
            default -> List.of();
        };
    }

    private static Optional<String> ofCredentials(StsRefusal refusal) {
        return switch (refusal.code()) {
            case "ExpiredToken", "ExpiredTokenException" -> Optional.of(
                    "the credentials that ask have expired: log in again, or get new ones");
            case "InvalidClientTokenId", "UnrecognizedClientException" -> Optional.of(
                    "AWS does not know the access key: it may be deleted, of another partition, or its session not"
                            + " valid in this region");
            case "SignatureDoesNotMatch", "InvalidSignatureException" -> Optional.of(
                    "the secret access key does not belong to the access key id, or this machine's clock is wrong");
            case "RequestExpired", "RequestTimeTooSkewed", "RequestInTheFuture" -> Optional.of(
                    "this machine's clock is wrong");
            default -> Optional.empty();
        };
    }

    private static List<String> accessDenied(RoleRequest request, String said) {
        List<String> advice = new ArrayList<>();
        boolean token = request.requester() instanceof Requester.WebIdentity;
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("explicit deny")) {
            advice.add("a policy denies it outright: look at service control policies and permission boundaries");
        }
        advice.add("the trust policy of " + request.role() + " must let "
                + (token
                        ? "the token in: its Federated principal and its conditions on aud and sub must match"
                        : "the identity that asks (or its account) in, for sts:AssumeRole"));
        if (!token) {
            advice.add("the identity that asks must itself be allowed sts:AssumeRole on the role");
            advice.add(request.externalId().isPresent()
                    ? "the external id must be the one of the trust policy"
                    : "a trust policy that asks for an external id needs external_id");
        }
        if (!request.tags().isEmpty()) {
            advice.add("session tags need sts:TagSession in the trust policy, and in the policies of who asks");
        }
        if (request.sourceIdentity().isPresent()) {
            advice.add("a source identity needs sts:SetSourceIdentity in the trust policy, and in the policies of who"
                    + " asks");
        }
        if (!token && !(request.requester() instanceof Requester.WithMfa)) {
            advice.add("a trust policy that asks for MFA needs mfa_serial");
        }
        advice.add("check the role's name and account: STS says the same of a role that does not exist");
        return advice;
    }

    private static List<String> validation(RoleRequest request, String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("role chaining") || lower.contains("1 hour")) {
            return List.of("the identity that asks is itself a role: such sessions get at most 3600 seconds");
        }
        if (lower.contains("maxsessionduration")) {
            return List.of("the role's own maximum is below " + request.effectiveDuration().toSeconds()
                    + " s: raise it in IAM (up to 43200), or ask for less");
        }
        return List.of();
    }
}
