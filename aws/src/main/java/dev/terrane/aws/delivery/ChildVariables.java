package dev.terrane.aws.delivery;

import dev.terrane.aws.AwsFailure;
import dev.terrane.aws.AwsFailure.Kind;
import dev.terrane.aws.IdentityException;
import dev.terrane.aws.setting.Origin;
import dev.terrane.aws.unit.UnitIdentity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Variables that a unit sets for its child by other ways, which must not contradict its identity. */
public final class ChildVariables {

    private ChildVariables() {}

    /**
     * Fails if one of them says who the child is, in a unit with a role.
     *
     * @param names of variables, such as of {@code extra_arguments.env_vars} or of the auth provider's {@code envs}
     * @param origin what sets them
     */
    public static void check(UnitIdentity identity, Set<String> names, Origin origin) {
        if (identity.role().isEmpty()) {
            return;
        }
        names.stream().filter(IdentityVariables::tellsIdentity).sorted().findFirst().ifPresent(name -> {
            throw new IdentityException(new AwsFailure(Kind.CONFLICT, Optional.empty(),
                    name + " is set for Terraform, which contradicts the role of the unit",
                    identity.role().map(role -> List.of("role: " + role.request().role() + " (from "
                            + role.origin().describe() + ")")).orElse(List.of()),
                    Optional.of(origin), List.of("leave " + name + " out",
                            "or, if the unit is to run under it rather than under a role, say so: no_role = true in"
                                    + " terrane.hcl")));
        });
    }
}
