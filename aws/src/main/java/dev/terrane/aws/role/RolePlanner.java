package dev.terrane.aws.role;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.IdentityException;

import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.setting.Secret;
import dev.terrane.aws.setting.Setting;
import dev.terrane.aws.world.Notices;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns what is set into what is asked of STS: the chain, who begins it, names filled in, all of it held against
 * STS's limits. Makes no call.
 */
public final class RolePlanner {
    private final UserConfiguration user;
    private final Path workingFolder;
    private final Notices notices;

    /** Makes one; {@code workingFolder} is where a relative path of a token begins, as in Terragrunt. */
    public RolePlanner(UserConfiguration user, Path workingFolder, Notices notices) {
        this.user = user;
        this.workingFolder = workingFolder;
        this.notices = notices;
    }

    /**
     * The role that the settings ask for; nothing if they ask for none.
     *
     * @param asker who begins the chain, unless a web identity token does
     */
    public Optional<PlannedRole> plan(EffectiveSettings settings, Requester asker, NameFacts names) {
        return settings.role().map(role -> plan(role, settings, asker, names));
    }

    private PlannedRole plan(Setting<String> finalRole, EffectiveSettings settings, Requester asker, NameFacts names) {
        RoleArn arn = RoleArn.parse(finalRole);
        StsLocation sts = StsLocations.of(settings, user, arn);
        Setting<String> name = settings.get(Fields.SESSION_NAME)
                .orElse(new Setting<>(SessionName.DEFAULT, new Origin.Default()));
        Optional<Setting<List<RoleSettings>>> chain = settings.get(Fields.CHAIN);
        List<RoleSettings> hops = chain.map(Setting::value).orElse(List.of());

        Requester requester = first(settings, asker, finalRole);
        Optional<RoleArn> before = Optional.empty();
        List<Origin> origins = new ArrayList<>();
        for (RoleSettings hop : hops) {
            Setting<String> hopRole = hop.role().orElseThrow();
            RoleRequest request = request(RoleArn.parse(hopRole), hop.get(Fields.SESSION_NAME).orElse(name),
                    hop::get, requester, sts, names);
            RoleLimits.samePartition(request.role(), before, hopRole.origin());
            before = Optional.of(request.role());
            requester = new Requester.Assumed(request);
            origins.add(hopRole.origin());
        }
        RoleLimits.samePartition(arn, before, finalRole.origin());
        return new PlannedRole(request(arn, name, settings::get, requester, sts, names), finalRole.origin(),
                origins, tokenOrigin(settings));
    }

    /** A generic lookup, so that hops and final roles are read by one rule. */
    private interface Lookup {
        <T> Optional<Setting<T>> get(Field<T> field);
    }

    private RoleRequest request(RoleArn role, Setting<String> name, Lookup settings, Requester requester,
            StsLocation sts, NameFacts names) {
        boolean chained = requester instanceof Requester.Assumed;
        if (requester instanceof Requester.WebIdentity) {
            refuseBesideToken(settings);
        }
        Map<String, String> tags = settings.get(Fields.TAGS).map(RoleLimits::tags).orElse(Map.of());
        return new RoleRequest(role, requester, SessionName.of(name, names.placeholders()),
                !(name.origin() instanceof Origin.Default),
                settings.get(Fields.DURATION).map(asked -> RoleLimits.duration(asked, chained)),
                settings.get(Fields.EXTERNAL_ID).map(RoleLimits::externalId),
                settings.get(Fields.SOURCE_IDENTITY).map(RoleLimits::sourceIdentity), tags,
                settings.get(Fields.TRANSITIVE_TAG_KEYS).map(keys -> RoleLimits.transitiveTagKeys(keys, tags))
                        .orElse(Set.of()),
                settings.get(Fields.POLICY).map(RoleLimits::policy),
                settings.get(Fields.POLICY_ARNS).map(arns -> RoleLimits.policyArns(arns, role)).orElse(List.of()), sts);
    }

    private static void refuseBesideToken(Lookup settings) {
        for (Field<?> field : List.of(Fields.EXTERNAL_ID, Fields.SOURCE_IDENTITY, Fields.TAGS)) {
            settings.get(field).ifPresent(setting -> {
                throw new IdentityException(AwsFailure.setting(
                        field.name() + " cannot go with a web identity token", setting.origin(),
                        "the first role is assumed by the token alone, and its claims carry the tags and the source"
                                + " identity; STS takes none beside it",
                        "give it to a role further down a chain"));
            });
        }
    }

    private static Optional<Origin> tokenOrigin(EffectiveSettings settings) {
        return settings.get(Fields.WEB_IDENTITY_TOKEN).<Origin>map(Setting::origin)
                .or(() -> settings.get(Fields.WEB_IDENTITY_TOKEN_PROCESS).map(Setting::origin));
    }

    private Requester first(EffectiveSettings settings, Requester asker, Setting<String> role) {
        Optional<Setting<Secret>> token = settings.get(Fields.WEB_IDENTITY_TOKEN);
        Optional<Setting<String>> process = settings.get(Fields.WEB_IDENTITY_TOKEN_PROCESS);
        if (process.isPresent() && token.filter(value -> value.origin().fromCaller()).isEmpty()) {
            tell(process.get().origin(), role);
            return new Requester.WebIdentity(new TokenSource.Command(process.get().value()));
        }
        if (token.isPresent()) {
            tell(token.get().origin(), role);
            return new Requester.WebIdentity(tokenSource(token.get()));
        }
        Optional<Setting<String>> serial = settings.get(Fields.MFA_SERIAL);
        boolean isUser = asker instanceof Requester.Base || asker instanceof Requester.Profile;
        return isUser && serial.isPresent()
                ? new Requester.WithMfa(asker, new MfaDevice(RoleLimits.mfaSerial(serial.get()),
                        settings.get(Fields.MFA_PROCESS).map(Setting::value)))
                : asker;
    }

    private void tell(Origin token, Setting<String> role) {
        if (role.origin().fromCaller() && !token.fromCaller()) {
            notices.info("The role from " + role.origin().describe() + " is assumed with the web identity token from "
                    + token.describe());
        }
    }

    /** Terragrunt's rule: what names a file is a path, all else is the token; a token itself never has a slash. */
    private TokenSource tokenSource(Setting<Secret> setting) {
        String value = setting.value().reveal().strip();
        try {
            Path path = workingFolder.resolve(value);
            if (Files.exists(path) && !Files.isDirectory(path)) {
                return new TokenSource.File(path.normalize());
            }
        } catch (InvalidPathException _) {
            // then it is a token
        }
        if (value.contains("/")) {
            throw new IdentityException(new AwsFailure(AwsFailure.Kind.TOKEN, Optional.empty(),
                    "the web identity token's file " + value + " does not exist", List.of(),
                    Optional.of(setting.origin()), List.of("a value with a slash is the path of a file")));
        }
        if (value.length() < 4 || value.length() > 20_000) {
            throw new IdentityException(AwsFailure.setting(
                    "the web identity token has " + value.length() + " characters", setting.origin(),
                    "STS takes 4 to 20000; it may also be the path of a file that holds the token"));
        }
        return new TokenSource.Value(new Secret(value));
    }
}
