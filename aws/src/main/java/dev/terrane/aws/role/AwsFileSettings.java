package dev.terrane.aws.role;

import java.util.Map;

/**
 * The {@code aws { }} block of one {@code terrane.hcl}: its own fields, its {@code role "PURPOSE"} blocks and its
 * {@code profile "NAME"} blocks.
 */
public record AwsFileSettings(RoleSettings own, Map<Purpose, RoleSettings> roles, Map<String, RoleSettings> profiles) {

    public AwsFileSettings {
        roles = Map.copyOf(roles);
        profiles = Map.copyOf(profiles);
    }

    RoleSettings role(Purpose purpose) {
        return roles.getOrDefault(purpose, RoleSettings.none());
    }

    RoleSettings profile(String name) {
        return profiles.getOrDefault(name, RoleSettings.none());
    }
}
