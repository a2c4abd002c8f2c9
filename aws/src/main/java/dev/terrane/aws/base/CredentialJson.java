package dev.terrane.aws.base;

import dev.terrane.aws.json.Json;
import dev.terrane.aws.json.Json.NotJson;
import dev.terrane.aws.session.Credentials;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads credentials as AWS's own endpoints and {@code credential_process} write them. */
final class CredentialJson {

    private CredentialJson() {}

    /** Reads them; {@code token} is the member that holds the session token: SessionToken or Token. */
    static Credentials read(Map<String, @Nullable Object> object, String token) throws NotJson {
        Optional<String> id = Json.text(object, "AccessKeyId");
        Optional<String> secret = Json.text(object, "SecretAccessKey");
        if (id.isEmpty() || secret.isEmpty()) {
            throw new NotJson("it has no AccessKeyId or no SecretAccessKey");
        }
        Optional<String> expiration = Json.text(object, "Expiration");
        return new Credentials(id.get(), secret.get(), Json.text(object, token),
                expiration.isEmpty() ? Optional.empty() : Optional.of(time(expiration.get())));
    }

    static Instant time(String text) throws NotJson {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            throw new NotJson("its expiration is not a time");
        }
    }
}
