package dev.terrane.aws.delivery;

import dev.terrane.aws.session.Credentials;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The changes to a child's environment that each way of delivery begins with. */
public final class EnvironmentChanges {

    private EnvironmentChanges() {}

    /** Credentials as variables; whatever would override or contradict them goes. */
    public static EnvironmentPatch keys(Credentials credentials, Map<String, String> environment) {
        Map<String, String> set = new HashMap<>();
        set.put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
        set.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
        credentials.sessionToken().ifPresent(token -> {
            set.put("AWS_SESSION_TOKEN", token);
            set.put("AWS_SECURITY_TOKEN", token);
        });
        credentials.expiration().ifPresent(
                end -> set.put("AWS_CREDENTIAL_EXPIRATION", end.truncatedTo(ChronoUnit.SECONDS).toString()));
        Set<String> remove = new HashSet<>(IdentityVariables.ways(environment));
        // a stale token would spoil long-lived keys, a stale time mislead
        remove.addAll(Set.of("AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN", "AWS_CREDENTIAL_EXPIRATION"));
        remove.removeAll(set.keySet());
        return new EnvironmentPatch(set, remove);
    }

    /** No credentials at all: they come another way. */
    static EnvironmentPatch noKeys(Map<String, String> environment) {
        Set<String> remove = new HashSet<>(IdentityVariables.ways(environment));
        remove.addAll(IdentityVariables.KEYS);
        return new EnvironmentPatch(Map.of(), remove);
    }

    /** When the temporary credentials that stand in an environment end, as far as it says. */
    static Optional<Instant> knownEnd(Map<String, String> environment) {
        if (environment.getOrDefault("AWS_SESSION_TOKEN", "").isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(environment.get("AWS_CREDENTIAL_EXPIRATION"))
                    .map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
