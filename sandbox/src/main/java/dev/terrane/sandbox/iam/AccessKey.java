package dev.terrane.sandbox.iam;

/** A long-lived access key of a user. */
public record AccessKey(String id, String secret) {
    @Override
    public String toString() {
        return "AccessKey[id=" + id + "]";
    }
}
