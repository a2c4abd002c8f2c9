package dev.terrane.sandbox.s3;

import dev.terrane.sandbox.wire.Parameters;
import dev.terrane.sandbox.wire.ServiceException;
import dev.terrane.sandbox.wire.Xml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** ListObjects, ListObjectsV2 and ListObjectVersions: prefixes, delimiters, pages. */
record Listing(Bucket bucket, Parameters query) {
    static final Set<String> PARAMETERS = Set.of("prefix", "delimiter", "marker", "max-keys", "encoding-type", "x-id",
            "list-type", "continuation-token", "start-after", "fetch-owner", "versions", "key-marker",
            "version-id-marker");
    private static final int MOST = 1000;

    /** What a page holds: objects, or prefixes that stand for many. */
    private sealed interface Item {
        String marker();

        record Version(ObjectVersion version, boolean latest) implements Item {
            @Override
            public String marker() {
                return version.key();
            }
        }

        record Prefix(String marker) implements Item {}
    }

    private record Page(List<Item> items, boolean truncated) {}

    private String text(String name) {
        return query.text(name).orElse("");
    }

    private int size() {
        try {
            return query.text("max-keys").map(Integer::valueOf).map(asked -> Math.clamp(asked, 0, MOST)).orElse(MOST);
        } catch (NumberFormatException e) {
            throw new ServiceException(400, "InvalidArgument",
                    "Provided max-keys not an integer or within integer range");
        }
    }

    String objects() {
        Page page = page(latest(), text("marker"), "");
        return document("ListBucketResult", page, xml -> {
            xml.element("Marker", encoded(text("marker")));
            if (page.truncated()) {
                xml.element("NextMarker", encoded(page.items().getLast().marker()));
            }
        });
    }

    String objectsV2() {
        String token = text("continuation-token");
        Page page = page(latest(), token.isEmpty() ? text("start-after") : token, "");
        return document("ListBucketResult", page, xml -> {
            xml.element("KeyCount", String.valueOf(page.items().size()));
            query.text("continuation-token").ifPresent(asked -> xml.element("ContinuationToken", asked));
            query.text("start-after").ifPresent(asked -> xml.element("StartAfter", encoded(asked)));
            if (page.truncated()) {
                xml.element("NextContinuationToken", page.items().getLast().marker());
            }
        });
    }

    String versions() {
        List<Item.Version> all = new ArrayList<>();
        String last = "";
        for (ObjectVersion version : bucket.versions()) {
            all.add(new Item.Version(version, !version.key().equals(last)));
            last = version.key();
        }
        Page page = page(all, text("key-marker"), text("version-id-marker"));
        return document("ListVersionsResult", page, xml -> {
            xml.element("KeyMarker", encoded(text("key-marker"))).element("VersionIdMarker", text("version-id-marker"));
            if (page.truncated()) {
                Item end = page.items().getLast();
                xml.element("NextKeyMarker", encoded(end.marker()));
                if (end instanceof Item.Version(ObjectVersion version, _)) {
                    xml.element("NextVersionIdMarker", version.versionId());
                }
            }
        });
    }

    private List<Item.Version> latest() {
        return bucket.currents().stream().map(version -> new Item.Version(version, true)).toList();
    }

    /** What comes after a key, or with a version id after that version of the key. */
    private Page page(List<Item.Version> all, String after, String afterVersion) {
        String prefix = text("prefix");
        String delimiter = text("delimiter");
        List<Item> items = new ArrayList<>();
        boolean passed = afterVersion.isEmpty();
        if (size() == 0) {
            return new Page(items, false);
        }
        for (Item.Version item : all) {
            String key = item.marker();
            if (key.equals(after) && !passed) {
                passed = item.version().versionId().equals(afterVersion);
                continue;
            }
            boolean before = key.compareTo(after) < 0 || (key.equals(after) && afterVersion.isEmpty());
            if (before || !key.startsWith(prefix)) {
                continue;
            }
            int cut = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
            Item next = cut < 0 ? item : new Item.Prefix(key.substring(0, cut + delimiter.length()));
            boolean seen = next.marker().equals(after) || (!items.isEmpty() && next.equals(items.getLast()));
            if (next instanceof Item.Prefix && seen) {
                continue;
            }
            if (items.size() == size()) {
                return new Page(items, true);
            }
            items.add(next);
        }
        return new Page(items, false);
    }

    private String document(String root, Page page, Consumer<Xml> markers) {
        return Xml.document(root, BucketSetting.NAMESPACE, xml -> {
            xml.element("Name", bucket.name()).element("Prefix", encoded(text("prefix")));
            markers.accept(xml);
            xml.element("MaxKeys", String.valueOf(size()));
            query.text("delimiter").ifPresent(delimiter -> xml.element("Delimiter", encoded(delimiter)));
            query.text("encoding-type").ifPresent(type -> xml.element("EncodingType", type));
            xml.element("IsTruncated", String.valueOf(page.truncated()));
            for (Item item : page.items()) {
                switch (item) {
                    case Item.Version(ObjectVersion version, boolean latest) -> {
                        boolean versions = root.equals("ListVersionsResult");
                        xml.element(!versions ? "Contents" : version.deleteMarker() ? "DeleteMarker" : "Version",
                                entry -> write(entry, version, versions ? Optional.of(latest) : Optional.empty()));
                    }
                    case Item.Prefix(String prefix) ->
                        xml.element("CommonPrefixes", common -> common.element("Prefix", encoded(prefix)));
                }
            }
        });
    }

    private void write(Xml xml, ObjectVersion version, Optional<Boolean> latest) {
        xml.element("Key", encoded(version.key()));
        latest.ifPresent(is -> xml.element("VersionId", version.versionId()).element("IsLatest", String.valueOf(is)));
        xml.element("LastModified", version.modified().toString());
        if (!version.deleteMarker()) {
            xml.element("ETag", version.etag()).element("Size", String.valueOf(version.data().length()))
                    .element("StorageClass", "STANDARD");
        }
        if (latest.isPresent()) {
            xml.element("Owner", owner -> owner.element("ID", Buckets.canonicalId(bucket.account())));
        }
    }

    private String encoded(String text) {
        return query.text("encoding-type").filter("url"::equals).map(_ -> Parameters.encode(text).replace("%2F", "/"))
                .orElse(text);
    }
}
