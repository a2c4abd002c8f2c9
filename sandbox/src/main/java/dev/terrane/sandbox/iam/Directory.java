package dev.terrane.sandbox.iam;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All accounts, and what changes in them while the sandbox runs: sessions, keys that die, permissions withdrawn. */
public final class Directory {
    private final Map<String, Account> accounts;
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();
    private final Set<String> deactivatedKeys = ConcurrentHashMap.newKeySet();
    private final Set<String> expiredKeys = ConcurrentHashMap.newKeySet();
    private final Set<String> withdrawnTrust = ConcurrentHashMap.newKeySet();
    private final Set<String> withdrawnPermissions = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> usedMfaSteps = new ConcurrentHashMap<>();

    public Directory(Collection<Account> accounts) {
        this.accounts = accounts.stream().collect(Collectors.toUnmodifiableMap(Account::id, Function.identity()));
        accounts.stream().flatMap(account -> account.users().values().stream()).forEach(
                user -> user.accessKeys().forEach(key -> callers.put(key.id(), new Caller.LongTerm(user, key))));
    }

    public Optional<Account> account(String id) {
        return Optional.ofNullable(accounts.get(id));
    }

    public Collection<Account> accounts() {
        return accounts.values();
    }

    /** The role of that ARN, path included. */
    public Optional<Role> role(String arn) {
        return accounts.values().stream().flatMap(account -> account.roles().values().stream())
                .filter(role -> role.arn().equals(arn)).findFirst();
    }

    public Optional<User> user(String accountId, String name) {
        return account(accountId).map(Account::users).map(users -> users.get(name));
    }

    /** Who an access key belongs to, unless it was deactivated. */
    public Optional<Caller> caller(String accessKeyId) {
        return Optional.ofNullable(callers.get(accessKeyId)).filter(_ -> !deactivatedKeys.contains(accessKeyId));
    }

    /** Whether the key was declared to have expired before its time. */
    public boolean isExpired(String accessKeyId) {
        return expiredKeys.contains(accessKeyId);
    }

    public void register(Session session) {
        callers.put(session.accessKeyId(), new Caller.Temporary(session));
    }

    public void deactivate(String accessKeyId) {
        deactivatedKeys.add(accessKeyId);
    }

    public void expire(String accessKeyId) {
        expiredKeys.add(accessKeyId);
    }

    /** Makes the key good again, whatever was done to it. */
    public void reactivate(String accessKeyId) {
        deactivatedKeys.remove(accessKeyId);
        expiredKeys.remove(accessKeyId);
    }

    public void withdrawTrust(String roleArn) {
        withdrawnTrust.add(roleArn);
    }

    public void withdrawPermissions(String identityArn) {
        withdrawnPermissions.add(identityArn);
    }

    public void restore(String identityArn) {
        withdrawnTrust.remove(identityArn);
        withdrawnPermissions.remove(identityArn);
    }

    boolean isTrustWithdrawn(String roleArn) {
        return withdrawnTrust.contains(roleArn);
    }

    List<Policy> permissions(Identity identity) {
        return withdrawnPermissions.contains(identity.arn()) ? List.of() : identity.permissions();
    }

    /** Marks a device's time step as used; false where it, or a later one, has been used already. */
    public boolean useMfaStep(String serialNumber, long step) {
        boolean[] fresh = new boolean[1];
        usedMfaSteps.compute(serialNumber, (_, last) -> {
            fresh[0] = last == null || last < step;
            return fresh[0] ? Long.valueOf(step) : last;
        });
        return fresh[0];
    }
}
