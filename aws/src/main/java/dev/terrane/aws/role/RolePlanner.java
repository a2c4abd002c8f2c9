package dev.terrane.aws.role;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.Failures;
import dev.terrane.aws.IdentityException;

import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.setting.Secret;
import dev.terrane.aws.setting.Setting;
import dev.terrane.aws.world.Notices;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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
     * @throws IdentityException with everything that is wrong with the settings
     */
    public Optional<PlannedRole> plan(EffectiveSettings settings, Requester asker, NameFacts names) {
        Failures wrong = new Failures();
        Optional<PlannedRole> planned = settings.role()
                .flatMap(role -> new Plan(settings, names, wrong).role(role, asker));
        wrong.report();
        return planned;
    }

    /** A generic lookup, so that hops and final roles are read by one rule. */
    private interface Lookup {
        <T> Optional<Setting<T>> get(Field<T> field);
    }

    /** The making of one plan, which goes on after what is wrong, to find the rest of it. */
    private final class Plan {
        private final EffectiveSettings settings;
        private final Setting<String> usualName;
        private final NameFacts names;
        private final Failures wrong;

        Plan(EffectiveSettings settings, NameFacts names, Failures wrong) {
            this.settings = settings;
            this.usualName = settings.get(Fields.SESSION_NAME)
                    .orElse(new Setting<>(SessionName.DEFAULT, new Origin.Default()));
            this.names = names;
            this.wrong = wrong;
        }

        Optional<PlannedRole> role(Setting<String> finalRole, Requester asker) {
            Optional<RoleArn> arn = wrong.of(() -> RoleArn.parse(finalRole));
            Optional<StsLocation> sts = arn.flatMap(role -> wrong.of(() -> StsLocations.of(settings, user, role)));
            Optional<Requester> requester = wrong.of(() -> first(settings, asker, finalRole));
            Optional<RoleArn> before = Optional.empty();
            List<Origin> origins = new ArrayList<>();
            for (RoleSettings hop : settings.get(Fields.CHAIN).map(Setting::value).orElse(List.of())) {
                Setting<String> hopRole = hop.role().orElseThrow();
                Optional<RoleArn> hopArn = wrong.of(() -> RoleArn.parse(hopRole));
                samePartition(hopArn, before, hopRole.origin());
                requester = request(hopArn, hop.get(Fields.SESSION_NAME).orElse(usualName), hop::get, requester, sts)
                        .map(Requester.Assumed::new);
                before = hopArn;
                origins.add(hopRole.origin());
            }
            samePartition(arn, before, finalRole.origin());
            return request(arn, usualName, settings::get, requester, sts).map(
                    request -> new PlannedRole(request, finalRole.origin(), origins, tokenOrigin(settings)));
        }

        private void samePartition(Optional<RoleArn> role, Optional<RoleArn> before, Origin origin) {
            role.ifPresent(arn -> wrong.of(() -> RoleLimits.samePartition(arn, before, origin)));
        }

        /** Nothing where something is wrong, be it what comes before. */
        private Optional<RoleRequest> request(Optional<RoleArn> role, Setting<String> name, Lookup lookup,
                Optional<Requester> requester, Optional<StsLocation> sts) {
            boolean chained = requester.filter(Requester.Assumed.class::isInstance).isPresent();
            if (requester.filter(Requester.WebIdentity.class::isInstance).isPresent()) {
                refuseBesideToken(lookup);
            }
            Optional<String> sessionName = wrong.of(() -> SessionName.of(name, names.placeholders()));
            Optional<Duration> duration = checked(lookup, Fields.DURATION,
                    asked -> RoleLimits.duration(asked, chained));
            Optional<String> externalId = checked(lookup, Fields.EXTERNAL_ID, RoleLimits::externalId);
            Optional<String> sourceIdentity = checked(lookup, Fields.SOURCE_IDENTITY, RoleLimits::sourceIdentity);
            Optional<Map<String, String>> tags = checked(lookup, Fields.TAGS, RoleLimits::tags);
            Map<String, String> written = lookup.get(Fields.TAGS).map(Setting::value).orElse(Map.of());
            Optional<Set<String>> transitive = checked(lookup, Fields.TRANSITIVE_TAG_KEYS,
                    keys -> RoleLimits.transitiveTagKeys(keys, written));
            Optional<String> policy = checked(lookup, Fields.POLICY, RoleLimits::policy);
            Optional<List<String>> policyArns = checked(lookup, Fields.POLICY_ARNS,
                    arns -> RoleLimits.policyArns(arns, role));
            if (role.isEmpty() || requester.isEmpty() || sts.isEmpty() || sessionName.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new RoleRequest(role.get(), requester.get(), sessionName.get(),
                    !(name.origin() instanceof Origin.Default), duration, externalId, sourceIdentity,
                    tags.orElse(Map.of()), transitive.orElse(Set.of()), policy, policyArns.orElse(List.of()),
                    sts.get()));
        }

        private <T, R> Optional<R> checked(Lookup lookup, Field<T> field, Function<Setting<T>, R> check) {
            return lookup.get(field).flatMap(setting -> wrong.of(() -> check.apply(setting)));
        }

        private void refuseBesideToken(Lookup lookup) {
            for (Field<?> field : List.of(Fields.EXTERNAL_ID, Fields.SOURCE_IDENTITY, Fields.TAGS)) {
                lookup.get(field).ifPresent(setting -> wrong.add(AwsFailure.setting(
                        field.name() + " cannot go with a web identity token", setting.origin(),
                        "the first role is assumed by the token alone, and its claims carry the tags and the source"
                                + " identity; STS takes none beside it",
                        "give it to a role further down a chain")));
            }
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
