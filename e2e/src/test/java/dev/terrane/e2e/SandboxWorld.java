package dev.terrane.e2e;

import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.SandboxBuilder;
import dev.terrane.sandbox.iam.AccessKey;
import dev.terrane.sandbox.iam.Trust;
import dev.terrane.sandbox.record.RecordedRequest;
import dev.terrane.sandbox.record.Secret;
import dev.terrane.sandbox.s3.S3;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The project's own AWS in a box, which enforces STS's rules. */
final class SandboxWorld implements AwsWorld {
    private static final String USER = "alice";

    private final Sandbox sandbox;

    SandboxWorld() {
        SandboxBuilder builder = Sandbox.builder();
        builder.account(SECURITY, account -> account.user(USER, user -> user.allow("sts:AssumeRole")));
        for (String target : TARGETS) {
            builder.account(target,
                    account -> account.bucket(AwsWorld.bucket(target), REGION).role("deploy",
                            role -> role.trust(Trust.of("arn:aws:iam::" + SECURITY + ":root")).allow("s3:*", "ssm:*")));
        }
        sandbox = builder.start();
    }

    /** The sandbox itself, for its records and its faults. */
    Sandbox sandbox() {
        return sandbox;
    }

    @Override
    public URI endpoint() {
        return sandbox.endpoint();
    }

    @Override
    public Key user() {
        AccessKey key = sandbox.accessKey(SECURITY, USER);
        return new Key(key.id(), key.secret());
    }

    @Override
    public Set<String> accountsWithState(String key) {
        return sandbox.buckets().stream().filter(bucket -> bucket.keys().contains(key)).map(S3.Contents::account)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> accountsWithPastLock(String key) {
        Set<String> held = accountsWithState(AwsWorld.lock(key));
        return sandbox.requests().stream()
                .filter(request -> request.is("s3:PutObject") && request.succeeded()
                        && request.resource().endsWith("/" + AwsWorld.lock(key)))
                .map(RecordedRequest::account).filter(account -> !held.contains(account)).collect(Collectors.toSet());
    }

    @Override
    public List<Secret> secrets() {
        return sandbox.issuedSecrets();
    }

    @Override
    public void close() {
        sandbox.close();
    }

    @Override
    public String toString() {
        return "sandbox";
    }
}
