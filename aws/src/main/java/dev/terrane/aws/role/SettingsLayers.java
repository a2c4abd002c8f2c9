package dev.terrane.aws.role;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * Everything that is said about a unit's identities, and the one rule of precedence over it, field by field: flag >
 * environment > {@code role "PURPOSE"} > the unit file > an included file > {@code aws { }}; of several
 * {@code terrane.hcl} the nearest.
 *
 * @param flags what flags say
 * @param environment what variables say: Terrane's and Terragrunt's own, then {@link AmbientSettings}
 * @param unitFiles the {@code iam_…} attributes of the unit's file, then of included files, highest rank first
 * @param terraneFiles the {@code terrane.hcl} of the unit's folder and of those above it, nearest first
 */
public record SettingsLayers(RoleSettings flags, List<RoleSettings> environment, List<RoleSettings> unitFiles,
        List<AwsFileSettings> terraneFiles) {

    public SettingsLayers {
        environment = List.copyOf(environment);
        unitFiles = List.copyOf(unitFiles);
        terraneFiles = List.copyOf(terraneFiles);
    }

    /** Nothing is said. */
    public static SettingsLayers none() {
        return new SettingsLayers(RoleSettings.none(), List.of(), List.of(), List.of());
    }

    /** The same for a unit that the run does not select: a role that a flag or a variable names is not meant for it. */
    public SettingsLayers withRoleOfFiles() {
        return new SettingsLayers(flags.withoutRole(), environment.stream().map(RoleSettings::withoutRole).toList(),
                unitFiles, terraneFiles);
    }

    /** The main identity for a purpose. */
    public EffectiveSettings main(Purpose purpose) {
        List<RoleSettings> ranks = new ArrayList<>();
        ranks.add(flags);
        ranks.addAll(environment);
        terraneFiles.forEach(file -> ranks.add(file.role(purpose)));
        if (purpose == Purpose.DESTROY) {
            terraneFiles.forEach(file -> ranks.add(file.role(Purpose.APPLY)));
        }
        ranks.addAll(unitFiles);
        terraneFiles.forEach(file -> ranks.add(file.own()));
        return new EffectiveSettings(ranks);
    }

    /** The identity of the backend and its lock. */
    public EffectiveSettings state() {
        return further(terraneFiles.stream().map(file -> file.role(Purpose.STATE)).toList());
    }

    /** The identity of a named profile of the unit. */
    public EffectiveSettings profile(String name) {
        return further(terraneFiles.stream().map(file -> file.profile(name)).toList());
    }

    /** The names of all profiles of the unit, those of the nearest file first. */
    public SequencedSet<String> profiles() {
        SequencedSet<String> names = new LinkedHashSet<>();
        terraneFiles.forEach(file -> file.profiles().keySet().stream().sorted().forEach(names::add));
        return names;
    }

    /** A further identity has its own blocks' role; of the rest it takes what speaks of the whole unit. */
    private EffectiveSettings further(List<RoleSettings> blocks) {
        List<RoleSettings> ranks = new ArrayList<>();
        ranks.add(flags.ofWholeUnit());
        environment.forEach(variables -> ranks.add(variables.ofWholeUnit()));
        ranks.addAll(blocks);
        unitFiles.forEach(file -> ranks.add(file.ofWholeUnit()));
        terraneFiles.forEach(file -> ranks.add(file.own().ofWholeUnit()));
        return new EffectiveSettings(ranks);
    }
}
