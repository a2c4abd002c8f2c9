package dev.terrane.sandbox;

import dev.terrane.sandbox.iam.Account;
import dev.terrane.sandbox.record.Ids;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Which accounts the sandbox has, and where it listens. */
public final class SandboxBuilder {
    /** The hash key of the lock table of Terraform's S3 backend. */
    private static final String LOCK_KEY = "LockID";

    private final Map<String, AccountBuilder> accounts = new LinkedHashMap<>();
    private final Set<String> issuers = new LinkedHashSet<>();
    private int port;
    private boolean controlPanel;
    private Clock clock = Clock.systemUTC();
    private RandomGenerator random = new SecureRandom();

    SandboxBuilder() {}

    /** The port on 127.0.0.1; 0, the default, takes a free one. */
    public SandboxBuilder port(int newPort) {
        port = newPort;
        return this;
    }

    /** By which signatures are checked and sessions end. */
    public SandboxBuilder clock(Clock newClock) {
        clock = newClock;
        return this;
    }

    /** Where keys and tokens come from; secure by default. */
    public SandboxBuilder random(RandomGenerator newRandom) {
        random = newRandom;
        return this;
    }

    /** Declares an account, or more of one that is declared. */
    public SandboxBuilder account(String id, Consumer<AccountBuilder> account) {
        account.accept(accounts.computeIfAbsent(id, AccountBuilder::new));
        return this;
    }

    /** An OIDC issuer that mints tokens, by its URL. An account trusts it once it has a provider of that host. */
    public SandboxBuilder issuer(String url) {
        issuers.add(url);
        return this;
    }

    /** Offers switches and records, secrets included, below `/-/`. */
    SandboxBuilder controlPanel() {
        controlPanel = true;
        return this;
    }

    /** Listens at once. */
    public Sandbox start() {
        Ids ids = new Ids(random);
        List<Account> built = accounts.values().stream().map(account -> account.build(ids)).toList();
        Sandbox sandbox = new Sandbox(built, Set.copyOf(issuers), port, clock, ids, controlPanel);
        accounts.forEach((id, account) -> {
            account.buckets().forEach((name, region) -> sandbox.declareBucket(name, id, region));
            account.lockTables().forEach((name, region) -> sandbox.declareTable(name, id, region, LOCK_KEY));
        });
        return sandbox;
    }
}
