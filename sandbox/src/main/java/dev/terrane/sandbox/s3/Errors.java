package dev.terrane.sandbox.s3;

import dev.terrane.sandbox.wire.ServiceException;
import java.util.Map;

/** S3's errors (S3 API Reference, "Error responses"). */
final class Errors {
    private Errors() {}

    static ServiceException noSuchBucket(String bucket) {
        return new ServiceException(404, "NoSuchBucket", "The specified bucket does not exist",
                Map.of("BucketName", bucket));
    }

    static ServiceException noSuchKey(String key) {
        return new ServiceException(404, "NoSuchKey", "The specified key does not exist.", Map.of("Key", key));
    }

    static ServiceException noSuchVersion(String key, String versionId) {
        return new ServiceException(404, "NoSuchVersion", "The specified version does not exist.",
                Map.of("Key", key, "VersionId", versionId));
    }

    static ServiceException noSuchUpload(String uploadId) {
        return new ServiceException(404, "NoSuchUpload", "The specified upload does not exist. The upload ID may be"
                + " invalid, or the upload may have been aborted or completed.", Map.of("UploadId", uploadId));
    }

    static ServiceException accessDenied(String message) {
        return new ServiceException(403, "AccessDenied", message);
    }

    static ServiceException preconditionFailed(String condition) {
        return new ServiceException(412, "PreconditionFailed",
                "At least one of the pre-conditions you specified did not hold", Map.of("Condition", condition));
    }

    static ServiceException malformedXml() {
        return new ServiceException(400, "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    static ServiceException badDigest(String what) {
        return new ServiceException(400, "BadDigest",
                "The " + what + " you specified did not match the calculated checksum.");
    }

    static ServiceException aclNotSupported() {
        return new ServiceException(400, "AccessControlListNotSupported", "The bucket does not allow ACLs");
    }

    static ServiceException notImplemented(String what) {
        return new ServiceException(501, "NotImplemented",
                "A header you provided implies functionality that is not implemented: " + what);
    }

    static ServiceException wrongRegion(Bucket bucket) {
        return new ServiceException(301, "PermanentRedirect", "The bucket you are attempting to access must be"
                + " addressed using the specified endpoint. Please send all future requests to this endpoint.",
                Map.of("Bucket", bucket.name(), "Endpoint", "s3." + bucket.region() + ".amazonaws.com"));
    }
}
