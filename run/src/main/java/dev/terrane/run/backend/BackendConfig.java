package dev.terrane.run.backend;

import dev.terrane.config.model.RemoteState;
import dev.terrane.hcl.diagnostic.Diagnostic;
import dev.terrane.hcl.diagnostic.DiagnosticException;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The settings of a state backend as OpenTofu/Terraform get them: without those that only speak to Terragrunt, and with text where a yes or
 * no is wanted made one.
 */
public final class BackendConfig {
    private static final Set<String> S3_ONLY = Set.of("s3_bucket_tags", "dynamodb_table_tags",
            "accesslogging_bucket_tags",
            "skip_bucket_versioning", "skip_bucket_ssencryption", "skip_bucket_accesslogging",
            "skip_bucket_root_access",
            "skip_bucket_enforced_tls", "skip_bucket_public_access_blocking", "disable_bucket_update",
            "enable_lock_table_ssencryption",
            "disable_aws_client_checksums", "accesslogging_bucket_name",
            "accesslogging_target_object_partition_date_source",
            "accesslogging_target_prefix", "skip_accesslogging_bucket_acl", "skip_accesslogging_bucket_enforced_tls",
            "skip_accesslogging_bucket_public_access_blocking", "skip_accesslogging_bucket_ssencryption",
            "bucket_sse_algorithm",
            "bucket_sse_kms_key_id");
    private static final Set<String> S3_BOOLEANS = Set.of("encrypt", "force_path_style", "use_lockfile",
            "skip_credentials_validation");
    private static final Set<String> GCS_ONLY = Set.of("project", "location", "gcs_bucket_labels",
            "skip_bucket_versioning",
            "skip_bucket_creation", "enable_bucket_policy_only");
    private static final Set<String> AZURE_ONLY = Set.of("location", "account_tier", "account_replication_type",
            "account_kind",
            "access_tier", "tags", "skip_resource_group_creation", "skip_storage_account_creation",
            "skip_container_creation",
            "skip_versioning", "enable_soft_delete", "soft_delete_retention_days", "allow_blob_public_access",
            "msi_resource_id");
    private static final Set<String> AZURE_BOOLEANS = Set.of("use_azuread_auth", "use_msi", "use_oidc");
    static final Set<String> TRUE = Set.of("1", "t", "T", "true", "TRUE", "True");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "false", "FALSE", "False");
    private static final Map<String, Set<String>> ROLE_KEYS = Map.of("assume_role",
            Set.of("role_arn", "duration", "external_id", "policy", "policy_arns", "session_name", "source_identity",
                    "tags",
                    "transitive_tag_keys"),
            "assume_role_with_web_identity",
            Set.of("role_arn", "duration", "policy", "policy_arns", "session_name", "web_identity_token",
                    "web_identity_token_file"));

    private BackendConfig() {}

    /** The settings by name, in the order of their names. */
    public static Map<String, Value> settings(RemoteState state) {
        Set<String> only = switch (state.backend()) {
            case "s3" -> S3_ONLY;
            case "gcs" -> GCS_ONLY;
            case "azurerm" -> AZURE_ONLY;
            default -> Set.<String>of();
        };
        Set<String> booleans = switch (state.backend()) {
            case "s3" -> S3_BOOLEANS;
            case "azurerm" -> AZURE_BOOLEANS;
            default -> Set.<String>of();
        };
        Map<String, Value> settings = new TreeMap<>();
        if (!state.config().isNull()) {
            state.config().unmark().entries().forEach((key, value) -> {
                if (!only.contains(key)) {
                    String name = state.backend().equals("s3") && key.equals("lock_table") ? "dynamodb_table" : key;
                    settings.put(name, booleans.contains(key) ? asBoolean(value) : value);
                }
            });
        }
        return settings;
    }

    /** The settings as they stand in a generated backend block: those of a role checked, empty ones left out. */
    public static Map<String, Value> blockSettings(RemoteState state) {
        Map<String, Value> settings = new TreeMap<>(settings(state));
        if (state.backend().equals("s3")) {
            ROLE_KEYS.forEach(
                    (key, known) -> settings.computeIfPresent(key, (_, value) -> role(state, key, value, known)));
        }
        return settings;
    }

    private static Value role(RemoteState state, String key, Value value, Set<String> known) {
        Value bare = value.unmark();
        if (!bare.canIterate()) {
            return value;
        }
        Map<String, Value> kept = new TreeMap<>();
        bare.entries().forEach((name, setting) -> {
            if (!known.contains(name)) {
                throw new DiagnosticException(Diagnostic.error("Unsupported argument",
                        "The backend's " + key + " has no argument named \"" + name + "\".", state.at()));
            }
            if (!isEmpty(setting)) {
                kept.put(name, setting);
            }
        });
        return Value.object(kept);
    }

    private static boolean isEmpty(Value value) {
        Value bare = value.unmark();
        return bare.isNull() || (bare.type() == Type.STRING && bare.asString().isEmpty())
                || (bare.canIterate() && bare.length() == 0);
    }

    private static Value asBoolean(Value value) {
        Value bare = value.unmark();
        if (bare.isNull() || bare.type() != Type.STRING) {
            return value;
        }
        if (TRUE.contains(bare.asString())) {
            return Value.TRUE;
        }
        return FALSE.contains(bare.asString()) ? Value.FALSE : value;
    }

    /** The arguments of `init` for a backend whose block stands in the unit's own code. */
    public static List<String> initArguments(RemoteState state) {
        if (state.generate().isPresent()) {
            return List.of();
        }
        List<String> arguments = new ArrayList<>();
        settings(state).forEach((key, value) -> arguments.add("-backend-config=" + key + "=" + argument(value)));
        return arguments;
    }

    private static String argument(Value value) {
        Value bare = value.unmark();
        if (!bare.isNull() && bare.type() == Type.STRING) {
            return bare.asString();
        }
        return singleLine(value);
    }

    private static String singleLine(Value value) {
        Value bare = value.unmark();
        if (bare.isNull() || !bare.isKnown()) {
            return "<nil>";
        }
        return switch (bare.type()) {
            case Type.Primitive.STRING -> GoString.quoted(bare.asString());
            case Type.Primitive.NUMBER -> bare.asNumber().toString();
            case Type.Primitive.BOOL -> Boolean.toString(bare.asBoolean());
            case Type.MapType _,Type.ObjectType _ -> {
                List<String> attributes = new ArrayList<>();
                bare.entries().forEach((key, element) -> attributes.add(key + "=" + singleLine(element)));
                attributes.sort(null);
                yield "{" + String.join(",", attributes) + "}";
            }
            default -> "[" + String.join(",", bare.elements().stream().map(BackendConfig::singleLine).toList()) + "]";
        };
    }
}
