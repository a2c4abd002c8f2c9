package dev.terrane.aws.auth;

import dev.terrane.aws.role.RoleSettings;
import dev.terrane.aws.session.Credentials;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the auth provider command answered.
 *
 * @param variables to be set for the unit
 * @param credentials the identity that asks for the unit's role, or is the unit's where it has none
 * @param role a role to be assumed for the same; never beside credentials
 */
public record AuthAnswer(Map<String, String> variables, Optional<Credentials> credentials,
        Optional<RoleSettings> role) {

    /** It answered nothing. */
    public static final AuthAnswer NOTHING = new AuthAnswer(Map.of(), Optional.empty(), Optional.empty());

    public AuthAnswer {
        variables = Map.copyOf(variables);
    }

    /** Whether it says nothing at all. Not by `equals`: what a record has of its own is dear at start-up. */
    public boolean isEmpty() {
        return variables.isEmpty() && !tellsIdentity();
    }

    /** Whether it says who the unit is. */
    public boolean tellsIdentity() {
        return credentials.isPresent() || role.isPresent();
    }

    /** Values may be secrets. */
    @Override
    public String toString() {
        return "AuthAnswer[variables " + new TreeSet<>(variables.keySet()) + "]";
    }
}
