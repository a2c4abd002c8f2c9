package dev.terrane.sandbox.s3;

import dev.terrane.sandbox.record.Ids;
import dev.terrane.sandbox.s3.Uploaded.CustomerKey;
import dev.terrane.sandbox.wire.Bytes;
import dev.terrane.sandbox.wire.Headers;
import dev.terrane.sandbox.wire.HttpRequest;
import dev.terrane.sandbox.wire.Reply;
import dev.terrane.sandbox.wire.ServiceException;
import dev.terrane.sandbox.wire.Xml;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Operations on one object: put, get, head, copy, delete, tags. */
final class Objects {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter
            .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");
    private static final String VERSION = "x-amz-version-id";
    private static final String DELETE_MARKER = "x-amz-delete-marker";

    private final Ids ids;

    Objects(Ids ids) {
        this.ids = ids;
    }

    Reply put(Bucket bucket, String key, HttpRequest request, Instant now) {
        verifyAcl(bucket, request);
        Bytes data = request.body();
        Headers checksum = Uploaded.checksum(request, data);
        ObjectVersion stored = store(bucket, key, request, data, Uploaded.etag(data),
                Uploaded.headers(request).with(checksum), Uploaded.tags(request), now);
        return written(bucket, stored).with("ETag", stored.etag()).with(checksum);
    }

    /** Adds the version, if the conditions of the request hold, in one step. */
    ObjectVersion store(Bucket bucket, String key, HttpRequest request, Bytes data, String etag, Headers headers,
            Map<String, String> tags, Instant now) {
        synchronized (bucket) {
            Conditions.write(request, bucket.current(key), key);
            ObjectVersion version = new ObjectVersion(key, newVersionId(bucket), false, data, etag, now, headers,
                    Map.copyOf(tags));
            bucket.add(version);
            return version;
        }
    }

    private String newVersionId(Bucket bucket) {
        return bucket.versioning().filter("Enabled"::equals).map(_ -> ids.versionId())
                .orElse(ObjectVersion.NULL_VERSION);
    }

    static void verifyAcl(Bucket bucket, HttpRequest request) {
        boolean grants = request.headers().fields().stream()
                .anyMatch(field -> field.name().toLowerCase(Locale.ROOT).startsWith("x-amz-grant-"));
        boolean acl = request.header("x-amz-acl")
                .filter(value -> !value.equals("bucket-owner-full-control") && !value.equals("private")).isPresent();
        if (bucket.forbidsAcls() && (grants || acl)) {
            throw Errors.aclNotSupported();
        }
    }

    /** The answer to a write: what was made of it. */
    static Reply.Answer written(Bucket bucket, ObjectVersion version) {
        Reply.Answer answer = withVersion(Reply.empty(200), bucket, version);
        for (Headers.Field field : version.headers().fields()) {
            if (field.name().startsWith("x-amz-server-side-encryption")) {
                answer = answer.with(field.name(), field.value());
            }
        }
        return answer;
    }

    private static Reply.Answer withVersion(Reply.Answer answer, Bucket bucket, ObjectVersion version) {
        return bucket.versioning().isPresent() ? answer.with(VERSION, version.versionId()) : answer;
    }

    Reply get(Bucket bucket, String key, HttpRequest request) {
        ObjectVersion object = read(bucket, key, request);
        CustomerKey.verify(request, object);
        if (Conditions.notModified(request, object)) {
            return Reply.empty(304).with("ETag", object.etag());
        }
        boolean head = request.method().equals("HEAD");
        Optional<String> range = request.header("Range").filter(text -> RANGE.matcher(text).matches());
        Bytes data = object.data();
        int status = 200;
        Headers part = Headers.NONE;
        if (range.isPresent()) {
            Bounds bounds = range(range.get(), data.length());
            part = Headers.of("Content-Range", "bytes " + bounds.from() + "-" + bounds.to() + "/" + data.length());
            data = data.slice(bounds.from(), bounds.to() + 1);
            status = 206;
        }
        boolean sums = status == 200
                && request.header("x-amz-checksum-mode").filter("ENABLED"::equalsIgnoreCase).isPresent();
        Headers described = new Headers(object.headers().fields().stream()
                .filter(field -> sums || !field.name().startsWith("x-amz-checksum-")).toList());
        Headers headers = described.with(part).with("ETag", object.etag())
                .with("Last-Modified", HTTP_DATE.format(object.modified())).with("Accept-Ranges", "bytes");
        if (!object.tags().isEmpty()) {
            headers = headers.with("x-amz-tagging-count", String.valueOf(object.tags().size()));
        }
        headers = head ? headers.with("Content-Length", String.valueOf(data.length())) : headers;
        return withVersion(new Reply.Answer(status, headers, head ? Bytes.NONE : data), bucket, object);
    }

    /** The first and the last byte of a part. */
    record Bounds(int from, int to) {}

