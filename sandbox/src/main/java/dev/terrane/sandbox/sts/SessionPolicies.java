package dev.terrane.sandbox.sts;

import dev.terrane.sandbox.iam.Account;
import dev.terrane.sandbox.iam.MalformedPolicyException;
import dev.terrane.sandbox.iam.Policy;
import dev.terrane.sandbox.wire.ServiceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;

/** The policies that a session is given: read, found, and weighed. */
final class SessionPolicies {
    /** Room for policies and tags once they are packed. STS does not publish its own figure or form. */
    private static final int PACKED_ROOM = 2048;
    private static final Map<String, Policy> AWS_MANAGED = Map.of("AdministratorAccess", Policy.allow("*"),
            "ReadOnlyAccess",
            Policy.allow("*:Get*", "*:List*", "*:Describe*", "*:Head*", "*:BatchGet*", "*:Query", "*:Scan"));

    private SessionPolicies() {}

    static List<Policy> of(AssumeParameters asked, Account account) {
        List<Policy> policies = new ArrayList<>();
        asked.policy().ifPresent(json -> policies.add(parse(json)));
        asked.policyArns().forEach(arn -> policies.add(managed(arn, account)));
        return policies;
    }

    private static Policy parse(String json) {
        try {
            return Policy.parse(json);
        } catch (MalformedPolicyException e) {
            throw new ServiceException(400, "MalformedPolicyDocument", "Syntax errors in policy: " + e.getMessage());
        }
    }

    private static Policy managed(String arn, Account account) {
        String aws = "arn:" + account.partition() + ":iam::aws:policy/";
        Optional<Policy> policy = arn.startsWith(aws)
                ? Optional.ofNullable(AWS_MANAGED.get(arn.substring(arn.lastIndexOf('/') + 1)))
                : Optional.ofNullable(account.policies().get(arn));
        return policy.orElseThrow(() -> new ServiceException(400, "ValidationError",
                "The policy " + arn + " does not exist or is not attachable."));
    }

    /**
     * The size of policies and tags in percent of what is allowed.
     *
     * @throws ServiceException
     *             where it is more than 100
     */
    static Optional<Integer> packedSize(AssumeParameters asked, Map<String, String> tags) {
        if (asked.policy().isEmpty() && asked.policyArns().isEmpty() && tags.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write((asked.policy().orElse("") + asked.policyArns() + tags).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int percent = Math.ceilDiv(packed.size() * 100, PACKED_ROOM);
        if (percent > 100) {
            throw new ServiceException(400, "PackedPolicyTooLarge",
                    "Packed policy consumes " + percent + "% of allotted space, please use smaller policy.");
        }
        return Optional.of(percent);
    }
}
