package dev.terrane.aws.role;

import dev.terrane.aws.setting.Origin;
import java.util.List;

/**
 * A role to be had, with what messages about it need and what does not make it another identity.
 *
 * @param origin the setting that named the role
 * @param hops the settings that named the hops of its chain, first hop first
 */
public record PlannedRole(RoleRequest request, Origin origin, List<Origin> hops) {

    public PlannedRole {
        hops = List.copyOf(hops);
    }
}