    /** What a `bytes=…-…` means of so many bytes. */
    static Bounds range(String text, int length) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            return new Bounds(0, length - 1);
        }
        boolean suffix = range.group(1).isEmpty();
        long from = suffix ? Math.max(0, length - number(range.group(2))) : number(range.group(1));
        long to = suffix || range.group(2).isEmpty() ? length - 1 : Math.min(length - 1, number(range.group(2)));
        if (from >= length || from > to) {
            throw new ServiceException(416, "InvalidRange", "The requested range is not satisfiable");
        }
        return new Bounds((int) from, (int) to);
    }

    private static long number(String digits) {
        return digits.isEmpty() || digits.length() > 18 ? 0 : Long.parseLong(digits);
    }

    /** The version that a request means. */
    ObjectVersion read(Bucket bucket, String key, HttpRequest request) {
        Optional<String> versionId = request.query().text("versionId");
        if (versionId.isEmpty()) {
            return bucket.current(key).orElseThrow(() -> Errors.noSuchKey(key));
        }
        ObjectVersion version = bucket.version(key, versionId.get())
                .orElseThrow(() -> Errors.noSuchVersion(key, versionId.get()));
        if (version.deleteMarker()) {
            throw new ServiceException(405, "MethodNotAllowed",
                    "The specified method is not allowed against this resource.");
        }
        return version;
    }

    Reply copy(Bucket bucket, String key, ObjectVersion source, HttpRequest request, Instant now) {
        verifyAcl(bucket, request);
        boolean replace = request.header("x-amz-metadata-directive").filter("REPLACE"::equals).isPresent();
        boolean replaceTags = request.header("x-amz-tagging-directive").filter("REPLACE"::equals).isPresent();
        Headers headers = replace
                ? Uploaded.headers(request).with(Uploaded.checksum(request, source.data()))
                : source.headers();
        ObjectVersion stored = store(bucket, key, request, source.data(), source.etag(), headers,
                replaceTags ? Uploaded.tags(request) : source.tags(), now);
        String document = Xml.document("CopyObjectResult", BucketSetting.NAMESPACE,
                xml -> xml.element("ETag", stored.etag()).element("LastModified", now.toString()));
        return new Reply.Answer(200, written(bucket, stored).headers().with("Content-Type", "application/xml"),
                Bytes.utf8(document));
    }

    Reply delete(Bucket bucket, String key, HttpRequest request, Instant now) {
        synchronized (bucket) {
            if (request.header("If-Match").isPresent()) {
                Conditions.write(request, bucket.current(key), key);
            }
            Deleted deleted = delete(bucket, key, request.query().text("versionId"), now);
            Reply.Answer answer = Reply.empty(204);
            answer = deleted.marker() ? answer.with(DELETE_MARKER, "true") : answer;
            return deleted.versionId().isEmpty() ? answer : answer.with(VERSION, deleted.versionId());
        }
    }

    /** What a delete did: which version it removed or made, and whether that is a delete marker. */
    record Deleted(String versionId, boolean marker) {}

    /** Removes a version; without an id puts a delete marker on top, or in a bucket without versions removes all. */
    Deleted delete(Bucket bucket, String key, Optional<String> versionId, Instant now) {
        synchronized (bucket) {
            if (versionId.isPresent()) {
                boolean marker = bucket.version(key, versionId.get()).filter(ObjectVersion::deleteMarker).isPresent();
                bucket.remove(key, versionId.get());
                return new Deleted(versionId.get(), marker);
            }
            if (bucket.versioning().isEmpty()) {
                bucket.remove(key, ObjectVersion.NULL_VERSION);
                return new Deleted("", false);
            }
            ObjectVersion marker = new ObjectVersion(key, newVersionId(bucket), true, Bytes.NONE, "", now,
                    Headers.NONE, Map.of());
            bucket.add(marker);
            return new Deleted(marker.versionId(), true);
        }
    }

    Reply tagging(Bucket bucket, String key, HttpRequest request) {
        ObjectVersion object = read(bucket, key, request);
        return withVersion(Reply.xml(200, Xml.document("Tagging", BucketSetting.NAMESPACE,
                xml -> xml.element("TagSet", set -> object.tags().forEach((name, value) -> set.element("Tag",
                        tag -> tag.element("Key", name).element("Value", value)))))),
                bucket, object);
    }

    Reply putTagging(Bucket bucket, String key, HttpRequest request) {
        Map<String, String> tags = new LinkedHashMap<>();
        Xml.parse(request.text()).flatMap(root -> root.child("TagSet")).orElseThrow(Errors::malformedXml).all("Tag")
                .forEach(tag -> tags.put(tag.text("Key").orElse(""), tag.text("Value").orElse("")));
        return retag(bucket, key, request, tags, 200);
    }

    Reply deleteTagging(Bucket bucket, String key, HttpRequest request) {
        return retag(bucket, key, request, Map.of(), 204);
    }

    private Reply retag(Bucket bucket, String key, HttpRequest request, Map<String, String> tags, int status) {
        synchronized (bucket) {
            ObjectVersion object = read(bucket, key, request).withTags(tags);
            bucket.replace(object);
            return withVersion(Reply.empty(status), bucket, object);
        }
    }
}
