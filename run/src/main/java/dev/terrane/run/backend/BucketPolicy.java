package dev.terrane.run.backend;

import dev.terrane.aws.json.Json;
import dev.terrane.aws.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The policy of a bucket, as far as Terrane has to do with it: statements are known by their `Sid`. */
final class BucketPolicy {
    static final String ROOT_ACCESS = "RootAccess";
    static final String ENFORCED_TLS = "EnforcedTLS";

    private final Map<String, @Nullable Object> policy;

    private BucketPolicy(Map<String, @Nullable Object> policy) {
        this.policy = policy;
    }

    /** The policy that a bucket has, or an empty one. */
    static BucketPolicy of(Optional<String> json) throws BackendException {
        if (json.isEmpty()) {
            return new BucketPolicy(Map.of());
        }
        try {
            return new BucketPolicy(Json.readObject(json.get()));
        } catch (Json.NotJson e) {
            throw new BackendException("the bucket's policy cannot be read: " + e.getMessage());
        }
    }

    boolean has(String sid) {
        return statements().stream().anyMatch(statement -> Json.object(statement)
                .flatMap(object -> Json.text(object, "Sid")).filter(sid::equals).isPresent());
    }

    private List<@Nullable Object> statements() {
        Object statements = policy.get("Statement");
        if (statements instanceof List<?> list) {
            return new ArrayList<@Nullable Object>(list);
        }
        return statements == null ? List.of() : List.of(statements);
    }

    /** The policy with further statements before its own, as JSON. */
    String with(List<Map<String, Object>> further) {
        Map<String, @Nullable Object> wider = new LinkedHashMap<>(policy);
        wider.putIfAbsent("Version", "2012-10-17");
        List<@Nullable Object> statements = new ArrayList<>(further);
        statements.addAll(statements());
        wider.put("Statement", statements);
        return JsonText.of(wider);
    }

    /** The account that owns the bucket may do everything. */
    static Map<String, Object> rootAccess(String bucket, String partition, String account) {
        return statement(ROOT_ACCESS, "Allow", bucket, partition,
                Map.of("AWS", List.of("arn:" + partition + ":iam::" + account + ":root")));
    }

    /** Nobody may do anything over connections that others can read. */
    static Map<String, Object> enforcedTls(String bucket, String partition) {
        Map<String, Object> statement = statement(ENFORCED_TLS, "Deny", bucket, partition,
                Map.of("*", List.of("*")));
        statement.put("Condition", Map.of("Bool", Map.of("aws:SecureTransport", "false")));
        return statement;
    }

    private static Map<String, Object> statement(String sid, String effect, String bucket, String partition,
            Map<String, List<String>> principal) {
        String arn = "arn:" + partition + ":s3:::" + bucket;
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Sid", sid);
        statement.put("Effect", effect);
        statement.put("Principal", principal);
        statement.put("Action", "s3:*");
        statement.put("Resource", List.of(arn, arn + "/*"));
        return statement;
    }
}
