package dev.terrane.aws.role;

import dev.terrane.aws.setting.Origin.EnvironmentVariable;
import dev.terrane.aws.setting.Setting;
import java.util.List;
import java.util.Map;

/**
 * What AWS's own variables say about the STS to ask: {@code AWS_REGION}, {@code AWS_DEFAULT_REGION};
 * {@code AWS_ENDPOINT_URL_STS}, {@code AWS_ENDPOINT_URL} (unless {@code AWS_IGNORE_CONFIGURED_ENDPOINT_URLS}).
 * They rank below Terrane's and Terragrunt's own variables and above files.
 */
public final class AmbientSettings {
    private AmbientSettings() {}

    public static RoleSettings of(Map<String, String> environment) {
        RoleSettings.Builder settings = RoleSettings.builder();
        first(settings, Fields.REGION, environment, List.of("AWS_REGION", "AWS_DEFAULT_REGION"));
        if (!"true".equalsIgnoreCase(environment.get("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"))) {
            first(settings, Fields.STS_ENDPOINT, environment, List.of("AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL"));
        }
        return settings.build();
    }

    private static void first(RoleSettings.Builder settings, Field<String> field, Map<String, String> environment,
            List<String> names) {
        for (String name : names) {
            String value = environment.getOrDefault(name, "");
            if (!value.isBlank()) {
                settings.set(field, new Setting<>(value.strip(), new EnvironmentVariable(name)));
                return;
            }
        }
    }
}
