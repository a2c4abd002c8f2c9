package dev.terrane.aws.base;

import dev.terrane.aws.role.StsVariant;
import dev.terrane.aws.role.UserConfiguration;
import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.setting.Setting;
import dev.terrane.aws.world.AwsWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The user's own AWS configuration: {@code ~/.aws/config} and {@code ~/.aws/credentials}, read when first asked. */
public final class AwsProfiles {
    private final AwsWorld world;
    private @Nullable Map<String, ConfigSection> sections;

    public AwsProfiles(AwsWorld world) {
        this.world = world;
    }

    /** The profile in use, and what says so: {@code AWS_PROFILE}, else {@code default}. */
    public Setting<String> current() {
        for (String name : List.of("AWS_PROFILE", "AWS_DEFAULT_PROFILE")) {
            Optional<String> value = world.variable(name);
            if (value.isPresent()) {
                return new Setting<>(value.get(), new Origin.EnvironmentVariable(name));
            }
        }
        return new Setting<>("default", new Origin.Default());
    }

    public Optional<ConfigSection> profile(String name) {
        return section("profile", name);
    }

    public Optional<ConfigSection> section(String kind, String name) {
        return Optional.ofNullable(all().get(kind + " " + name));
    }

    /** All sections, those of the config file first. */
    public List<ConfigSection> sections() {
        return new ArrayList<>(all().values());
    }

    public Path configFile() {
        return file("AWS_CONFIG_FILE", "config");
    }

    public Path credentialsFile() {
        return file("AWS_SHARED_CREDENTIALS_FILE", "credentials");
    }

    /** A file of certificates to trust besides others: {@code AWS_CA_BUNDLE}, else {@code ca_bundle} of the profile. */
    public Optional<Setting<Path>> caBundle() {
        return world.variable("AWS_CA_BUNDLE")
                .map(value -> new Setting<>(expand(value), new Origin.EnvironmentVariable("AWS_CA_BUNDLE")))
                .or(() -> profile(current().value()).flatMap(profile -> profile.get("ca_bundle"))
                        .map(value -> new Setting<>(expand(value), new Origin.AwsProfile(current().value()))));
    }

    /** What a profile says about the STS to ask. */
    public UserConfiguration configurationOf(String name) {
        return new UserConfiguration() {
            @Override
            public Optional<Setting<String>> region() {
                return setting(profile -> profile.get("region"));
            }

            @Override
            public Optional<Setting<String>> stsEndpoint() {
                if (world.variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS").filter("true"::equalsIgnoreCase)
                        .isPresent()) {
                    return Optional.empty();
                }
                return setting(profile -> profile.get("ignore_configured_endpoint_urls").filter("true"::equals)
                        .isPresent()
                                ? Optional.empty()
                                : profile.get("services").flatMap(services -> section("services", services))
                                        .flatMap(services -> services.get("sts", "endpoint_url"))
                                        .or(() -> profile.get("endpoint_url")));
            }

            @Override
            public StsVariant variant() {
                return new StsVariant(said("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint").equals("true"),
                        said("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint").equals("true"),
                        said("AWS_STS_REGIONAL_ENDPOINTS", "sts_regional_endpoints").equals("legacy"));
            }

            private String said(String variable, String key) {
                return world.variable(variable).or(() -> profile(name).flatMap(profile -> profile.get(key))).orElse("")
                        .toLowerCase(Locale.ROOT);
            }

            private Optional<Setting<String>> setting(Function<ConfigSection, Optional<String>> value) {
                return profile(name).flatMap(value).map(found -> new Setting<>(found, new Origin.AwsProfile(name)));
            }
        };
    }

    private synchronized Map<String, ConfigSection> all() {
        Map<String, ConfigSection> read = sections;
        if (read == null) {
            read = new LinkedHashMap<>();
            for (ConfigSection section : ConfigParser.config(text(configFile()))) {
                read.put(section.kind() + " " + section.name(), section);
            }
            for (ConfigSection section : ConfigParser.credentials(text(credentialsFile()))) {
                read.merge(section.kind() + " " + section.name(), section,
                        (config, credentials) -> credentials.over(config));
            }
            sections = read;
        }
        return read;
    }

    private Path file(String variable, String name) {
        return world.variable(variable).map(this::expand).orElse(world.home().resolve(".aws").resolve(name));
    }

    private Path expand(String path) {
        return path.startsWith("~/") ? world.home().resolve(path.substring(2)) : world.workingFolder().resolve(path);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException _) {
            // as the SDKs do: a file that is not there, or not readable, says nothing
            return "";
        }
    }
}
