package dev.terrane.run.backend;

import java.util.stream.Stream;
import java.util.List;
import dev.terrane.aws.unit.FurtherIdentity;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.AwsFailure.Kind;
import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.AwsIdentities;
import dev.terrane.aws.role.AmbientSettings;
import dev.terrane.aws.role.Field;
import dev.terrane.aws.role.Fields;
import dev.terrane.aws.role.RoleSettings;
import dev.terrane.aws.session.Session;
import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.unit.UnitIdentity;
import dev.terrane.config.model.RemoteState;
import dev.terrane.hcl.source.Position;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The identity with which an S3 backend works: the unit's for the state, unless the backend's settings name one of their own. */
public final class BackendIdentity {
    private static final Set<String> ONLY_TERRAFORM_KNOWS = Set.of("access_key", "secret_key", "token",
            "shared_credentials_file", "shared_credentials_files", "shared_config_files",
            "assume_role_with_web_identity");
    private static final Set<String> OWN = Set.of("profile", "role_arn", "assume_role");
    /** A duration of Go's, as far as whole hours, minutes and seconds go. */
    private static final Pattern GO_DURATION = Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");

    private BackendIdentity() {}

    /**
     * Fails where a backend says who it is and the unit has a role for its state.
     *
     * @param at where the backend stands, for the message
     * @throws dev.terrane.aws.IdentityException with both places
     */
    public static void checkAlone(RemoteState state, FurtherIdentity role, Origin at) {
        if (!state.backend().equals("s3")) {
            return;
        }
        Settings settings = Settings.of(state);
        Stream.concat(OWN.stream(), ONLY_TERRAFORM_KNOWS.stream()).filter(settings::has).sorted().findFirst()
                .ifPresent(name -> {
                    throw new IdentityException(new AwsFailure(Kind.CONFLICT, Optional.empty(),
                            "the backend has `" + name + "`, which contradicts role \"state\"",
                            List.of("role: " + role.role().request().role() + " (from "
                                    + role.role().origin().describe() + ")"),
                            Optional.of(at),
                            List.of("leave `" + name + "` out of remote_state",
                                    "or role \"state\" out of terrane.hcl")));
                });
    }

    /** Whether Terrane can have the identity; else only OpenTofu/Terraform can. */
    static boolean canBeHad(Settings settings) {
        boolean both = settings.has("profile")
                && (settings.has("role_arn") || settings.nested("assume_role").has("role_arn"));
        boolean durationIsPlain = settings.nested("assume_role").text("duration")
                .map(text -> GO_DURATION.matcher(text).matches()).orElse(true);
        return !both && durationIsPlain && ONLY_TERRAFORM_KNOWS.stream().noneMatch(settings::has);
    }

    /**
     * The session of the identity.
     *
     * @param environment of OpenTofu/Terraform, which may name a region and the endpoint of STS
     * @throws dev.terrane.aws.IdentityException if it cannot be had
     */
    public static Session session(AwsIdentities identities, UnitIdentity unit, RemoteState state,
            Map<String, String> environment) {
        if (unit.state().isPresent()) {
            return identities.stateSession(unit);
        }
        Settings settings = Settings.of(state);
        Optional<String> profile = settings.text("profile");
        if (profile.isPresent()) {
            return identities.profileSession(unit, profile.get());
        }
        Position at = state.at().start();
        Origin origin = new Origin.FilePosition(state.at().source().name(), at.line(), at.column());
        return role(settings, origin, environment).map(role -> identities.sessionBehind(unit, role))
                .orElseGet(() -> identities.session(unit));
    }

    /** The role that the backend assumes by itself, in the settings of today or the older ones. */
    private static Optional<RoleSettings> role(Settings settings, Origin origin, Map<String, String> environment) {
        Settings nested = settings.nested("assume_role");
        Settings said = nested.text("role_arn").isPresent() ? nested : settings;
        if (said.text("role_arn").isEmpty()) {
            return Optional.empty();
        }
        RoleSettings.Builder role = RoleSettings.builder();
        put(role, Fields.IAM_ROLE, said.text("role_arn"), origin);
        RoleSettings ambient = AmbientSettings.of(environment);
        ambient.get(Fields.REGION).ifPresent(region -> role.set(Fields.REGION, region));
        ambient.get(Fields.STS_ENDPOINT).ifPresent(endpoint -> role.set(Fields.STS_ENDPOINT, endpoint));
        put(role, Fields.REGION, settings.text("sts_region").or(() -> settings.text("region")), origin);
        put(role, Fields.STS_ENDPOINT, settings.nested("endpoints").text("sts").or(() -> settings.text("sts_endpoint")),
                origin);
        put(role, Fields.EXTERNAL_ID, said.text("external_id"), origin);
        put(role, Fields.SESSION_NAME, said.text("session_name"), origin);
        put(role, Fields.SOURCE_IDENTITY, said.text("source_identity"), origin);
        put(role, Fields.POLICY, said.text("policy"), origin);
        said.text("duration").map(BackendIdentity::duration)
                .ifPresent(duration -> role.value(Fields.DURATION, duration.toSeconds(), origin));
        if (!said.list("policy_arns").isEmpty()) {
            role.value(Fields.POLICY_ARNS, said.list("policy_arns"), origin);
        }
        if (!said.texts("tags").isEmpty()) {
            role.value(Fields.TAGS, said.texts("tags"), origin);
        }
        if (!said.list("transitive_tag_keys").isEmpty()) {
            role.value(Fields.TRANSITIVE_TAG_KEYS, said.list("transitive_tag_keys"), origin);
        }
        return Optional.of(role.build());
    }

    private static void put(RoleSettings.Builder role, Field<String> field, Optional<String> text, Origin origin) {
        text.ifPresent(value -> role.value(field, value, origin));
    }

    private static Duration duration(String text) {
        Matcher parts = GO_DURATION.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a duration: " + text);
        }
        return Duration.ofHours(number(parts.group(1))).plusMinutes(number(parts.group(2)))
                .plusSeconds(number(parts.group(3)));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
