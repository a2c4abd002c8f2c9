package dev.terrane.sandbox.s3;

import dev.terrane.sandbox.wire.Bytes;
import dev.terrane.sandbox.wire.Headers;
import java.time.Instant;
import java.util.Map;

/**
 * One version of an object, or a delete marker.
 *
 * @param versionId
 *            `null`, the text, where the bucket did not keep versions
 * @param etag
 *            in its quotes
 * @param headers
 *            what is answered with it: type, encryption, metadata, checksum
 */
record ObjectVersion(String key, String versionId, boolean deleteMarker, Bytes data, String etag, Instant modified,
        Headers headers, Map<String, String> tags) {
    static final String NULL_VERSION = "null";

    ObjectVersion withTags(Map<String, String> newTags) {
        return new ObjectVersion(key, versionId, deleteMarker, data, etag, modified, headers, Map.copyOf(newTags));
    }
}
