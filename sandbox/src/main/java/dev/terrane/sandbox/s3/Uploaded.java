package dev.terrane.sandbox.s3;

import dev.terrane.sandbox.signature.Checksum;
import dev.terrane.sandbox.wire.Bytes;
import dev.terrane.sandbox.wire.Headers;
import dev.terrane.sandbox.wire.HttpRequest;
import dev.terrane.sandbox.wire.Parameters;
import dev.terrane.sandbox.wire.ServiceException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What comes with the data of an object that is put: checked against its checksums, and kept to be answered later. */
final class Uploaded {
    private static final String ENCRYPTION = "x-amz-server-side-encryption";
    private static final Set<String> KEPT = Set.of("content-type", "cache-control", "content-disposition",
            "content-language", "expires", "x-amz-storage-class", "x-amz-website-redirect-location", ENCRYPTION,
            "x-amz-server-side-encryption-aws-kms-key-id", "x-amz-server-side-encryption-bucket-key-enabled",
            "x-amz-server-side-encryption-customer-algorithm", CustomerKey.MD5);

    private Uploaded() {}

    /** The headers that are stored with the object. */
    static Headers headers(HttpRequest request) {
        List<Headers.Field> kept = new ArrayList<>();
        for (Headers.Field field : request.headers().fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (KEPT.contains(name) || name.startsWith("x-amz-meta-")) {
                kept.add(new Headers.Field(name, field.value()));
            } else if (name.equals("content-encoding")) {
                String encoding = field.value().replaceAll("(^|,) *aws-chunked *", "").replaceAll("^ *, *", "");
                if (!encoding.isEmpty()) {
                    kept.add(new Headers.Field(name, encoding));
                }
            }
        }
        Headers headers = new Headers(kept);
        if (headers.first("content-type").isEmpty()) {
            headers = headers.with("content-type", "binary/octet-stream");
        }
        boolean encrypted = headers.first(ENCRYPTION).isPresent() || headers.first(CustomerKey.MD5).isPresent();
        return encrypted ? headers : headers.with(ENCRYPTION, "AES256");
    }

    /** The checksum to store: the one that was sent, else the one that S3 computes itself. */
    static Headers checksum(HttpRequest request, Bytes data) {
        request.header("Content-MD5").filter(md5 -> !md5.equals(Base64.getEncoder().encodeToString(md5(data))))
                .ifPresent(_ -> {
                    throw Errors.badDigest("Content-MD5");
                });
        Optional<Checksum> sent = Arrays.stream(Checksum.values())
                .filter(checksum -> request.header(checksum.header()).isPresent()).findFirst();
        Checksum checksum = sent.orElse(Checksum.CRC64NVME);
        String computed = checksum.compute(data.array());
        if (sent.isPresent() && !request.header(checksum.header()).equals(Optional.of(computed))) {
            throw Errors.badDigest(checksum.name());
        }
        return Headers.of(checksum.header(), computed, "x-amz-checksum-type", "FULL_OBJECT");
    }

    static Map<String, String> tags(HttpRequest request) {
        Map<String, String> tags = new LinkedHashMap<>();
        request.header("x-amz-tagging").map(Parameters::parse).ifPresent(
                parsed -> parsed.pairs().forEach(pair -> tags.put(pair.name(), pair.value())));
        return tags;
    }

    /** The entity tag of data that came in one piece. */
    static String etag(Bytes data) {
        return "\"" + HexFormat.of().formatHex(md5(data)) + "\"";
    }

    /** The entity tag of an upload in parts: the hash of their hashes, and their number. */
    static String etag(List<Bytes> parts) {
        MessageDigest digest = digest();
        parts.forEach(part -> digest.update(md5(part)));
        return "\"" + HexFormat.of().formatHex(digest.digest()) + "-" + parts.size() + "\"";
    }

    private static byte[] md5(Bytes data) {
        return digest().digest(data.array());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the runtime has no MD5", e);
        }
    }

    /** Encryption with a key of the customer's (SSE-C): S3 keeps only the key's hash and wants the same at each read. */
    static final class CustomerKey {
        static final String MD5 = "x-amz-server-side-encryption-customer-key-md5";

        private CustomerKey() {}

        static void verify(HttpRequest request, ObjectVersion object) {
            Optional<String> wanted = object.headers().first(MD5);
            if (!wanted.equals(request.header(MD5))) {
                throw wanted.isEmpty()
                        ? new ServiceException(400, "InvalidRequest",
                                "The encryption parameters are not applicable to this object.")
                        : new ServiceException(400, "InvalidRequest",
                                "The object was stored using a form of Server Side Encryption. The correct parameters"
                                        + " must be provided to retrieve the object.");
            }
        }
    }
}
