package dev.terrane.sandbox.s3;

/** The operations on buckets and objects that are no settings, with the permission that each takes. */
enum S3Action {
    LIST_BUCKETS("ListBuckets", "s3:ListAllMyBuckets"), //
    CREATE_BUCKET("CreateBucket", "s3:CreateBucket"), //
    HEAD_BUCKET("HeadBucket", "s3:ListBucket"), //
    DELETE_BUCKET("DeleteBucket", "s3:DeleteBucket"), //
    GET_BUCKET_LOCATION("GetBucketLocation", "s3:GetBucketLocation"), //
    LIST_OBJECTS("ListObjects", "s3:ListBucket"), //
    LIST_OBJECTS_V2("ListObjectsV2", "s3:ListBucket"), //
    LIST_OBJECT_VERSIONS("ListObjectVersions", "s3:ListBucketVersions"), //
    DELETE_OBJECTS("DeleteObjects", "s3:DeleteObject"), //
    GET_OBJECT("GetObject", "s3:GetObject"), //
    HEAD_OBJECT("HeadObject", "s3:GetObject"), //
    PUT_OBJECT("PutObject", "s3:PutObject"), //
    COPY_OBJECT("CopyObject", "s3:PutObject"), //
    DELETE_OBJECT("DeleteObject", "s3:DeleteObject"), //
    GET_OBJECT_TAGGING("GetObjectTagging", "s3:GetObjectTagging"), //
    PUT_OBJECT_TAGGING("PutObjectTagging", "s3:PutObjectTagging"), //
    DELETE_OBJECT_TAGGING("DeleteObjectTagging", "s3:DeleteObjectTagging"), //
    GET_OBJECT_ACL("GetObjectAcl", "s3:GetObjectAcl"), //
    CREATE_MULTIPART_UPLOAD("CreateMultipartUpload", "s3:PutObject"), //
    UPLOAD_PART("UploadPart", "s3:PutObject"), //
    UPLOAD_PART_COPY("UploadPartCopy", "s3:PutObject"), //
    COMPLETE_MULTIPART_UPLOAD("CompleteMultipartUpload", "s3:PutObject"), //
    ABORT_MULTIPART_UPLOAD("AbortMultipartUpload", "s3:AbortMultipartUpload");

    private final String operation;
    private final String permission;

    S3Action(String operation, String permission) {
        this.operation = operation;
        this.permission = permission;
    }

    String operation() {
        return operation;
    }

    String permission() {
        return permission;
    }
}
