package dev.terrane.sandbox.s3;

import dev.terrane.sandbox.wire.HttpRequest;
import dev.terrane.sandbox.wire.Parameters;

/**
 * The bucket and key of a request; an absent one is empty. The bucket stands first in the path, or before `.localhost`
 * (or `.s3.localhost`) in the host's name.
 */
record Target(String bucket, String key) {
    private static final String VIRTUAL = ".localhost";

    static Target of(HttpRequest request) {
        String path = decode(request.rawPath());
        String host = request.host();
        if (host.endsWith(VIRTUAL)) {
            String bucket = host.substring(0, host.length() - VIRTUAL.length());
            return new Target(bucket.endsWith(".s3") ? bucket.substring(0, bucket.length() - 3) : bucket,
                    path.substring(1));
        }
        int slash = path.indexOf('/', 1);
        return slash < 0
                ? new Target(path.substring(1), "")
                : new Target(path.substring(1, slash), path.substring(slash + 1));
    }

    /** In a path `+` is itself. */
    static String decode(String path) {
        return Parameters.decode(path.replace("+", "%2B"));
    }

    boolean isBucket() { return !bucket.isEmpty() && key.isEmpty(); }

    String arn() {
        return "arn:aws:s3:::" + name();
    }

    String name() {
        return key.isEmpty() ? bucket : bucket + "/" + key;
    }
}
