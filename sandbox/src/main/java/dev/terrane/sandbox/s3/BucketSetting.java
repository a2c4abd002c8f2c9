package dev.terrane.sandbox.s3;

import dev.terrane.sandbox.wire.Parameters;
import dev.terrane.sandbox.wire.ServiceException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A configuration that a bucket carries, kept as the document that was put. What it is called in queries, in operations
 * (`GetBucketPolicy`) and in permissions (`s3:GetBucketPolicy`), and what is answered where there is none.
 */
enum BucketSetting {
    VERSIONING("versioning", "BucketVersioning", "BucketVersioning", "", empty("VersioningConfiguration")), //
    ENCRYPTION("encryption", "BucketEncryption", "EncryptionConfiguration",
            "ServerSideEncryptionConfigurationNotFoundError", "The server side encryption configuration was not found"), //
    PUBLIC_ACCESS_BLOCK("publicAccessBlock", "PublicAccessBlock", "BucketPublicAccessBlock",
            "NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found"), //
    POLICY("policy", "BucketPolicy", "BucketPolicy", "NoSuchBucketPolicy", "The bucket policy does not exist"), //
    TAGGING("tagging", "BucketTagging", "BucketTagging", "NoSuchTagSet", "The TagSet does not exist"), //
    LOGGING("logging", "BucketLogging", "BucketLogging", "", empty("BucketLoggingStatus")), //
    OWNERSHIP("ownershipControls", "BucketOwnershipControls", "BucketOwnershipControls",
            "OwnershipControlsNotFoundError", "The bucket ownership controls were not found"), //
    LIFECYCLE("lifecycle", "BucketLifecycleConfiguration", "LifecycleConfiguration", "NoSuchLifecycleConfiguration",
            "The lifecycle configuration does not exist"), //
    CORS("cors", "BucketCors", "BucketCORS", "NoSuchCORSConfiguration", "The CORS configuration does not exist"), //
    WEBSITE("website", "BucketWebsite", "BucketWebsite", "NoSuchWebsiteConfiguration",
            "The specified bucket does not have a website configuration"), //
    REPLICATION("replication", "BucketReplication", "ReplicationConfiguration",
            "ReplicationConfigurationNotFoundError", "The replication configuration was not found"), //
    OBJECT_LOCK("object-lock", "ObjectLockConfiguration", "BucketObjectLockConfiguration",
            "ObjectLockConfigurationNotFoundError", "Object Lock configuration does not exist for this bucket"), //
    ACCELERATE("accelerate", "BucketAccelerateConfiguration", "AccelerateConfiguration", "",
            empty("AccelerateConfiguration")), //
    REQUEST_PAYMENT("requestPayment", "BucketRequestPayment", "BucketRequestPayment", "",
            document("RequestPaymentConfiguration", "<Payer>BucketOwner</Payer>")), //
    NOTIFICATION("notification", "BucketNotificationConfiguration", "BucketNotification", "",
            empty("NotificationConfiguration")), //
    ACL("acl", "BucketAcl", "BucketAcl", "", "");

    static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private final String query;
    private final String operation;
    private final String permission;
    private final String absentCode;
    private final String absentText;

    /** Where there is none, the error of that code and text is answered, or without a code the text as a document. */
    BucketSetting(String query, String operation, String permission, String absentCode, String absentText) {
        this.query = query;
        this.operation = operation;
        this.permission = permission;
        this.absentCode = absentCode;
        this.absentText = absentText;
    }

    private static String empty(String root) {
        return document(root, "");
    }

    static String document(String root, String content) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + root + " xmlns=\"" + NAMESPACE + "\">" + content + "</"
                + root + ">";
    }

    static Optional<BucketSetting> of(Parameters query) {
        return Arrays.stream(values()).filter(setting -> query.has(setting.query)).findFirst();
    }

    /** `GetBucketPolicy`, `PutBucketPolicy`, `DeleteBucketPolicy`. */
    String operation(Verb verb) {
        return this == LIFECYCLE && verb == Verb.DELETE ? "DeleteBucketLifecycle" : verb.prefix() + operation;
    }

    /** To delete most settings takes the permission to put them. */
    String permission(Verb verb) {
        boolean ownDelete = this == POLICY || this == WEBSITE;
        return "s3:" + (verb == Verb.DELETE && !ownDelete ? Verb.PUT : verb).prefix() + permission;
    }

    /** What is answered where nothing was put. */
    String otherwise() {
        if (absentCode.isEmpty()) {
            return absentText;
        }
        throw new ServiceException(404, absentCode, absentText);
    }

    /** What can be done with a setting. */
    enum Verb {
        GET, PUT, DELETE;

        String prefix() {
            return switch (this) {
                case GET -> "Get";
                case PUT -> "Put";
                case DELETE -> "Delete";
            };
        }
    }
}
