package dev.terrane.aws.delivery;

import dev.terrane.aws.json.JsonText;
import dev.terrane.aws.session.Credentials;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Credentials in the JSON forms that AWS's SDKs read. */
final class CredentialDocument {

    private CredentialDocument() {}

    /** As a container's endpoint answers. */
    static String container(Credentials credentials, Optional<String> account) {
        return document(credentials, account, "Token", Map.of());
    }

    /** As a {@code credential_process} prints. */
    static String process(Credentials credentials, Optional<String> account) {
        return document(credentials, account, "SessionToken", Map.of("Version", 1));
    }

    /** As {@code auth credentials --format json} prints. */
    static String plain(Credentials credentials, Optional<String> account) {
        return document(credentials, account, "SessionToken", Map.of());
    }

    private static String document(Credentials credentials, Optional<String> account, String token,
            Map<String, Object> first) {
        Map<String, Object> document = new LinkedHashMap<>(first);
        document.put("AccessKeyId", credentials.accessKeyId());
        document.put("SecretAccessKey", credentials.secretAccessKey());
        credentials.sessionToken().ifPresent(value -> document.put(token, value));
        credentials.expiration()
                .ifPresent(end -> document.put("Expiration", end.truncatedTo(ChronoUnit.SECONDS).toString()));
        account.ifPresent(value -> document.put("AccountId", value));
        return JsonText.of(document);
    }
}
