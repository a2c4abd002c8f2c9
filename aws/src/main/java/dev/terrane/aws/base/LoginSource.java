package dev.terrane.aws.base;

import dev.terrane.aws.http.Attempts;
import dev.terrane.aws.http.Http;
import dev.terrane.aws.http.Unreachable;
import dev.terrane.aws.json.Json;
import dev.terrane.aws.json.Json.NotJson;
import dev.terrane.aws.json.JsonText;
import dev.terrane.aws.role.Partition;
import dev.terrane.aws.session.CredentialSource;
import dev.terrane.aws.session.Credentials;
import dev.terrane.aws.sts.Sts.Obtained;
import dev.terrane.aws.world.AwsWorld;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The console session that {@code aws login} keeps in {@code ~/.aws/login/cache}: credentials of 15 minutes, renewed
 * with the session's refresh token and a proof of its key (sign-in API CreateOAuth2Token).
 */
record LoginSource(AwsWorld world, Attempts attempts, String profile, String session,
        String region) implements CredentialSource {
    private static final Duration RENEW_BEFORE = Duration.ofMinutes(5);

    @Override
    public Obtained obtain() throws InterruptedException {
        Login login = Login.console(world, profile);
        Optional<Credentials> found = current();
        if (found.isEmpty()) {
            login.again(cache().read().isEmpty() ? "is missing" : "has ended");
            found = current();
        }
        return new Obtained(found.orElseThrow(() -> login.needed("has ended")), Optional.empty());
    }

    private TokenCache cache() {
        Path folder = world.variable("AWS_LOGIN_CACHE_DIRECTORY").map(world.workingFolder()::resolve)
                .orElse(world.home().resolve(".aws/login/cache"));
        return TokenCache.of(folder, "SHA-256", session);
    }

    private Optional<Credentials> current() throws InterruptedException {
        Optional<Map<String, @Nullable Object>> kept = cache().read();
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        Optional<Credentials> credentials = Json.object(kept.get().get("accessToken"))
                .flatMap(LoginSource::credentials);
        Instant now = world.time().now();
        boolean good = credentials.flatMap(Credentials::expiration).map(end -> now.isBefore(end.minus(RENEW_BEFORE)))
                .orElse(false);
        if (good) {
            return credentials;
        }
        return renewed(kept.get()).or(
                () -> credentials.filter(old -> old.expiration().map(now::isBefore).orElse(false)));
    }

    private Optional<Credentials> renewed(Map<String, @Nullable Object> kept) throws InterruptedException {
        Optional<String> client = Json.text(kept, "clientId");
        Optional<String> refresh = Json.text(kept, "refreshToken");
        Optional<DpopKey> key = Json.text(kept, "dpopKey").flatMap(DpopKey::read);
        if (client.isEmpty() || refresh.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        URI uri = URI.create(ServiceEndpoints.of(world, "SIGNIN", usualEndpoint()) + "/v1/token");
        String body = JsonText.of(Map.of("clientId", client.get(), "grantType", "refresh_token", "refreshToken",
                refresh.get()));
        try {
            Http.Answer answer = attempts.call("AWS Sign-In", uri,
                    () -> Http.Call.post(uri, Map.of("Content-Type", "application/json", "DPoP",
                            key.get().proof("POST", uri, world.time().now())), body),
                    Attempts::ofStatus);
            return answer.isSuccess() ? kept(kept, Json.readObject(answer.text())) : Optional.empty();
        } catch (NotJson _) {
            return Optional.empty();
        } catch (Unreachable e) {
            throw BaseFailures.unreachable("AWS Sign-In", e);
        }
    }

    /** Writes the renewed session back, so that the AWS CLI goes on with it, and gives its credentials. */
    private Optional<Credentials> kept(Map<String, @Nullable Object> old, Map<String, @Nullable Object> reply) {
        Optional<Map<String, @Nullable Object>> keys = Json.object(reply.get("accessToken"));
        if (keys.isEmpty() || !(reply.get("expiresIn") instanceof Number seconds)) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> token = new LinkedHashMap<>(Json.object(old.get("accessToken")).orElse(Map.of()));
        token.putAll(keys.get());
        token.put("expiresAt",
                world.time().now().plusSeconds(seconds.longValue()).truncatedTo(ChronoUnit.SECONDS).toString());
        Map<String, @Nullable Object> fresh = new LinkedHashMap<>(old);
        fresh.put("accessToken", token);
        Json.text(reply, "refreshToken").ifPresent(value -> fresh.put("refreshToken", value));
        cache().write(fresh);
        return credentials(token);
    }

    private static Optional<Credentials> credentials(Map<String, @Nullable Object> token) {
        Optional<String> id = Json.text(token, "accessKeyId");
        Optional<String> secret = Json.text(token, "secretAccessKey");
        Optional<String> sessionToken = Json.text(token, "sessionToken");
        try {
            return id.isEmpty() || secret.isEmpty() || sessionToken.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Credentials(id.get(), secret.get(), sessionToken,
                            Optional.of(CredentialJson.time(Json.text(token, "expiresAt").orElse("")))));
        } catch (NotJson _) {
            return Optional.empty();
        }
    }

    private String usualEndpoint() {
        Partition partition = Partition.ofRegion(region);
        return switch (partition) {
            case AWS, CHINA, GOV_CLOUD -> "https://" + region + ".signin." + partition.consoleDomain();
            case EUSC, ISO, ISO_B, ISO_E, ISO_F -> "https://signin." + region + "." + partition.domain();
        };
    }

    @Override
    public String description() {
        return "profile " + profile + " (aws login)";
    }

    @Override
    public boolean renewable() {
        return true;
    }
}
