package dev.terrane.sandbox.s3;

import dev.terrane.sandbox.wire.ServiceException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** All buckets of all accounts: their names are one space. */
final class Buckets {
    private static final String DEFAULT_REGION = "us-east-1";

    private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();

    Optional<Bucket> find(String name) {
        return Optional.ofNullable(buckets.get(name));
    }

    Bucket get(String name) {
        return find(name).orElseThrow(() -> Errors.noSuchBucket(name));
    }

    Collection<Bucket> all() {
        return buckets.values();
    }

    List<Bucket> of(String account) {
        return buckets.values().stream().filter(bucket -> bucket.account().equals(account))
                .sorted(Comparator.comparing(Bucket::name)).toList();
    }

    /** Makes a bucket; in `us-east-1` its owner may make it again. */
    Bucket create(String name, String account, String region, Instant now) {
        if (!name.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]") || name.contains("..")) {
            throw new ServiceException(400, "InvalidBucketName", "The specified bucket is not valid.");
        }
        Bucket fresh = new Bucket(name, account, region, now);
        Bucket old = buckets.putIfAbsent(name, fresh);
        if (old == null) {
            return fresh;
        }
        if (!old.account().equals(account)) {
            throw new ServiceException(409, "BucketAlreadyExists", "The requested bucket name is not available. The"
                    + " bucket namespace is shared by all users of the system. Please select a different name and"
                    + " try again.");
        }
        if (region.equals(DEFAULT_REGION) && old.region().equals(region)) {
            return old;
        }
        throw new ServiceException(409, "BucketAlreadyOwnedByYou",
                "Your previous request to create the named bucket succeeded and you already own it.");
    }

    void delete(Bucket bucket) {
        if (!bucket.isEmpty()) {
            throw new ServiceException(409, "BucketNotEmpty",
                    bucket.versioning().isPresent()
                            ? "The bucket you tried to delete is not empty. You must delete all versions in the bucket."
                            : "The bucket you tried to delete is not empty");
        }
        buckets.remove(bucket.name());
    }

    /** The 64 hexadecimal digits by which S3 knows an account. */
    static String canonicalId(String account) {
        return (account + "0123456789abcdef".repeat(4)).substring(0, 64);
    }
}
