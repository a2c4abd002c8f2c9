package dev.terrane.sandbox;

import dev.terrane.sandbox.iam.Policy;
import dev.terrane.sandbox.iam.Role;
import dev.terrane.sandbox.iam.Trust;
import dev.terrane.sandbox.record.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A role as it is declared. Without `trust` nobody can assume it; without `allow` it may do nothing. */
public final class RoleBuilder {
    private final String name;
    private String path = "/";
    private Duration maxSession = Duration.ofHours(1);
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final List<Policy> permissions = new ArrayList<>();
    private final List<Policy.Statement> trust = new ArrayList<>();

    RoleBuilder(String name) {
        this.name = name;
    }

    /** The path of its ARN, from `/` to `/`. */
    public RoleBuilder path(String newPath) {
        path = newPath;
        return this;
    }

    /** `MaxSessionDuration`, one hour to twelve. */
    public RoleBuilder maxSession(Duration duration) {
        if (duration.compareTo(Duration.ofHours(1)) < 0 || duration.compareTo(Duration.ofHours(12)) > 0) {
            throw new IllegalArgumentException("MaxSessionDuration is from 1 to 12 hours, not " + duration);
        }
        maxSession = duration;
        return this;
    }

    public RoleBuilder tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    /** Trusts whom the statement names; several add up. */
    public RoleBuilder trust(Trust statement) {
        trust.add(statement.statement());
        return this;
    }

    /** Trusts what the JSON of a trust policy says. */
    public RoleBuilder trust(String json) {
        trust.addAll(Policy.parse(json).statements());
        return this;
    }

    /** Allows actions such as `s3:*` on everything. */
    public RoleBuilder allow(String... actions) {
        permissions.add(Policy.allow(actions));
        return this;
    }

    public RoleBuilder deny(String... actions) {
        permissions.add(Policy.deny(actions));
        return this;
    }

    /** Adds an identity policy in JSON. */
    public RoleBuilder policy(String json) {
        permissions.add(Policy.parse(json));
        return this;
    }

    Role build(String partition, String accountId, Ids ids) {
        return new Role("arn:" + partition + ":iam::" + accountId + ":role" + path + name, accountId, name,
                ids.uniqueId("AROA"), Map.copyOf(tags), List.copyOf(permissions), new Policy(trust), maxSession);
    }
}
