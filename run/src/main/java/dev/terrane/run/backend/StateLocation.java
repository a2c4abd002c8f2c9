package dev.terrane.run.backend;

import dev.terrane.config.model.RemoteState;
import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a unit's state lies, as far as it can be read without OpenTofu/Terraform. */
public sealed interface StateLocation {

    /** A file of this machine. */
    record LocalFile(Path file) implements StateLocation {}

    /** An object in S3. */
    record S3Object(S3Place place, String key) implements StateLocation {}

    /** Somewhere that only OpenTofu/Terraform can read from. */
    record Elsewhere() implements StateLocation {}

    /** Settings that change who reads an object or how, which are left to OpenTofu/Terraform. */
    Set<String> OWN_WAYS = Set.of("profile", "assume_role", "role_arn", "assume_role_with_web_identity", "access_key",
            "secret_key", "token",
            "shared_credentials_file", "shared_credentials_files", "shared_config_files", "sse_customer_key",
            "http_proxy", "https_proxy",
            "custom_ca_bundle", "insecure", "use_fips_endpoint", "use_dualstack_endpoint");

    /**
     * The state of a unit with these settings.
     *
     * @param workingCopy what a relative path is relative to
     * @param workspace the workspace, `default` where none was chosen
     */
    static StateLocation of(RemoteState state, Path workingCopy, String workspace) {
        if (state.encryption().map(Value::unmark).filter(value -> value.canIterate() && value.length() > 0).isPresent()
                || state.disableDependencyOptimization()) {
            return new Elsewhere();
        }
        var settings = BackendConfig.settings(state);
        return switch (state.backend()) {
            case "local" -> local(text(settings, "path"), text(settings, "workspace_dir"), workingCopy, workspace);
            case "s3" -> s3(settings, workspace);
            default -> new Elsewhere();
        };
    }

    /** The state of a unit that says nothing of it, and whose code says nothing either. */
    static StateLocation ofDefault(Path workingCopy, String workspace) {
        return local(Optional.empty(), Optional.empty(), workingCopy, workspace);
    }

    private static StateLocation local(Optional<String> path, Optional<String> folder, Path workingCopy,
            String workspace) {
        if (workspace.equals("default")) {
            return new LocalFile(workingCopy.resolve(path.orElse("terraform.tfstate")));
        }
        return new LocalFile(workingCopy.resolve(folder.orElse("terraform.tfstate.d")).resolve(workspace)
                .resolve("terraform.tfstate"));
    }

    private static StateLocation s3(Map<String, Value> settings, String workspace) {
        var place = S3Place.of(settings);
        var key = text(settings, "key");
        if (place.isEmpty() || key.isEmpty() || settings.keySet().stream().anyMatch(OWN_WAYS::contains)) {
            return new Elsewhere();
        }
        var prefix = text(settings, "workspace_key_prefix").orElse("env:");
        var path = key.get().replaceAll("^/+", "");
        return new S3Object(place.get(), workspace.equals("default") ? path : prefix + "/" + workspace + "/" + path);
    }

    private static Optional<String> text(Map<String, Value> settings, String name) {
        return Optional.ofNullable(settings.get(name)).map(Value::unmark)
                .filter(value -> !value.isNull() && value.type() == Type.STRING)
                .map(Value::asString).filter(text -> !text.isEmpty());
    }
}
