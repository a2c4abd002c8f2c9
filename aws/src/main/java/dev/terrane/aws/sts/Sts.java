package dev.terrane.aws.sts;

import dev.terrane.aws.http.Unreachable;
import dev.terrane.aws.role.RoleRequest;
import dev.terrane.aws.role.StsLocation;
import dev.terrane.aws.session.CallerIdentity;
import dev.terrane.aws.session.Credentials;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The four actions of STS that Terrane uses. Expiries are in terms of this machine's clock. */
public final class Sts {
    private final StsClient client;

    public Sts(StsClient client) {
        this.client = client;
    }

    /** Credentials and whose they are. */
    public record Obtained(Credentials credentials, Optional<CallerIdentity> identity) {}

    /** AssumeRole, asked by the given credentials. */
    public Obtained assumeRole(RoleRequest request, Credentials asker)
            throws StsRefusal, Unreachable, InterruptedException {
        Map<String, String> parameters = common("AssumeRole", request);
        request.externalId().ifPresent(id -> parameters.put("ExternalId", id));
        request.sourceIdentity().ifPresent(id -> parameters.put("SourceIdentity", id));
        int tag = 1;
        for (Map.Entry<String, String> entry : request.tags().entrySet()) {
            parameters.put("Tags.member." + tag + ".Key", entry.getKey());
            parameters.put("Tags.member." + tag++ + ".Value", entry.getValue());
        }
        int key = 1;
        for (String name : request.transitiveTagKeys()) {
            parameters.put("TransitiveTagKeys.member." + key++, name);
        }
        return obtained(client.call(request.sts(), Optional.of(asker), parameters));
    }

    /** AssumeRoleWithWebIdentity: the token asks for itself. */
    public Obtained assumeRoleWithWebIdentity(RoleRequest request, String token)
            throws StsRefusal, Unreachable, InterruptedException {
        Map<String, String> parameters = common("AssumeRoleWithWebIdentity", request);
        parameters.put("WebIdentityToken", token);
        return obtained(client.call(request.sts(), Optional.empty(), parameters));
    }

    /** GetSessionToken with the code of an MFA device. */
    public Obtained sessionToken(StsLocation location, Credentials user, String serial, String code)
            throws StsRefusal, Unreachable, InterruptedException {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("Action", "GetSessionToken");
        parameters.put("SerialNumber", serial);
        parameters.put("TokenCode", code);
        return obtained(client.call(location, Optional.of(user), parameters));
    }

    /** GetCallerIdentity, which needs no permission. */
    public CallerIdentity callerIdentity(StsLocation location, Credentials credentials)
            throws StsRefusal, Unreachable, InterruptedException {
        Map<String, String> reply = client.call(location, Optional.of(credentials),
                Map.of("Action", "GetCallerIdentity"));
        return new CallerIdentity(value(reply, "Account"), value(reply, "Arn"), value(reply, "UserId"));
    }

    private static Map<String, String> common(String action, RoleRequest request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("Action", action);
        parameters.put("RoleArn", request.role().toString());
        parameters.put("RoleSessionName", request.sessionName());
        parameters.put("DurationSeconds", String.valueOf(request.effectiveDuration().toSeconds()));
        request.policy().ifPresent(policy -> parameters.put("Policy", policy));
        int policy = 1;
        for (String arn : request.policyArns()) {
            parameters.put("PolicyArns.member." + policy++ + ".arn", arn);
        }
        return parameters;
    }

    private Obtained obtained(Map<String, String> reply) throws StsRefusal {
        Instant expiration;
        try {
            expiration = Instant.parse(value(reply, "Expiration"));
        } catch (DateTimeException _) {
            throw malformed("Expiration");
        }
        Credentials credentials = new Credentials(value(reply, "AccessKeyId"), value(reply, "SecretAccessKey"),
                Optional.of(value(reply, "SessionToken")), Optional.of(client.skew().toHere(expiration)));
        return new Obtained(credentials, identity(reply));
    }

    private static Optional<CallerIdentity> identity(Map<String, String> reply) {
        String arn = reply.getOrDefault("Arn", "");
        String[] parts = arn.split(":", 6);
        return parts.length < 6
                ? Optional.empty()
                : Optional.of(new CallerIdentity(parts[4], arn, reply.getOrDefault("AssumedRoleId", "")));
    }

    private static String value(Map<String, String> reply, String name) throws StsRefusal {
        String value = reply.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw malformed(name);
        }
        return value;
    }

    private static StsRefusal malformed(String name) {
        return new StsRefusal("MalformedResponse", "the answer has no usable " + name, 200);
    }
}
