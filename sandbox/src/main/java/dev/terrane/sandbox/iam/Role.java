package dev.terrane.sandbox.iam;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An IAM role.
 *
 * @param trust
 *            who may assume it
 * @param maxSession
 *            `MaxSessionDuration`, one to twelve hours
 */
public record Role(String arn, String accountId, String name, String uniqueId, Map<String, String> tags,
        List<Policy> permissions, Policy trust, Duration maxSession) implements Identity {}
