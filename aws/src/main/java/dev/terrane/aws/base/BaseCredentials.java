package dev.terrane.aws.base;

import dev.terrane.aws.IdentityException;
import dev.terrane.aws.http.Attempts;
import dev.terrane.aws.http.Http;
import dev.terrane.aws.json.Json.NotJson;
import dev.terrane.aws.role.CredentialPlace;
import dev.terrane.aws.role.EffectiveSettings;
import dev.terrane.aws.role.Field;
import dev.terrane.aws.role.Fields;
import dev.terrane.aws.role.NameFacts;
import dev.terrane.aws.role.PlannedRole;
import dev.terrane.aws.role.Purpose;
import dev.terrane.aws.role.Requester;
import dev.terrane.aws.role.RolePlanner;
import dev.terrane.aws.role.RoleSettings;
import dev.terrane.aws.role.SettingsLayers;
import dev.terrane.aws.session.Broker;
import dev.terrane.aws.session.Broker.Found;
import dev.terrane.aws.session.CredentialSource;
import dev.terrane.aws.session.Credentials;
import dev.terrane.aws.session.GivenCredentials;
import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.setting.Setting;
import dev.terrane.aws.world.AwsWorld;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * AWS's default chain, in the order in which Terraform's own SDK walks it: keys in the environment, a web identity in
 * the environment, the profile, the container's endpoint, the EC2 instance. What a profile says is read as in Go's
 * SDK: a role with its source, keys, web identity, IAM Identity Center, a console login, a process.
 *
 * <p>A place that is filled in badly is a failure, not a reason to go on to the next: nothing may run under an
 * identity that nobody asked for.
 */
public final class BaseCredentials implements Broker.BaseSources {
    private final AwsWorld world;
    private final AwsProfiles profiles;
    private final Attempts attempts;
    private final Http http;
    private final NameFacts names;
    private final EffectiveSettings caller;

    /**
     * @param names what the names of sessions are made of
     * @param caller what flags and variables say about the STS to ask
     */
    public BaseCredentials(AwsWorld world, AwsProfiles profiles, Attempts attempts, Http http, NameFacts names,
            EffectiveSettings caller) {
        this.world = world;
        this.profiles = profiles;
        this.attempts = attempts;
        this.http = http;
        this.names = names;
        this.caller = caller;
    }

    @Override
    public Found base() {
        Optional<Credentials> keys = environmentKeys();
        if (keys.isPresent()) {
            return new Found.Direct(environment(keys.get()));
        }
        if (world.variable("AWS_WEB_IDENTITY_TOKEN_FILE").isPresent()) {
            return environmentWebIdentity();
        }
        Setting<String> profile = profiles.current();
        boolean named = !(profile.origin() instanceof Origin.Default);
        if (named || profiles.profile(profile.value()).filter(BaseCredentials::givesCredentials).isPresent()) {
            return profile(profile.value());
        }
        if (ContainerSource.isThere(world)) {
            return new Found.Direct(new ContainerSource(world, attempts));
        }
        List<String> lookedAt = List.of("environment: AWS_ACCESS_KEY_ID is not set",
                "web identity: AWS_WEB_IDENTITY_TOKEN_FILE is not set",
                "profile default: not in " + profiles.configFile() + " or " + profiles.credentialsFile(),
                "container: AWS_CONTAINER_CREDENTIALS_… is not set");
        if (InstanceSource.isOff(world)) {
            List<String> all = new ArrayList<>(lookedAt);
            all.add("instance: switched off by AWS_EC2_METADATA_DISABLED");
            throw BaseFailures.none(all);
        }
        return new Found.Direct(new InstanceSource(world, http, lookedAt));
    }

    private GivenCredentials environment(Credentials keys) {
        return new GivenCredentials(keys, "the environment (AWS_ACCESS_KEY_ID)", world.time());
    }

