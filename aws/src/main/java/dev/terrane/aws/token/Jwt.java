package dev.terrane.aws.token;

import dev.terrane.aws.json.Json;
import dev.terrane.aws.json.Json.NotJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a token that can be read without its key. They serve messages and renewal only: whether the token is
 * good is for STS to say.
 */
public record Jwt(Optional<String> issuer, Optional<String> subject, Optional<String> audience,
        Optional<Instant> expires) {

    /** The claims; nothing of a token that is no JWT. */
    public static Optional<Jwt> read(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            Map<String, @Nullable Object> claims = Json.readObject(
                    new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
            return Optional.of(new Jwt(Json.text(claims, "iss"), Json.text(claims, "sub"), audience(claims),
                    claims.get("exp") instanceof Number exp
                            ? Optional.of(Instant.ofEpochSecond(exp.longValue()))
                            : Optional.empty()));
        } catch (NotJson | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> audience(Map<String, @Nullable Object> claims) {
        return claims.get("aud") instanceof List<?> several && !several.isEmpty()
                ? Optional.of(String.valueOf(several.getFirst()))
                : Json.text(claims, "aud");
    }
}
