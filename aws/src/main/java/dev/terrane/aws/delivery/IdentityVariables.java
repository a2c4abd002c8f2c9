package dev.terrane.aws.delivery;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The variables by which AWS's SDKs find an identity. */
final class IdentityVariables {
    /** Credentials themselves. */
    static final Set<String> KEYS = Set.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
            "AWS_SECURITY_TOKEN", "AWS_CREDENTIAL_EXPIRATION", "AWS_ACCESS_KEY", "AWS_SECRET_KEY");
    /** Other ways to credentials, which would override or contradict those that a child is given. */
    private static final Set<String> WAYS = Set.of("AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_ROLE_ARN",
            "AWS_ROLE_SESSION_NAME", "AWS_WEB_IDENTITY_TOKEN_FILE");
    private static final String CONTAINER = "AWS_CONTAINER_";

    private IdentityVariables() {}

    /** The other ways that stand in an environment, or by their names may. */
    static Set<String> ways(Map<String, String> environment) {
        Set<String> names = new TreeSet<>(WAYS);
        names.addAll(Set.of("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"));
        environment.keySet().stream().filter(name -> name.startsWith(CONTAINER)).forEach(names::add);
        return names;
    }

    /** Whether a variable says who somebody is. */
    static boolean tellsIdentity(String name) {
        return KEYS.contains(name) || WAYS.contains(name) || name.startsWith(CONTAINER)
                || name.equals("AWS_CONFIG_FILE") || name.equals("AWS_SHARED_CREDENTIALS_FILE");
    }
}