    private Optional<Credentials> environmentKeys() {
        Optional<String> id = world.variable("AWS_ACCESS_KEY_ID").or(() -> world.variable("AWS_ACCESS_KEY"));
        Optional<String> secret = world.variable("AWS_SECRET_ACCESS_KEY").or(() -> world.variable("AWS_SECRET_KEY"));
        if (id.isPresent() != secret.isPresent()) {
            throw BaseFailures.bad(id.isPresent()
                    ? "AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not"
                    : "AWS_SECRET_ACCESS_KEY is set, but AWS_ACCESS_KEY_ID is not", "set both, or neither");
        }
        if (id.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> end = world.variable("AWS_CREDENTIAL_EXPIRATION").flatMap(text -> {
            try {
                return Optional.of(CredentialJson.time(text));
            } catch (NotJson _) {
                return Optional.empty();
            }
        });
        Optional<String> token = world.variable("AWS_SESSION_TOKEN").or(() -> world.variable("AWS_SECURITY_TOKEN"));
        return Optional.of(new Credentials(id.get(), secret.get(), token, token.flatMap(_ -> end)));
    }

    private Found environmentWebIdentity() {
        RoleSettings.Builder settings = RoleSettings.builder();
        set(settings, Fields.IAM_ROLE, "AWS_ROLE_ARN");
        set(settings, Fields.SESSION_NAME, "AWS_ROLE_SESSION_NAME");
        Path folder = world.workingFolder();
        world.variable("AWS_WEB_IDENTITY_TOKEN_FILE").ifPresent(file -> settings.text(Fields.WEB_IDENTITY_TOKEN,
                folder.resolve(file).toString(), new Origin.EnvironmentVariable("AWS_WEB_IDENTITY_TOKEN_FILE"),
                folder));
        return plan(settings.build(), new Requester.Base(), profiles.current().value())
                .<Found>map(role -> new Found.Role(role, "the environment (AWS_WEB_IDENTITY_TOKEN_FILE)"))
                .orElseThrow(() -> BaseFailures.bad("AWS_WEB_IDENTITY_TOKEN_FILE is set, but AWS_ROLE_ARN is not",
                        "set both, or neither"));
    }

    private void set(RoleSettings.Builder settings, Field<String> field, String variable) {
        world.variable(variable).ifPresent(
                value -> settings.set(field, new Setting<>(value, new Origin.EnvironmentVariable(variable))));
    }

    @Override
    public CredentialSource place(CredentialPlace place) {
        return switch (place) {
            case ENVIRONMENT -> environment(environmentKeys().orElseThrow(() -> BaseFailures
                    .bad("credential_source = Environment, but AWS_ACCESS_KEY_ID is not set")));
            case CONTAINER -> new ContainerSource(world, attempts);
            case INSTANCE -> new InstanceSource(world, http, List.of());
        };
    }

    @Override
    public Found profile(String name) {
        ConfigSection profile = profiles.profile(name).orElseThrow(() -> unknown(name));
        if (profile.get("role_arn").isPresent()) {
            refuseCycle(name);
            return role(name, profile);
        }
        Optional<Credentials> keys = keys(profile);
        if (keys.isPresent()) {
            return new Found.Direct(new GivenCredentials(keys.get(), "profile " + name, world.time()));
        }
        if (profile.get("sso_account_id").isPresent()) {
            return new Found.Direct(sso(name, profile));
        }
        if (profile.get("login_session").isPresent()) {
            String region = profiles.configurationOf(name).region().or(() -> caller.get(Fields.REGION))
                    .map(Setting::value).orElse("us-east-1");
            return new Found.Direct(
                    new LoginSource(world, attempts, name, profile.get("login_session").get(), region));
        }
        return profile.get("credential_process")
                .<Found>map(command -> new Found.Direct(new ProcessSource(world, name, command)))
                .orElseThrow(() -> BaseFailures.bad("the AWS profile " + name + " gives no credentials",
                        "it has no keys, role_arn, sso_account_id, login_session or credential_process"));
    }

    private IdentityException unknown(String name) {
        String who = profiles.current().origin() instanceof Origin.EnvironmentVariable(String variable)
                && profiles.current().value().equals(name) ? variable + " names the AWS profile " : "the AWS profile ";
        return BaseFailures.bad(who + name + (who.startsWith("the") ? " is in neither " : ", which is in neither ")
                + profiles.configFile() + " nor " + profiles.credentialsFile());
    }

    private static boolean givesCredentials(ConfigSection profile) {
        return List.of("aws_access_key_id", "role_arn", "sso_account_id", "login_session", "credential_process")
                .stream()
                .anyMatch(key -> profile.get(key).isPresent());
    }

    private static Optional<Credentials> keys(ConfigSection profile) {
        return profile.get("aws_access_key_id").flatMap(id -> profile.get("aws_secret_access_key")
                .map(secret -> new Credentials(id, secret, profile.get("aws_session_token"), Optional.empty())));
    }

    private SsoSource sso(String name, ConfigSection profile) {
        Optional<ConfigSection> session = profile.get("sso_session").map(sessionName -> profiles
                .section("sso-session", sessionName).orElseThrow(() -> BaseFailures.bad("the AWS profile " + name
                        + " names the sso-session " + sessionName + ", which is not in " + profiles.configFile())));
        ConfigSection holder = session.orElse(profile);
        String start = required(name, holder, "sso_start_url");
        return new SsoSource(world, attempts, name, session.map(ConfigSection::name).orElse(start),
                required(name, holder, "sso_region"), required(name, profile, "sso_account_id"),
                required(name, profile, "sso_role_name"));
    }

    private static String required(String profile, ConfigSection section, String key) {
        return section.get(key).orElseThrow(
                () -> BaseFailures.bad("the AWS profile " + profile + " lacks " + key));
    }

    private Found role(String name, ConfigSection profile) {
        Origin origin = new Origin.AwsProfile(name);
        RoleSettings.Builder settings = RoleSettings.builder();
        Path folder = world.workingFolder();
        profile.get("role_arn").ifPresent(value -> settings.text(Fields.IAM_ROLE, value, origin, folder));
        profile.get("role_session_name").ifPresent(value -> settings.text(Fields.SESSION_NAME, value, origin, folder));
        profile.get("duration_seconds").ifPresent(value -> settings.text(Fields.DURATION, value, origin, folder));
        profile.get("external_id").ifPresent(value -> settings.text(Fields.EXTERNAL_ID, value, origin, folder));
        profile.get("mfa_serial").ifPresent(value -> settings.text(Fields.MFA_SERIAL, value, origin, folder));
        profile.get("mfa_process").ifPresent(value -> settings.text(Fields.MFA_PROCESS, value, origin, folder));
        Requester asker = asker(name, profile, settings, origin);
        return new Found.Role(plan(settings.build(), asker, name).orElseThrow(), "profile " + name + " (role_arn)");
    }

    private Requester asker(String name, ConfigSection profile, RoleSettings.Builder settings, Origin origin) {
        Optional<String> source = profile.get("source_profile");
        if (source.isPresent()) {
            return source.get().equals(name)
                    ? keys(profile).<Requester>map(Requester.Given::new).orElseThrow(() -> BaseFailures
                            .bad("the AWS profile " + name + " is its own source_profile, and has no keys"))
                    : new Requester.Profile(source.get());
        }
        Optional<String> place = profile.get("credential_source");
        if (place.isPresent()) {
            return new Requester.Place(CredentialPlace.ofLabel(place.get()).orElseThrow(() -> BaseFailures.bad(
                    "the AWS profile " + name + " has the unknown credential_source " + place.get(),
                    "it may be Environment, EcsContainer or Ec2InstanceMetadata")));
        }
        String file = profile.get("web_identity_token_file")
                .orElseThrow(() -> BaseFailures.bad("the AWS profile " + name
                        + " has a role_arn, but nothing that asks for it",
                        "it needs source_profile, credential_source or web_identity_token_file"));
        settings.text(Fields.WEB_IDENTITY_TOKEN, world.workingFolder().resolve(file).toString(), origin,
                world.workingFolder());
        return new Requester.Base();
    }

    private void refuseCycle(String name) {
        Set<String> seen = new LinkedHashSet<>();
        Optional<String> at = Optional.of(name);
        while (at.isPresent()) {
            String profile = at.get();
            if (!seen.add(profile)) {
                throw BaseFailures.bad("the AWS profile " + name + " goes round in a circle: "
                        + String.join(" → ", seen) + " → " + profile);
            }
            at = profiles.profile(profile).flatMap(section -> section.get("role_arn").isPresent()
                    ? section.get("source_profile").filter(source -> !source.equals(profile))
                    : Optional.empty());
        }
    }

    /** One rule turns settings into a request, whether a unit's file says them or an AWS profile. */
    private Optional<PlannedRole> plan(RoleSettings settings, Requester asker, String profile) {
        RoleSettings.Builder sts = RoleSettings.builder();
        caller.get(Fields.REGION).ifPresent(region -> sts.set(Fields.REGION, region));
        caller.get(Fields.STS_ENDPOINT).ifPresent(endpoint -> sts.set(Fields.STS_ENDPOINT, endpoint));
        SettingsLayers layers = new SettingsLayers(RoleSettings.none(), List.of(sts.build()), List.of(settings),
                List.of());
        return new RolePlanner(profiles.configurationOf(profile), world.workingFolder(), world.notices())
                .plan(layers.main(Purpose.APPLY), asker, names);
    }
}
