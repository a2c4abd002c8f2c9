package dev.terrane.sandbox.s3;

import dev.terrane.sandbox.iam.MalformedPolicyException;
import dev.terrane.sandbox.iam.Policy;
import dev.terrane.sandbox.s3.BucketSetting.Verb;
import dev.terrane.sandbox.wire.Bytes;
import dev.terrane.sandbox.wire.Headers;
import dev.terrane.sandbox.wire.HttpRequest;
import dev.terrane.sandbox.wire.Reply;
import dev.terrane.sandbox.wire.ServiceException;
import dev.terrane.sandbox.wire.Xml;
import java.util.Map;
import java.util.stream.Stream;

/** Getting, putting and deleting what a bucket carries besides its objects. */
final class Settings {
    private static final Map<String, String> GRANTS = Map.of("x-amz-grant-read", "READ", "x-amz-grant-write", "WRITE",
            "x-amz-grant-read-acp", "READ_ACP", "x-amz-grant-write-acp", "WRITE_ACP", "x-amz-grant-full-control",
            "FULL_CONTROL");

    Reply answer(Bucket bucket, BucketSetting setting, Verb verb, HttpRequest request) {
        return switch (verb) {
            case GET -> get(bucket, setting);
            case PUT -> put(bucket, setting, request);
            case DELETE -> {
                bucket.remove(setting);
                yield Reply.empty(204);
            }
        };
    }

    private static Reply get(Bucket bucket, BucketSetting setting) {
        String document = bucket.setting(setting)
                .orElseGet(() -> setting == BucketSetting.ACL ? ownerAcl(bucket) : setting.otherwise());
        return setting == BucketSetting.POLICY
                ? new Reply.Answer(200, Headers.of("Content-Type", "application/json"), Bytes.utf8(document))
                : Reply.xml(200, document);
    }

    private static Reply put(Bucket bucket, BucketSetting setting, HttpRequest request) {
        Uploaded.checksum(request, request.body());
        bucket.put(setting, document(bucket, setting, request));
        return Reply.empty(setting == BucketSetting.POLICY ? 204 : 200);
    }

    private static String document(Bucket bucket, BucketSetting setting, HttpRequest request) {
        if (setting == BucketSetting.POLICY) {
            return policy(request.text());
        }
        if (setting == BucketSetting.ACL && bucket.forbidsAcls()) {
            throw Errors.aclNotSupported();
        }
        return setting == BucketSetting.ACL && request.body().length() == 0
                ? acl(bucket, request)
                : xml(request.text());
    }

    private static String policy(String json) {
        try {
            Policy.parse(json);
            return json;
        } catch (MalformedPolicyException e) {
            throw new ServiceException(400, "MalformedPolicy", "This policy contains invalid Json: " + e.getMessage());
        }
    }

    private static String xml(String document) {
        if (Xml.parse(document).isEmpty()) {
            throw Errors.malformedXml();
        }
        return document;
    }

    /** The list of a private bucket: its owner may do everything. */
    static String ownerAcl(Bucket bucket) {
        return acl(bucket, "private");
    }

    /** The list that the headers describe: one of the canned ones, or grants one by one. */
    private static String acl(Bucket bucket, HttpRequest request) {
        StringBuilder grants = new StringBuilder();
        GRANTS.forEach((header, permission) -> request.headers().all(header).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .forEach(grantee -> grants.append(grantee(grantee.strip(), permission))));
        return grants.isEmpty()
                ? acl(bucket, request.header("x-amz-acl").orElse("private"))
                : document(bucket, grants.toString());
    }

    /** `uri="…"` or `id="…"`. */
    private static String grantee(String text, String permission) {
        String value = text.substring(text.indexOf('=') + 1).replace("\"", "");
        if (text.startsWith("uri=")) {
            return group(value, permission);
        }
        if (text.startsWith("id=")) {
            return grant("CanonicalUser", "<ID>" + value + "</ID>", permission);
        }
        throw Errors.notImplemented("a grant to " + text);
    }

    private static String document(Bucket bucket, String grants) {
        return BucketSetting.document("AccessControlPolicy", "<Owner><ID>" + Buckets.canonicalId(bucket.account())
                + "</ID></Owner><AccessControlList>" + grants + "</AccessControlList>");
    }

    private static String acl(Bucket bucket, String canned) {
        String owner = Buckets.canonicalId(bucket.account());
        String everyone = group("http://acs.amazonaws.com/groups/global/AllUsers", "READ");
        String logs = "http://acs.amazonaws.com/groups/s3/LogDelivery";
        String grants = switch (canned) {
            case "private" -> "";
            case "public-read" -> everyone;
            case "public-read-write" -> everyone + everyone.replace("READ", "WRITE");
            case "log-delivery-write" -> group(logs, "WRITE") + group(logs, "READ_ACP");
            case "authenticated-read" ->
                group("http://acs.amazonaws.com/groups/global/AuthenticatedUsers", "READ");
            default -> throw Errors.notImplemented("x-amz-acl: " + canned);
        };
        return document(bucket, grant("CanonicalUser", "<ID>" + owner + "</ID>", "FULL_CONTROL") + grants);
    }

    private static String group(String uri, String permission) {
        return grant("Group", "<URI>" + uri + "</URI>", permission);
    }

    private static String grant(String type, String grantee, String permission) {
        return "<Grant><Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"" + type + "\">"
                + grantee + "</Grantee><Permission>" + permission + "</Permission></Grant>";
    }
}
