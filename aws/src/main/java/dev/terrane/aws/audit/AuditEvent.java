package dev.terrane.aws.audit;

import dev.terrane.aws.role.CredentialPlace;
import dev.terrane.aws.role.Requester;
import dev.terrane.aws.role.RoleRequest;
import dev.terrane.aws.sts.Sts.Obtained;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that happened, with the fields that apply: {@code unit}, {@code command}, {@code purpose},
 * {@code requester}, {@code role}, {@code session}, {@code account}, {@code access_key_id}, {@code expires},
 * {@code origin}, {@code exit_code}, {@code error}. No field ever holds a secret.
 */
public final class AuditEvent {
    public static final String SESSION_OBTAINED = "session.obtained";
    public static final String SESSION_RENEWED = "session.renewed";
    public static final String SESSION_REFUSED = "session.refused";
    public static final String GUARD_REFUSED = "guard.refused";
    public static final String CREDENTIALS_SERVED = "credentials.served";
    public static final String CHILD_STARTED = "child.started";
    public static final String CHILD_FINISHED = "child.finished";

    private final String name;
    private final Map<String, Object> fields = new LinkedHashMap<>();

    private AuditEvent(String name) {
        this.name = name;
    }

    public static AuditEvent of(String name) {
        return new AuditEvent(name);
    }

    public AuditEvent with(String field, Object value) {
        fields.put(field, value);
        return this;
    }

    /** The fields that a request tells. */
    public AuditEvent role(RoleRequest request) {
        return with("requester", describe(request.requester())).with("role", request.role())
                .with("session", request.sessionName()).with("account", request.role().account());
    }

    /** The fields that obtained credentials tell. */
    public AuditEvent credentials(Obtained obtained) {
        with("access_key_id", obtained.credentials().accessKeyId());
        obtained.credentials().expiration().ifPresent(end -> with("expires", end));
        return this;
    }

    private static String describe(Requester requester) {
        return switch (requester) {
            case Requester.Base _ -> "base";
            case Requester.Profile(String profile) -> "profile " + profile;
            case Requester.Place(CredentialPlace place) -> place.label();
            case Requester.Given _ -> "auth provider";
            case Requester.Assumed(RoleRequest hop) -> hop.role().toString();
            case Requester.WebIdentity _ -> "web identity token";
            case Requester.WithMfa withMfa -> describe(withMfa.user()) + " with MFA";
        };
    }

    String name() {
        return name;
    }

    Map<String, Object> fields() {
        return fields;
    }
}
