package dev.terrane.config.model;

import java.util.Optional;

/**
 * The four attributes by which a unit's files name a role. An empty string counts as not set, so that a child cannot
 * remove what its parent says; a duration of 0 is kept, because it does override the parent's.
 *
 * @param role `iam_role`
 * @param duration `iam_assume_role_duration`, in seconds
 * @param sessionName `iam_assume_role_session_name`
 * @param webIdentityToken `iam_web_identity_token`, a token or the path of a file that holds one; hidden in
 *            {@link #toString()}
 */
public record RoleAttributes(Optional<Located<String>> role, Optional<Located<Long>> duration,
        Optional<Located<String>> sessionName, Optional<Located<String>> webIdentityToken) {
    /** No attribute set. */
    public static final RoleAttributes NONE = new RoleAttributes(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty());

    @Override
    public String toString() {
        return "RoleAttributes[role=" + role.map(Located::value) + ", duration=" + duration.map(Located::value)
                + ", sessionName=" + sessionName.map(Located::value) + "]";
    }
}
