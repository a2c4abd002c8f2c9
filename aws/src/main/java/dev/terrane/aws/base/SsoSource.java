package dev.terrane.aws.base;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.AwsFailure.Kind;
import dev.terrane.aws.IdentityException;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A permission set of IAM Identity Center, by the login that {@code aws sso login} keeps in {@code ~/.aws/sso/cache}
 * (portal API GetRoleCredentials). A login that ends soon is renewed with its refresh token (OIDC API CreateToken),
 * where it has one.
 *
 * @param cacheKey the {@code sso-session}'s name, or the start URL of a profile in the older form
 */
record SsoSource(AwsWorld world, Attempts attempts, String profile, String cacheKey, String region, String account,
        String role) implements CredentialSource {
    private static final Duration RENEW_BEFORE = Duration.ofMinutes(5);

    @Override
    public Obtained obtain() throws InterruptedException {
        Login login = Login.sso(world, profile);
        Optional<Obtained> obtained = byLogin();
        if (obtained.isEmpty()) {
            login.again(cache().read().isEmpty() ? "is missing" : "has ended");
            obtained = byLogin();
        }
        return obtained.orElseThrow(() -> login.needed("has ended"));
    }

    private Optional<Obtained> byLogin() throws InterruptedException {
        Optional<String> token = accessToken();
        return token.isEmpty() ? Optional.empty() : ask(token.get());
    }

    private TokenCache cache() {
        return TokenCache.of(world.home().resolve(".aws/sso/cache"), "SHA-1", cacheKey);
    }

    /** A token that is still good, renewed if need be. */
    private Optional<String> accessToken() throws InterruptedException {
        Optional<Map<String, @Nullable Object>> login = cache().read();
        if (login.isEmpty()) {
            return Optional.empty();
        }
        Instant end = time(login.get(), "expiresAt").orElse(Instant.MIN);
        Instant now = world.time().now();
        if (now.isBefore(end.minus(RENEW_BEFORE))) {
            return Json.text(login.get(), "accessToken");
        }
        return renewed(login.get()).or(() -> now.isBefore(end)
                ? Json.text(login.get(), "accessToken")
                : Optional.empty());
    }

    private Optional<String> renewed(Map<String, @Nullable Object> login) throws InterruptedException {
        Optional<String> refresh = Json.text(login, "refreshToken");
        Optional<String> client = Json.text(login, "clientId");
        Optional<String> secret = Json.text(login, "clientSecret");
        boolean registered = time(login, "registrationExpiresAt").map(world.time().now()::isBefore).orElse(false);
        if (refresh.isEmpty() || client.isEmpty() || secret.isEmpty() || !registered) {
            return Optional.empty();
        }
        URI uri = URI
                .create(ServiceEndpoints.of(world, "SSO_OIDC", "https://oidc." + region + "." + domain()) + "/token");
        String body = JsonText.of(Map.of("clientId", client.get(), "clientSecret", secret.get(), "grantType",
                "refresh_token", "refreshToken", refresh.get()));
        try {
            Http.Answer answer = attempts.call("IAM Identity Center", uri,
                    () -> Http.Call.post(uri, Map.of("Content-Type", "application/json"), body), Attempts::ofStatus);
            if (!answer.isSuccess()) {
                return Optional.empty();
            }
            Map<String, @Nullable Object> reply = Json.readObject(answer.text());
            Optional<String> token = Json.text(reply, "accessToken");
            token.ifPresent(value -> keep(login, reply, value));
            return token;
        } catch (NotJson _) {
            return Optional.empty();
        } catch (Unreachable e) {
            throw BaseFailures.unreachable("IAM Identity Center", e);
        }
    }

    private void keep(Map<String, @Nullable Object> login, Map<String, @Nullable Object> reply, String token) {
        Map<String, @Nullable Object> fresh = new LinkedHashMap<>(login);
        fresh.put("accessToken", token);
        long seconds = reply.get("expiresIn") instanceof Number number ? number.longValue() : 0;
        fresh.put("expiresAt", world.time().now().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS).toString());
        Json.text(reply, "refreshToken").ifPresent(value -> fresh.put("refreshToken", value));
        cache().write(fresh);
    }

    /** The permission set's credentials; nothing if the login is not good any more. */
    private Optional<Obtained> ask(String token) throws InterruptedException {
        URI uri = URI.create(ServiceEndpoints.of(world, "SSO", "https://portal.sso." + region + "." + domain())
                + "/federation/credentials?account_id=" + encode(account) + "&role_name=" + encode(role));
        try {
            Http.Answer answer = attempts.call("IAM Identity Center", uri,
                    () -> Http.Call.get(uri, Map.of("x-amz-sso_bearer_token", token)), Attempts::ofStatus);
            if (answer.status() == 401) {
                return Optional.empty();
            }
            if (!answer.isSuccess()) {
                throw refused(answer.status());
            }
            return Optional.of(new Obtained(credentials(answer.text()), Optional.empty()));
        } catch (NotJson e) {
            throw BaseFailures.bad("IAM Identity Center answered badly: " + e.getMessage());
        } catch (Unreachable e) {
            throw BaseFailures.unreachable("IAM Identity Center", e);
        }
    }

    private static Credentials credentials(String document) throws NotJson {
        Map<String, @Nullable Object> reply = Json.object(Json.readObject(document).get("roleCredentials"))
                .orElseThrow(() -> new NotJson("it has no roleCredentials"));
        Optional<String> id = Json.text(reply, "accessKeyId");
        Optional<String> secret = Json.text(reply, "secretAccessKey");
        if (id.isEmpty() || secret.isEmpty()) {
            throw new NotJson("it has no keys");
        }
        return new Credentials(id.get(), secret.get(), Json.text(reply, "sessionToken"),
                reply.get("expiration") instanceof Number end
                        ? Optional.of(Instant.ofEpochMilli(end.longValue()))
                        : Optional.empty());
    }

    private IdentityException refused(int status) {
        return new IdentityException(new AwsFailure(Kind.REFUSED, Optional.empty(),
                "IAM Identity Center refused the permission set " + role + " in account " + account + " (HTTP " + status
                        + ")",
                List.of("AWS profile: " + profile), Optional.empty(),
                List.of("check sso_account_id and sso_role_name, and that the permission set is assigned to you")));
    }

    private static Optional<Instant> time(Map<String, @Nullable Object> object, String name) {
        return Json.text(object, name).flatMap(text -> {
            try {
                return Optional.of(CredentialJson.time(text.replace("UTC", "Z")));
            } catch (NotJson _) {
                return Optional.empty();
            }
        });
    }

    private String domain() {
        return Partition.ofRegion(region).domain();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String description() {
        return "profile " + profile + " (IAM Identity Center)";
    }

    @Override
    public boolean renewable() {
        return true;
    }
}
