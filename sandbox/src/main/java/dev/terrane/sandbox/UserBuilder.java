package dev.terrane.sandbox;

import dev.terrane.sandbox.iam.AccessKey;
import dev.terrane.sandbox.iam.MfaDevice;
import dev.terrane.sandbox.iam.Policy;
import dev.terrane.sandbox.iam.User;
import dev.terrane.sandbox.record.Ids;
import dev.terrane.sandbox.wire.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A user as it is declared. It has one access key, made up unless given; without `allow` it may do nothing. */
public final class UserBuilder {
    private final String name;
    private String path = "/";
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final List<Policy> permissions = new ArrayList<>();
    private final List<AccessKey> accessKeys = new ArrayList<>();
    private final List<String> mfaDevices = new ArrayList<>();

    UserBuilder(String name) {
        this.name = name;
    }

    /** The path of its ARN, from `/` to `/`. */
    public UserBuilder path(String newPath) {
        path = newPath;
        return this;
    }

    public UserBuilder tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    /** Gives it that access key; several may be given. */
    public UserBuilder accessKey(String id, String secret) {
        accessKeys.add(new AccessKey(id, secret));
        return this;
    }

    /** Gives it a virtual MFA device with that name. */
    public UserBuilder mfaDevice(String device) {
        mfaDevices.add(device);
        return this;
    }

    /** Allows actions such as `sts:AssumeRole` on everything. */
    public UserBuilder allow(String... actions) {
        permissions.add(Policy.allow(actions));
        return this;
    }

    public UserBuilder deny(String... actions) {
        permissions.add(Policy.deny(actions));
        return this;
    }

    /** Adds an identity policy in JSON. */
    public UserBuilder policy(String json) {
        permissions.add(Policy.parse(json));
        return this;
    }

    User build(String partition, String accountId, Ids ids) {
        String iam = "arn:" + partition + ":iam::" + accountId;
        List<AccessKey> keys = accessKeys.isEmpty()
                ? List.of(new AccessKey(ids.accessKeyId("AKIA"), ids.secretAccessKey()))
                : List.copyOf(accessKeys);
        List<MfaDevice> devices = mfaDevices.stream()
                .map(device -> new MfaDevice(iam + ":mfa/" + device, Bytes.of(ids.bytes(20)))).toList();
        return new User(iam + ":user" + path + name, accountId, name, ids.uniqueId("AIDA"), Map.copyOf(tags),
                List.copyOf(permissions), keys, devices);
    }
}
