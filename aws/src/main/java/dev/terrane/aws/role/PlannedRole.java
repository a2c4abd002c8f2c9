package dev.terrane.aws.role;

import dev.terrane.aws.setting.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A role to be had, with what messages about it need and what does not make it another identity.
 *
 * @param origin the setting that named the role
 * @param hops the settings that named the hops of its chain, first hop first
 * @param token the setting that named the web identity token
 */
public record PlannedRole(RoleRequest request, Origin origin, List<Origin> hops, Optional<Origin> token) {

    public PlannedRole {
        hops = List.copyOf(hops);
    }

    /** A role without a chain. */
    public static PlannedRole of(RoleRequest request, Origin origin) {
        return new PlannedRole(request, origin, List.of(), Optional.empty());
    }

    /** All roles on the way, the final one last. */
    public List<RoleRequest> path() {
        List<RoleRequest> path = new ArrayList<>();
        RoleRequest at = request;
        path.add(at);
        while (at.requester() instanceof Requester.Assumed(RoleRequest hop)) {
            path.addFirst(hop);
            at = hop;
        }
        return path;
    }

    /** The setting that named a role of the path. */
    public Origin originOf(int indexInPath) {
        return indexInPath < hops.size() ? hops.get(indexInPath) : origin;
    }
}
