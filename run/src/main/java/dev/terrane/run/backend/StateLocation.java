package dev.terrane.run.backend;

import dev.terrane.config.model.RemoteState;
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

    /** The workspace that is chosen where none was. */
    String DEFAULT_WORKSPACE = "default";

    /** Settings that change how an object is read, which are left to OpenTofu/Terraform. */
    Set<String> OWN_WAYS = Set.of("sse_customer_key", "http_proxy", "https_proxy", "custom_ca_bundle", "insecure",
            "use_fips_endpoint", "use_dualstack_endpoint");

    /** The same, said by variables. */
    Set<String> OWN_WAYS_BY_VARIABLE = Set.of("AWS_SSE_CUSTOMER_KEY", "AWS_USE_FIPS_ENDPOINT",
            "AWS_USE_DUALSTACK_ENDPOINT");

    /**
     * The state of a unit with these settings.
     *
     * @param workingCopy what a relative path is relative to
     * @param workspace the workspace
     * @param environment of OpenTofu/Terraform
     */
    static StateLocation of(RemoteState state, Path workingCopy, String workspace, Map<String, String> environment) {
        boolean encrypted = state.encryption().map(Value::unmark)
                .filter(value -> value.canIterate() && value.length() > 0).isPresent();
        if (encrypted || environment.containsKey("TF_ENCRYPTION") || state.disableDependencyOptimization()) {
            return new Elsewhere();
        }
        Settings settings = Settings.of(state);
        return switch (state.backend()) {
            case "local" -> local(settings.text("path"), settings.text("workspace_dir"), workingCopy, workspace);
            case "s3" -> s3(settings, workspace, environment);
            default -> new Elsewhere();
        };
    }

    /** The state of a unit that says nothing of it, and whose code says nothing either. */
    static StateLocation ofDefault(Path workingCopy, String workspace) {
        return local(Optional.empty(), Optional.empty(), workingCopy, workspace);
    }

    private static StateLocation local(Optional<String> path, Optional<String> folder, Path workingCopy,
            String workspace) {
        if (workspace.equals(DEFAULT_WORKSPACE)) {
            return new LocalFile(workingCopy.resolve(path.orElse("terraform.tfstate")));
        }
        return new LocalFile(workingCopy.resolve(folder.orElse("terraform.tfstate.d")).resolve(workspace)
                .resolve("terraform.tfstate"));
    }

    private static StateLocation s3(Settings settings, String workspace, Map<String, String> environment) {
        Optional<S3Place> place = S3Place.of(settings, environment);
        Optional<String> key = settings.text("key");
        if (place.isEmpty() || key.isEmpty() || !BackendIdentity.canBeHad(settings)
                || OWN_WAYS.stream().anyMatch(settings::has)
                || OWN_WAYS_BY_VARIABLE.stream().anyMatch(name -> !environment.getOrDefault(name, "").isEmpty())) {
            return new Elsewhere();
        }
        String path = key.get().replaceAll("^/+", "");
        String prefix = settings.text("workspace_key_prefix").orElse("env:");
        return new S3Object(place.get(),
                workspace.equals(DEFAULT_WORKSPACE) ? path : prefix + "/" + workspace + "/" + path);
    }
}
