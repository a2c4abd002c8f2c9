package dev.terrane.sandbox.s3;

import dev.terrane.sandbox.iam.Policy;
import dev.terrane.sandbox.wire.Bytes;
import dev.terrane.sandbox.wire.Headers;
import dev.terrane.sandbox.wire.Xml;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A bucket and all versions of its objects, newest first. Its methods are atomic, as S3's operations are. */
final class Bucket {
    private final String name;
    private final String account;
    private final String region;
    private final Instant created;
    private final Map<BucketSetting, String> settings = new EnumMap<>(BucketSetting.class);
    private final NavigableMap<String, List<ObjectVersion>> objects = new TreeMap<>(Bucket::compareUtf8);
    private final Map<String, Upload> uploads = new HashMap<>();

    /** A multipart upload that is not complete yet. */
    record Upload(String key, Headers headers, NavigableMap<Integer, Bytes> parts) {}

    /** A new bucket: encrypted, private and without ACLs, as AWS makes them since 2023. */
    Bucket(String name, String account, String region, Instant created) {
        this.name = name;
        this.account = account;
        this.region = region;
        this.created = created;
        settings.put(BucketSetting.ENCRYPTION, BucketSetting.document("ServerSideEncryptionConfiguration",
                "<Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm>"
                        + "</ApplyServerSideEncryptionByDefault><BucketKeyEnabled>false</BucketKeyEnabled></Rule>"));
        settings.put(BucketSetting.PUBLIC_ACCESS_BLOCK,
                BucketSetting.document("PublicAccessBlockConfiguration",
                        "<BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls>"
                                + "<BlockPublicPolicy>true</BlockPublicPolicy>"
                                + "<RestrictPublicBuckets>true</RestrictPublicBuckets>"));
        settings.put(BucketSetting.OWNERSHIP, BucketSetting.document("OwnershipControls",
                "<Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule>"));
    }

    String name() {
        return name;
    }

    /** The account that owns it. */
    String account() {
        return account;
    }

    String region() {
        return region;
    }

    Instant created() {
        return created;
    }

    synchronized Optional<String> setting(BucketSetting setting) {
        return Optional.ofNullable(settings.get(setting));
    }

    synchronized void put(BucketSetting setting, String document) {
        settings.put(setting, document);
    }

    synchronized void remove(BucketSetting setting) {
        settings.remove(setting);
    }

    Optional<Policy> policy() {
        return setting(BucketSetting.POLICY).map(Policy::parse);
    }

    boolean forbidsAcls() {
        return setting(BucketSetting.OWNERSHIP).filter(document -> document.contains("BucketOwnerEnforced"))
                .isPresent();
    }

    /** `Enabled`, `Suspended`, or empty where versions were never kept. */
    Optional<String> versioning() {
        return setting(BucketSetting.VERSIONING).flatMap(Xml::parse).flatMap(root -> root.text("Status"));
    }

    /** The newest version, be it a delete marker. */
    synchronized Optional<ObjectVersion> newest(String key) {
        return objects.getOrDefault(key, List.of()).stream().findFirst();
    }

    /** The object as a reader without a version id finds it. */
    synchronized Optional<ObjectVersion> current(String key) {
        return newest(key).filter(version -> !version.deleteMarker());
    }

    synchronized Optional<ObjectVersion> version(String key, String versionId) {
        return objects.getOrDefault(key, List.of()).stream().filter(version -> version.versionId().equals(versionId))
                .findFirst();
    }

    /** Adds a version on top; one of the same id, such as `null`, gives way. */
    synchronized void add(ObjectVersion version) {
        List<ObjectVersion> versions = new ArrayList<>(objects.getOrDefault(version.key(), List.of()));
        versions.removeIf(old -> old.versionId().equals(version.versionId()));
        versions.addFirst(version);
        objects.put(version.key(), versions);
    }

    /** Changes a version in its place. */
    synchronized void replace(ObjectVersion version) {
        List<ObjectVersion> versions = new ArrayList<>(objects.getOrDefault(version.key(), List.of()));
        versions.replaceAll(old -> old.versionId().equals(version.versionId()) ? version : old);
        objects.put(version.key(), versions);
    }

    synchronized void remove(String key, String versionId) {
        List<ObjectVersion> versions = new ArrayList<>(objects.getOrDefault(key, List.of()));
        versions.removeIf(version -> version.versionId().equals(versionId));
        if (versions.isEmpty()) {
            objects.remove(key);
        } else {
            objects.put(key, versions);
        }
    }

    synchronized boolean isEmpty() { return objects.isEmpty(); }

    /** All versions by key in S3's order, newest first. */
    synchronized List<ObjectVersion> versions() {
        return objects.values().stream().flatMap(List::stream).toList();
    }

    /** The objects as a reader without version ids finds them. */
    List<ObjectVersion> currents() {
        List<ObjectVersion> currents = new ArrayList<>();
        String last = "";
        for (ObjectVersion version : versions()) {
            if (!version.key().equals(last) && !version.deleteMarker()) {
                currents.add(version);
            }
            last = version.key();
        }
        return currents;
    }

    synchronized void begin(String uploadId, Upload upload) {
        uploads.put(uploadId, upload);
    }

    synchronized Optional<Upload> upload(String uploadId) {
        return Optional.ofNullable(uploads.get(uploadId));
    }

    synchronized void end(String uploadId) {
        uploads.remove(uploadId);
    }

    /** S3 orders keys by their UTF-8 bytes. */
    private static int compareUtf8(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8),
                b.getBytes(StandardCharsets.UTF_8));
    }
}
