package dev.terrane.aws.session;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * AWS credentials. Neither the key's secret nor the token is ever in {@link #toString()}.
 *
 * @param sessionToken present with temporary credentials
 * @param expiration when AWS says that they end; unknown with long-lived keys and with some sources
 */
public record Credentials(String accessKeyId, String secretAccessKey, Optional<String> sessionToken,
        Optional<Instant> expiration) {

    public Credentials {
        Objects.requireNonNull(accessKeyId);
        Objects.requireNonNull(secretAccessKey);
    }

    public boolean isTemporary() { return sessionToken.isPresent(); }

    @Override
    public String toString() {
        return "Credentials[" + accessKeyId + expiration.map(end -> " until " + end).orElse("") + "]";
    }
}
