package dev.terrane.aws.delivery;

import dev.terrane.aws.base.AwsProfiles;
import dev.terrane.aws.base.ConfigSection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A child's own AWS configuration: the user's profiles and settings as they are, and the unit's identities as
 * profiles that draw on the running Terrane. It holds no secret: whatever would need one asks Terrane. It lives in a
 * folder that only the user can enter, until {@link #close()}.
 */
final class PrivateConfig implements AutoCloseable {
    /** The prefix of the name under which a profile of the user's is offered. */
    static final String OWN = "own:";
    /** The prefix of the name under which a profile of the unit is offered. */
    static final String UNIT = "unit:";

    private static final Set<String> CREDENTIALS = Set.of("aws_access_key_id", "aws_secret_access_key",
            "aws_session_token", "aws_security_token", "role_arn", "source_profile", "credential_source", "external_id",
            "mfa_serial", "mfa_process", "role_session_name", "duration_seconds", "web_identity_token_file",
            "sso_session", "sso_account_id", "sso_role_name", "sso_start_url", "sso_region", "sso_registration_scopes",
            "credential_process", "login_session");
    private static final Set<String> KEYS = Set.of("aws_access_key_id", "aws_secret_access_key", "aws_session_token",
            "aws_security_token");

    private final Path folder;

    private PrivateConfig(Path folder) {
        this.folder = folder;
    }

    /**
     * What the configuration shall say.
     *
     * @param identities the unit's profiles: name in the file to name of the identity
     * @param mainIdentity whether {@code [default]} gives way to an identity of the unit; the name under which it is
     *            offered, where it is by process
     */
    record Wanted(Map<String, String> identities, boolean replacesDefault, Optional<String> mainIdentity) {}

    static PrivateConfig write(Path temporaryFolder, AwsProfiles user, Wanted wanted,
            Function<String, String> credentialProcess) {
        try {
            Path folder = Files.createTempDirectory(temporaryFolder, "terrane-aws-", only("rwx------"));
            PrivateConfig config = new PrivateConfig(folder);
            Files.writeString(Files.createFile(config.configFile(), only("rw-------")),
                    new Text(user, wanted, credentialProcess).config());
            Files.createFile(config.credentialsFile(), only("rw-------"));
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException("no private AWS configuration could be written in " + temporaryFolder, e);
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> only(String mode) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
    }

    Path configFile() {
        return folder.resolve("config");
    }

    /** Empty: it hides the user's, whose keys would outrank what is given. */
    Path credentialsFile() {
        return folder.resolve("credentials");
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(configFile());
            Files.deleteIfExists(credentialsFile());
            Files.deleteIfExists(folder);
        } catch (IOException _) {
            // it holds no secret
        }
    }

    /** Makes the text. */
    private record Text(AwsProfiles user, Wanted wanted, Function<String, String> credentialProcess) {

        String config() {
            List<String> sections = new ArrayList<>();
            Set<String> written = new HashSet<>();
            wanted.identities().forEach((profile, identity) -> {
                ConfigSection settings = user.profile(profile).orElse(empty(profile));
                sections.add(section(profile, settingsOf(settings), Optional.of(identity)));
                written.add(profile);
            });
            for (ConfigSection section : user.sections()) {
                if (!section.kind().equals("profile")) {
                    sections.add("[" + section.kind() + " " + section.name() + "]\n" + lines(section.values()));
                } else if (written.add(section.name())) {
                    sections.add(profile(section));
                }
            }
            if (written.add("default")) {
                sections.add(profile(empty("default")));
            }
            return String.join("\n", sections);
        }

        private String profile(ConfigSection section) {
            if (section.name().equals("default") && wanted.replacesDefault()) {
                return section("default", settingsOf(section), wanted.mainIdentity());
            }
            if (mustBeOffered(section.name(), new HashSet<>())) {
                return section(section.name(), settingsOf(section), Optional.of(OWN + section.name()));
            }
            Map<String, String> copied = new LinkedHashMap<>(section.values());
            copied.keySet().removeAll(KEYS);
            return section(section.name(), copied, Optional.empty());
        }

        /**
         * Whether a profile would mean another identity, or need a key, if it stood in the child's configuration. A
         * command's line may hold a key, and in the child's environment the command would find other credentials.
         */
        private boolean mustBeOffered(String name, Set<String> seen) {
            Optional<ConfigSection> profile = user.profile(name);
            if (profile.isEmpty() || !seen.add(name)) {
                return false;
            }
            if (profile.get().get("role_arn").isEmpty()) {
                return profile.get().get("aws_access_key_id").isPresent()
                        || profile.get().get("credential_process").isPresent();
            }
            Optional<String> source = profile.get().get("source_profile");
            if (source.isPresent()) {
                return (source.get().equals("default") && wanted.replacesDefault())
                        || (profile.get().get("aws_access_key_id").isPresent() && source.get().equals(name))
                        || mustBeOffered(source.get(), seen);
            }
            return profile.get().get("credential_source").isPresent();
        }

        private String section(String name, Map<String, String> settings, Optional<String> identity) {
            String title = name.equals("default") ? "[default]" : "[profile " + name + "]";
            return title + "\n" + lines(settings)
                    + identity.map(offered -> "credential_process = " + credentialProcess.apply(offered) + "\n")
                            .orElse("");
        }

        private static ConfigSection empty(String name) {
            return new ConfigSection("profile", name, Map.of());
        }

        private static Map<String, String> settingsOf(ConfigSection section) {
            Map<String, String> settings = new LinkedHashMap<>(section.values());
            settings.keySet().removeAll(CREDENTIALS);
            return settings;
        }

        private static String lines(Map<String, String> values) {
            return values.entrySet().stream().map(entry -> entry.getKey() + " ="
                    + (entry.getValue().startsWith("\n") ? entry.getValue() : " " + entry.getValue()) + "\n")
                    .collect(Collectors.joining());
        }
    }
}
