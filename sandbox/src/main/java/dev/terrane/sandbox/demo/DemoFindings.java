package dev.terrane.sandbox.demo;

import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.record.RecordedRequest;
import dev.terrane.sandbox.record.SecretScan;
import dev.terrane.sandbox.s3.S3;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the sandbox saw of the demo, account by account.
 *
 * @param accounts
 *            one entry a target, in the order of `DemoWorld.TARGETS`
 * @param leaks
 *            the secrets that lie on disk
 */
public record DemoFindings(List<Account> accounts, List<SecretScan.Leak> leaks) {
    /**
     * One target account.
     *
     * @param identities
     *            the ARNs whose signed calls its bucket saw, without the names of their sessions
     * @param calls
     *            how many calls those were
     * @param states
     *            the state files that lie in its bucket
     * @param locks
     *            lock files that were left behind
     */
    public record Account(DemoWorld.Target target, Set<String> identities, int calls, List<String> states,
            List<String> locks) {
        /** Whether only the account's own deploy role was here, left its state and no lock. */
        public boolean holds() {
            String role = "arn:aws:sts::" + target.account() + ":assumed-role/"
                    + target.deployRole().substring(target.deployRole().indexOf('/') + 1);
            return identities.equals(Set.of(role)) && states.equals(List.of(DemoRepository.stateKey(target)))
                    && locks.isEmpty();
        }
    }

    /** Reads the sandbox's records and searches the folders for every secret that it gave out. */
    public static DemoFindings of(Sandbox sandbox, List<Path> folders) {
        List<RecordedRequest> requests = sandbox.requests();
        List<Account> accounts = DemoWorld.TARGETS.stream().map(target -> account(target, sandbox, requests)).toList();
        SecretScan scan = new SecretScan(sandbox.issuedSecrets());
        return new DemoFindings(accounts, folders.stream().flatMap(folder -> scan.files(folder).stream()).toList());
    }

    private static Account account(DemoWorld.Target target, Sandbox sandbox, List<RecordedRequest> requests) {
        Set<String> identities = new TreeSet<>();
        int calls = 0;
        for (RecordedRequest request : requests) {
            if (request.service().equals("s3") && request.resource().split("/", 2)[0].equals(target.stateBucket())) {
                calls++;
                identities.add(withoutSession(request.principal()));
            }
        }
        List<String> keys = new ArrayList<>();
        sandbox.buckets().stream().filter(bucket -> bucket.account().equals(target.account())).map(S3.Contents::keys)
                .forEach(keys::addAll);
        return new Account(target, identities, calls, keys.stream().filter(key -> key.endsWith(".tfstate")).toList(),
                keys.stream().filter(key -> key.endsWith(".tflock")).toList());
    }

    private static String withoutSession(String arn) {
        return arn.contains(":assumed-role/") ? arn.substring(0, arn.lastIndexOf('/')) : arn;
    }

    /** Whether all of the demo's claims held. */
    public boolean hold() {
        return leaks.isEmpty() && accounts.stream().allMatch(Account::holds);
    }
}
