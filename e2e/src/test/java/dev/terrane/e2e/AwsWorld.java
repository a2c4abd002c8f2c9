package dev.terrane.e2e;

import dev.terrane.sandbox.record.Secret;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** An AWS with a security account, whose user may assume the role `deploy` of each target account. */
interface AwsWorld extends AutoCloseable {
    String REGION = "us-east-1";
    String SECURITY = "111111111111";
    List<String> TARGETS = List.of("222222222222", "333333333333", "444444444444");

    URI endpoint();

    /** The access key of the user in the security account. */
    Key user();

    /** The accounts that hold a state file under `key`. */
    Set<String> accountsWithState(String key);

    /** The accounts in which the state under `key` was locked, and is no longer. */
    Set<String> accountsWithPastLock(String key);

    /** Every secret that was given out so far. */
    List<Secret> secrets();

    @Override
    void close();

    /** A long-lived access key. */
    record Key(String id, String secret) {
        @Override
        public String toString() {
            return id;
        }
    }

    static String role(String account) {
        return "arn:aws:iam::" + account + ":role/deploy";
    }

    /** The object that Terraform's S3 backend locks a state with. */
    static String lock(String key) {
        return key + ".tflock";
    }

    static String bucket(String account) {
        return "state-" + account;
    }
}
