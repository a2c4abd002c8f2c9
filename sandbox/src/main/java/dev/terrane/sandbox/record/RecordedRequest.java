package dev.terrane.sandbox.record;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A request that reached the sandbox, and what became of it. It is recorded before the answer leaves.
 *
 * @param time
 *            by the sandbox's clock
 * @param service
 *            `sts`, `s3`, `dynamodb`, `ssm`, `signin`, as a signature names it
 * @param action
 *            the API's operation, such as `AssumeRole` or `PutObject`
 * @param resource
 *            what it acts on: a role's ARN, `bucket/key`, a table's or parameter's name; may be empty
 * @param principal
 *            the ARN of who signed it; empty where nobody did or the signature was refused
 * @param account
 *            the account of the principal, or empty
 * @param accessKeyId
 *            the key that the request claims to be signed with, or empty
 * @param status
 *            the HTTP status; 0 where the connection was cut
 * @param error
 *            AWS's error code, where it was not done
 * @param parameters
 *            what else was asked for, secrets left out: session name, duration, external id, policy, tags
 */
public record RecordedRequest(Instant time, String service, String action, String resource, String principal,
        String account, String accessKeyId, int status, Optional<String> error, Map<String, String> parameters) {
    public boolean succeeded() {
        return error.isEmpty();
    }

    /** Whether it is that operation, as `sts:AssumeRole` names it. */
    public boolean is(String serviceAndAction) {
        return serviceAndAction.equals(service + ":" + action);
    }
}
