package dev.terrane.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrane.sandbox.Clients;
import dev.terrane.sandbox.Sandbox;
import java.io.ByteArrayOutputStream;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Objects of S3 through the AWS SDK's client. */
class S3ObjectsTest {
    private static final String ACCOUNT = "222222222222";
    private static final String BUCKET = "plain-222";
    private static final String STATE = "state-222";

    private static Sandbox sandbox;
    private S3Client s3;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().account(ACCOUNT, account -> account.user("admin", user -> user.allow("*"))).start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void client() {
        s3 = new Clients(sandbox).s3(Clients.of(sandbox.accessKey(ACCOUNT, "admin")));
        s3.createBucket(request -> request.bucket(BUCKET));
        s3.createBucket(request -> request.bucket(STATE));
        s3.putBucketVersioning(request -> request.bucket(STATE)
                .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
    }

    @AfterEach
    void empty() {
        for (String bucket : new String[]{BUCKET, STATE}) {
            ListObjectVersionsResponse versions = s3.listObjectVersions(request -> request.bucket(bucket));
            versions.versions().forEach(version -> s3.deleteObject(request -> request.bucket(bucket).key(version.key())
                    .versionId(version.versionId())));
            versions.deleteMarkers().forEach(marker -> s3.deleteObject(request -> request.bucket(bucket)
                    .key(marker.key()).versionId(marker.versionId())));
            s3.deleteBucket(request -> request.bucket(bucket));
        }
        s3.close();
    }

    private PutObjectResponse put(String bucket, String key, String text) {
        return s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(text));
    }

    private String get(String bucket, String key) {
        return s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asUtf8String();
    }

