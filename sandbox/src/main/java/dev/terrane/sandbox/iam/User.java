package dev.terrane.sandbox.iam;

import java.util.List;
import java.util.Map;

/** An IAM user. */
public record User(String arn, String accountId, String name, String uniqueId, Map<String, String> tags,
        List<Policy> permissions, List<AccessKey> accessKeys, List<MfaDevice> mfaDevices) implements Identity {}
