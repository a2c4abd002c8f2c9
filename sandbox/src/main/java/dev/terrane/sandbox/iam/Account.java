package dev.terrane.sandbox.iam;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An AWS account as it was declared.
 *
 * @param policies
 *            its customer managed policies by ARN
 * @param disabledRegions
 *            regions where its STS is not activated
 */
public record Account(String id, String partition, Map<String, User> users, Map<String, Role> roles,
        List<OidcProvider> oidcProviders, Map<String, Policy> policies, Set<String> disabledRegions) {
    public Optional<OidcProvider> oidcProvider(String host) {
        return oidcProviders.stream().filter(provider -> provider.host().equals(host)).findFirst();
    }
}