    private static String code(ThrowingCallable call) {
        return catchThrowableOfType(S3Exception.class, call).awsErrorDetails().errorCode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b/terraform.tfstate", "with blank", "plus+and&and=", "ü/日本", "a//b", "100%",
        "a~b*'()"})
    void anObjectComesBackUnderItsKey(String key) {
        put(BUCKET, key, "content of " + key);
        assertThat(get(BUCKET, key)).isEqualTo("content of " + key);
        assertThat(s3.listObjectsV2(request -> request.bucket(BUCKET)).contents()).extracting(S3Object::key)
                .containsExactly(key);
        assertThat(sandbox.object(BUCKET, key)).isPresent();
    }

    @Test
    void largeDataComesInSignedChunksWithAChecksumAtTheEnd() {
        byte[] data = IntStream.range(0, 700_000).collect(ByteArrayOutputStream::new,
                ByteArrayOutputStream::write, (_, _) -> {
                }).toByteArray();
        s3.putObject(request -> request.bucket(BUCKET).key("large"), RequestBody.fromBytes(data));
        ResponseBytes<GetObjectResponse> back = s3
                .getObjectAsBytes(request -> request.bucket(BUCKET).key("large").checksumMode(ChecksumMode.ENABLED));
        assertThat(back.asByteArray()).isEqualTo(data);
        assertThat(back.response().checksumCRC32()).isNotEmpty();
    }

    @Test
    void whatWasSaidOfAnObjectIsKeptWithIt() {
        s3.putObject(request -> request.bucket(BUCKET).key("k").contentType("application/json")
                .metadata(Map.of("owner", "alice")).tagging("a=b").serverSideEncryption(ServerSideEncryption.AWS_KMS),
                RequestBody.fromString("{}"));
        assertThat(s3.headObject(request -> request.bucket(BUCKET).key("k"))).satisfies(head -> {
            assertThat(head.contentType()).isEqualTo("application/json");
            assertThat(head.contentLength()).isEqualTo(2);
            assertThat(head.metadata()).containsEntry("owner", "alice");
            assertThat(head.serverSideEncryption()).isEqualTo(ServerSideEncryption.AWS_KMS);
            assertThat(head.eTag()).isEqualTo("\"99914b932bd37a50b983c5e7c90ae93b\"");
        });
        assertThat(s3.getObjectTagging(request -> request.bucket(BUCKET).key("k")).tagSet()).singleElement()
                .satisfies(tag -> assertThat(tag.value()).isEqualTo("b"));
    }

    @Test
    void aRangeIsAPart() {
        put(BUCKET, "k", "0123456789");
        assertThat(s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("k").range("bytes=2-4")).asUtf8String())
                .isEqualTo("234");
        assertThat(s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("k").range("bytes=-3")).asUtf8String())
                .isEqualTo("789");
        assertThat(code(() -> s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("k").range("bytes=10-"))))
                .isEqualTo("InvalidRange");
    }

    @Test
    void onlyOneOfManyWritersMakesTheObjectThatMustNotExist() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> lock = () -> {
                try {
                    s3.putObject(request -> request.bucket(BUCKET).key("lock").ifNoneMatch("*"),
                            RequestBody.fromString("mine"));
                    return true;
                } catch (S3Exception e) {
                    assertThat(e.statusCode()).isEqualTo(412);
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("PreconditionFailed");
                    return false;
                }
            };
            long winners = 0;
            for (Future<Boolean> result : threads.invokeAll(Collections.nCopies(8, lock))) {
                winners += result.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        }
    }

    @Test
    void aWriteOverAnotherVersionThanWasReadFails() {
        String etag = put(BUCKET, "k", "1").eTag();
        s3.putObject(request -> request.bucket(BUCKET).key("k").ifMatch(etag), RequestBody.fromString("2"));
        assertThat(code(() -> s3.putObject(request -> request.bucket(BUCKET).key("k").ifMatch(etag),
                RequestBody.fromString("3")))).isEqualTo("PreconditionFailed");
        assertThat(code(() -> s3.putObject(request -> request.bucket(BUCKET).key("absent").ifMatch(etag),
                RequestBody.fromString("3")))).isEqualTo("NoSuchKey");
    }

    @Test
    void aReadOfWhatIsKnownAlreadyIsNotModified() {
        String etag = put(BUCKET, "k", "1").eTag();
        assertThat(catchThrowableOfType(S3Exception.class,
                () -> s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("k").ifNoneMatch(etag))).statusCode())
                .isEqualTo(304);
    }

    @Test
    void anAbsentObjectIsNoSuchKey() {
        assertThat(catchThrowableOfType(NoSuchKeyException.class, () -> get(BUCKET, "absent")).awsErrorDetails()
                .errorMessage()).isEqualTo("The specified key does not exist.");
        assertThat(catchThrowableOfType(S3Exception.class,
                () -> s3.headObject(request -> request.bucket(BUCKET).key("absent"))).statusCode()).isEqualTo(404);
        s3.deleteObject(request -> request.bucket(BUCKET).key("absent"));
    }

    @Test
    void versionsStayUntilEachIsDeleted() {
        String first = put(STATE, "k", "1").versionId();
        String second = put(STATE, "k", "2").versionId();
        assertThat(get(STATE, "k")).isEqualTo("2");
        String marker = s3.deleteObject(request -> request.bucket(STATE).key("k")).versionId();
        assertThat(catchThrowableOfType(NoSuchKeyException.class, () -> get(STATE, "k"))).isNotNull();
        assertThat(s3.getObjectAsBytes(request -> request.bucket(STATE).key("k").versionId(first)).asUtf8String())
                .isEqualTo("1");
        assertThat(s3.listObjectVersions(request -> request.bucket(STATE))).satisfies(versions -> {
            assertThat(versions.versions()).extracting(ObjectVersion::versionId).containsExactly(second, first);
            assertThat(versions.versions()).extracting(ObjectVersion::isLatest).containsOnly(false);
            assertThat(versions.deleteMarkers()).extracting(DeleteMarkerEntry::versionId).containsExactly(marker);
        });
        s3.deleteObject(request -> request.bucket(STATE).key("k").versionId(marker));
        assertThat(get(STATE, "k")).isEqualTo("2");
        assertThat(code(() -> s3.deleteBucket(request -> request.bucket(STATE)))).isEqualTo("BucketNotEmpty");
    }

    @Test
    void manyObjectsAreDeletedInOneCall() {
        put(BUCKET, "a", "1");
        put(BUCKET, "b", "2");
        assertThat(s3.deleteObjects(request -> request.bucket(BUCKET).delete(Delete.builder()
                .objects(ObjectIdentifier.builder().key("a").build(), ObjectIdentifier.builder().key("b").build())
                .build())).deleted()).hasSize(2);
        assertThat(s3.listObjectsV2(request -> request.bucket(BUCKET)).keyCount()).isZero();
    }

    @Test
    void anObjectIsCopiedWithWhatWasSaidOfIt() {
        s3.putObject(request -> request.bucket(BUCKET).key("from here").metadata(Map.of("a", "b")),
                RequestBody.fromString("x"));
        s3.copyObject(request -> request.sourceBucket(BUCKET).sourceKey("from here").destinationBucket(STATE)
                .destinationKey("to"));
        assertThat(get(STATE, "to")).isEqualTo("x");
        assertThat(s3.headObject(request -> request.bucket(STATE).key("to")).metadata()).containsEntry("a", "b");
    }

    @Test
    void partsBecomeOneObject() {
        String upload = s3.createMultipartUpload(request -> request.bucket(STATE).key("k")).uploadId();
        String one = s3.uploadPart(request -> request.bucket(STATE).key("k").uploadId(upload).partNumber(1),
                RequestBody.fromString("first,")).eTag();
        String two = s3.uploadPart(request -> request.bucket(STATE).key("k").uploadId(upload).partNumber(2),
                RequestBody.fromString("second")).eTag();
        assertThat(s3
                .completeMultipartUpload(request -> request.bucket(STATE).key("k").uploadId(upload)
                        .multipartUpload(parts -> parts.parts(CompletedPart.builder().partNumber(1).eTag(one).build(),
                                CompletedPart.builder().partNumber(2).eTag(two).build())))
                .eTag()).endsWith("-2\"");
        assertThat(get(STATE, "k")).isEqualTo("first,second");
        assertThat(code(() -> s3.uploadPart(
                request -> request.bucket(STATE).key("k").uploadId(upload).partNumber(3), RequestBody.fromString("x"))))
                .isEqualTo("NoSuchUpload");
    }

    @Test
    void aListingHasFoldersAndPages() {
        for (String key : new String[]{"a/1", "a/2", "b", "c/d/1", "e"}) {
            put(BUCKET, key, "");
        }
        assertThat(s3.listObjectsV2(request -> request.bucket(BUCKET).delimiter("/"))).satisfies(top -> {
            assertThat(top.contents()).extracting(S3Object::key).containsExactly("b", "e");
            assertThat(top.commonPrefixes()).extracting(prefix -> prefix.prefix()).containsExactly("a/", "c/");
            assertThat(top.keyCount()).isEqualTo(4);
        });
        assertThat(s3.listObjectsV2(request -> request.bucket(BUCKET).prefix("a/").delimiter("/")).contents())
                .extracting(S3Object::key).containsExactly("a/1", "a/2");
        assertThat(s3.listObjectsV2Paginator(request -> request.bucket(BUCKET).maxKeys(2)).contents())
                .extracting(S3Object::key).containsExactly("a/1", "a/2", "b", "c/d/1", "e");
        assertThat(s3.listObjectsV2Paginator(request -> request.bucket(BUCKET).maxKeys(1).delimiter("/"))
                .commonPrefixes()).extracting(prefix -> prefix.prefix()).containsExactly("a/", "c/");
        assertThat(s3.listObjects(request -> request.bucket(BUCKET).maxKeys(3).marker("a/2")).contents())
                .extracting(S3Object::key).containsExactly("b", "c/d/1", "e");
    }

    @Test
    void versionsAreListedInPagesToo() {
        put(STATE, "a", "1");
        put(STATE, "a", "2");
        put(STATE, "b", "1");
        assertThat(s3.listObjectVersionsPaginator(request -> request.bucket(STATE).maxKeys(1)).versions())
                .extracting(ObjectVersion::key).containsExactly("a", "a", "b");
    }
}
