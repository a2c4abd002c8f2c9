package dev.terrane.sandbox;

import dev.terrane.sandbox.iam.Account;
import dev.terrane.sandbox.iam.OidcProvider;
import dev.terrane.sandbox.iam.Policy;
import dev.terrane.sandbox.record.Ids;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** An account as it is declared. */
public final class AccountBuilder {
    private final String id;
    private String partition = "aws";
    private final Map<String, UserBuilder> users = new LinkedHashMap<>();
    private final Map<String, RoleBuilder> roles = new LinkedHashMap<>();
    private final Map<String, Set<String>> oidcProviders = new LinkedHashMap<>();
    private final Map<String, Policy> policies = new LinkedHashMap<>();
    private final Map<String, String> buckets = new LinkedHashMap<>();
    private final Map<String, String> lockTables = new LinkedHashMap<>();
    private final Set<String> disabledRegions = new HashSet<>();

    AccountBuilder(String id) {
        if (!id.matches("\\d{12}")) {
            throw new IllegalArgumentException("an account id has 12 digits: " + id);
        }
        this.id = id;
    }

    /** `aws` (default), `aws-us-gov`, `aws-cn`, … */
    public AccountBuilder partition(String name) {
        partition = name;
        return this;
    }

    public AccountBuilder user(String name, Consumer<UserBuilder> user) {
        user.accept(users.computeIfAbsent(name, UserBuilder::new));
        return this;
    }

    public AccountBuilder role(String name, Consumer<RoleBuilder> role) {
        role.accept(roles.computeIfAbsent(name, RoleBuilder::new));
        return this;
    }

    /** Trusts an OIDC issuer, by `host/path` or URL, for these audiences. */
    public AccountBuilder oidcProvider(String issuer, String... audiences) {
        oidcProviders.put(issuer.replaceFirst("^https?://", ""), Set.of(audiences));
        return this;
    }

    /** A customer managed policy, `arn:aws:iam::ID:policy/NAME`. */
    public AccountBuilder policy(String name, String json) {
        policies.put(name, Policy.parse(json));
        return this;
    }

    /** A bucket in `us-east-1` that keeps versions, as a state bucket does. */
    public AccountBuilder bucket(String name) {
        return bucket(name, "us-east-1");
    }

    /** The same in another region. */
    public AccountBuilder bucket(String name, String region) {
        buckets.put(name, region);
        return this;
    }

    /** A table for the locks of Terraform's S3 backend, in `us-east-1`. */
    public AccountBuilder lockTable(String name) {
        return lockTable(name, "us-east-1");
    }

    /** The same in another region. */
    public AccountBuilder lockTable(String name, String region) {
        lockTables.put(name, region);
        return this;
    }

    /** Turns STS off in a region. */
    public AccountBuilder withoutSts(String region) {
        disabledRegions.add(region);
        return this;
    }

    /** The regions of its buckets by their names. */
    Map<String, String> buckets() {
        return buckets;
    }

    /** The regions of its lock tables by their names. */
    Map<String, String> lockTables() {
        return lockTables;
    }

    Account build(Ids ids) {
        String iam = "arn:" + partition + ":iam::" + id + ":";
        return new Account(id, partition,
                users.entrySet().stream().collect(
                        Collectors.toMap(Map.Entry::getKey, user -> user.getValue().build(partition, id, ids))),
                roles.entrySet().stream().collect(
                        Collectors.toMap(Map.Entry::getKey, role -> role.getValue().build(partition, id, ids))),
                oidcProviders.entrySet().stream()
                        .map(provider -> new OidcProvider(iam + "oidc-provider/" + provider.getKey(), provider.getKey(),
                                provider.getValue()))
                        .toList(),
                policies.entrySet().stream()
                        .collect(Collectors.toMap(policy -> iam + "policy/" + policy.getKey(), Map.Entry::getValue)),
                Set.copyOf(disabledRegions));
    }
}
