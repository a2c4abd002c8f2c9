package dev.terrane.sandbox.iam;

import java.util.Set;

/** An account's trust in an OIDC issuer: `host/path` without the scheme, and the audiences (client ids) it accepts. */
public record OidcProvider(String arn, String host, Set<String> audiences) {}
