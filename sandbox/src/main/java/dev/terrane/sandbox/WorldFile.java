package dev.terrane.sandbox;

import dev.terrane.sandbox.wire.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Accounts declared in JSON, for those who start the sandbox from a shell:
 *
 * <pre>
 * {"issuers": ["https://token.example"],
 *  "accounts": {"111111111111": {
 *    "users": {"alice": {"allow": ["sts:*"], "mfa": ["alice"], "access_key": {"id": "AKIA…", "secret": "…"}}},
 *    "roles": {"deploy": {"path": "/ci/", "trust": {POLICY}, "policies": [{POLICY}], "allow": ["s3:*"],
 *                         "max_session": 7200, "tags": {"team": "x"}}},
 *    "oidc_providers": {"token.example": ["sts.amazonaws.com"]},
 *    "buckets": {"state": "us-east-1"}, "lock_tables": {"locks": "us-east-1"}}}}
 * </pre>
 */
final class WorldFile {
    private static final Set<String> ROOT = Set.of("issuers", "accounts");
    private static final Set<String> ACCOUNT = Set.of("partition", "users", "roles", "oidc_providers", "buckets",
            "lock_tables", "policies");
    private static final Set<String> USER = Set.of("path", "allow", "deny", "policies", "mfa", "access_key", "tags");
    private static final Set<String> ROLE = Set.of("path", "allow", "deny", "policies", "trust", "max_session", "tags");

    private WorldFile() {}

    /**
     * Adds what the text declares.
     *
     * @throws IllegalArgumentException
     *             where it is no JSON, or says what is not known
     */
    static void declare(String text, SandboxBuilder sandbox) {
        Json world = Json.parse(text).orElseThrow(() -> new IllegalArgumentException("the world is not JSON"));
        onlyKnown("the world", world, ROOT);
        texts(world, "issuers").forEach(sandbox::issuer);
        world.members("accounts").forEach((id, json) -> {
            onlyKnown("account " + id, json, ACCOUNT);
            sandbox.account(id, account -> declare(json, account));
        });
    }

    private static void declare(Json json, AccountBuilder account) {
        json.string("partition").ifPresent(account::partition);
        json.members("users").forEach((name, user) -> account.user(name, builder -> declare(name, user, builder)));
        json.members("roles").forEach((name, role) -> account.role(name, builder -> declare(name, role, builder)));
        json.members("oidc_providers").keySet().forEach(
                host -> account.oidcProvider(host, texts(json.get("oidc_providers").orElseThrow(), host)
                        .toArray(String[]::new)));
        json.members("buckets").forEach((name, region) -> account.bucket(name, region.asString().orElse("us-east-1")));
        json.members("lock_tables")
                .forEach((name, region) -> account.lockTable(name, region.asString().orElse("us-east-1")));
        json.members("policies").forEach((name, policy) -> account.policy(name, policy.write()));
    }

    private static void declare(String name, Json json, UserBuilder user) {
        onlyKnown("user " + name, json, USER);
        json.string("path").ifPresent(user::path);
        actions(json, "allow").ifPresent(user::allow);
        actions(json, "deny").ifPresent(user::deny);
        json.items("policies").forEach(policy -> user.policy(policy.write()));
        texts(json, "mfa").forEach(user::mfaDevice);
        json.get("access_key").ifPresent(
                key -> user.accessKey(key.string("id").orElseThrow(), key.string("secret").orElseThrow()));
        tags(json).forEach(user::tag);
    }

    private static void declare(String name, Json json, RoleBuilder role) {
        onlyKnown("role " + name, json, ROLE);
        json.string("path").ifPresent(role::path);
        actions(json, "allow").ifPresent(role::allow);
        actions(json, "deny").ifPresent(role::deny);
        json.items("policies").forEach(policy -> role.policy(policy.write()));
        json.get("trust").ifPresent(policy -> role.trust(policy.write()));
        json.number("max_session").map(BigDecimal::longValue).map(Duration::ofSeconds).ifPresent(role::maxSession);
        tags(json).forEach(role::tag);
    }

    private static Optional<String[]> actions(Json json, String name) {
        return Optional.of(texts(json, name)).filter(texts -> !texts.isEmpty())
                .map(texts -> texts.toArray(String[]::new));
    }

    private static Map<String, String> tags(Json json) {
        Map<String, String> tags = new LinkedHashMap<>();
        json.members("tags").forEach((key, value) -> tags.put(key, value.asString().orElse("")));
        return tags;
    }

    private static List<String> texts(Json json, String name) {
        return json.items(name).stream().map(Json::asString).flatMap(Optional::stream).toList();
    }

    private static void onlyKnown(String where, Json json, Set<String> known) {
        json.members().keySet().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(where + " has no \"" + name + "\"");
        });
    }
}
