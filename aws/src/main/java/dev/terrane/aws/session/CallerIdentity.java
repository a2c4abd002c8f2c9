package dev.terrane.aws.session;

import java.util.Optional;

/** Whose credentials are in use, in the three words of STS's GetCallerIdentity. */
public record CallerIdentity(String account, String arn, String userId) {

    /** The partition that the ARN names. */
    public String partition() {
        String[] parts = arn.split(":", 3);
        return parts.length > 1 ? parts[1] : "aws";
    }

    /** The name of the role, where this is a session of one; its path is not part of a session's ARN. */
    public Optional<String> role() {
        String[] parts = arn.split("[:/]", -1);
        return parts.length >= 8 && parts[5].equals("assumed-role") ? Optional.of(parts[6]) : Optional.empty();
    }
}
