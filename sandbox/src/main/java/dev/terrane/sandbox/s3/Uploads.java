package dev.terrane.sandbox.s3;

import dev.terrane.sandbox.record.Ids;
import dev.terrane.sandbox.s3.Bucket.Upload;
import dev.terrane.sandbox.signature.Checksum;
import dev.terrane.sandbox.wire.Bytes;
import dev.terrane.sandbox.wire.Headers;
import dev.terrane.sandbox.wire.HttpRequest;
import dev.terrane.sandbox.wire.Reply;
import dev.terrane.sandbox.wire.ServiceException;
import dev.terrane.sandbox.wire.Xml;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Uploads in parts, which the SDKs choose for data from 5 MB on. */
final class Uploads {
    private final Objects objects;
    private final Ids ids;

    Uploads(Objects objects, Ids ids) {
        this.objects = objects;
        this.ids = ids;
    }

    Reply create(Bucket bucket, String key, HttpRequest request) {
        Objects.verifyAcl(bucket, request);
        String uploadId = ids.versionId();
        bucket.begin(uploadId, new Upload(key, Uploaded.headers(request), new ConcurrentSkipListMap<>()));
        return Reply.xml(200, Xml.document("InitiateMultipartUploadResult", BucketSetting.NAMESPACE,
                xml -> xml.element("Bucket", bucket.name()).element("Key", key).element("UploadId", uploadId)));
    }

    Reply part(Bucket bucket, String key, HttpRequest request) {
        Bytes data = request.body();
        Headers checksum = Uploaded.checksum(request, data);
        upload(bucket, key, request).parts().put(partNumber(request.query().text("partNumber").orElse("")), data);
        return Reply.empty(200).with("ETag", Uploaded.etag(data)).with(checksum);
    }

    Reply partCopy(Bucket bucket, String key, ObjectVersion source, HttpRequest request, Instant now) {
        Bytes whole = source.data();
        Bytes data = request.header("x-amz-copy-source-range").map(range -> Objects.range(range, whole.length()))
                .map(bounds -> whole.slice(bounds.from(), bounds.to() + 1)).orElse(whole);
        upload(bucket, key, request).parts().put(partNumber(request.query().text("partNumber").orElse("")), data);
        return Reply.xml(200, Xml.document("CopyPartResult", BucketSetting.NAMESPACE,
                xml -> xml.element("ETag", Uploaded.etag(data)).element("LastModified", now.toString())));
    }

    Reply complete(Bucket bucket, String key, HttpRequest request, Instant now) {
        Upload upload = upload(bucket, key, request);
        List<Bytes> parts = new ArrayList<>();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (Xml.Element part : Xml.parse(request.text()).orElseThrow(Errors::malformedXml).all("Part")) {
            int number = partNumber(part.text("PartNumber").orElse(""));
            Bytes data = Optional.ofNullable(upload.parts().get(number))
                    .filter(found -> part.text("ETag").orElse("").replace("\"", "")
                            .equals(Uploaded.etag(found).replace("\"", "")))
                    .orElseThrow(() -> new ServiceException(400, "InvalidPart", "One or more of the specified parts"
                            + " could not be found.  The part may not have been uploaded, or the specified entity tag"
                            + " may not match the part's entity tag."));
            parts.add(data);
            whole.writeBytes(data.array());
        }
        if (parts.isEmpty()) {
            throw Errors.malformedXml();
        }
        Bytes data = Bytes.of(whole.toByteArray());
        Headers headers = upload.headers().with(Checksum.CRC64NVME.header(), Checksum.CRC64NVME.compute(data.array()))
                .with("x-amz-checksum-type", "FULL_OBJECT");
        ObjectVersion stored = objects.store(bucket, key, request, data, Uploaded.etag(parts), headers, Map.of(), now);
        bucket.end(request.query().text("uploadId").orElse(""));
        String document = Xml.document("CompleteMultipartUploadResult", BucketSetting.NAMESPACE,
                xml -> xml.element("Location", "/" + bucket.name() + "/" + key).element("Bucket", bucket.name())
                        .element("Key", key).element("ETag", stored.etag()));
        return new Reply.Answer(200, Objects.written(bucket, stored).headers().with("Content-Type", "application/xml"),
                Bytes.utf8(document));
    }

    Reply abort(Bucket bucket, String key, HttpRequest request) {
        upload(bucket, key, request);
        bucket.end(request.query().text("uploadId").orElse(""));
        return Reply.empty(204);
    }

    private static Upload upload(Bucket bucket, String key, HttpRequest request) {
        String uploadId = request.query().text("uploadId").orElse("");
        return bucket.upload(uploadId).filter(upload -> upload.key().equals(key))
                .orElseThrow(() -> Errors.noSuchUpload(uploadId));
    }

    private static int partNumber(String text) {
        if (!text.matches("[1-9]\\d{0,4}") || Integer.parseInt(text) > 10_000) {
            throw new ServiceException(400, "InvalidArgument",
                    "Part number must be an integer between 1 and 10000, inclusive");
        }
        return Integer.parseInt(text);
    }
}
