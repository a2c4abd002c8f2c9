package dev.terrane.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.terrane.sandbox.Clients;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.iam.Trust;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.Permission;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

/** Buckets: who owns them, what they carry, who may use them. */
class S3BucketsTest {
    private static final String OURS = "222222222222";
    private static final String THEIRS = "333333333333";
    private static final String READER = "arn:aws:iam::222222222222:role/reader";

    private final Sandbox sandbox = Sandbox.builder()
            .account(OURS,
                    account -> account.bucket("state-222").bucket("state-eu", "eu-west-1")
                            .user("admin", user -> user.allow("*"))
                            .role("reader", role -> role.trust(Trust.of(OURS)).allow("s3:GetObject"))
                            .role("lister", role -> role.trust(Trust.of(OURS)).allow("s3:Get*", "s3:List*"))
                            .role("one-key", role -> role.trust(Trust.of(OURS)).policy("""
                                    {"Statement": {"Effect": "Allow", "Action": "s3:PutObject",
                                                   "Resource": "arn:aws:s3:::state-222/team/*"}}""")))
            .account(THEIRS, account -> account.user("admin", user -> user.allow("*"))).start();
    private final Clients clients = new Clients(sandbox);
    private final S3Client s3 = clients.s3(Clients.of(sandbox.accessKey(OURS, "admin")));

    @AfterEach
    void close() {
        s3.close();
        sandbox.close();
    }

    private static S3Exception refused(ThrowingCallable call) {
        return catchThrowableOfType(S3Exception.class, call);
    }

    private static String code(ThrowingCallable call) {
        return refused(call).awsErrorDetails().errorCode();
    }

    private static void put(S3Client client, String bucket, String key) {
        client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString("x"));
    }

    @Test
    void aBucketIsMadePrivateEncryptedAndWithoutAcls() {
        s3.createBucket(request -> request.bucket("fresh"));
        assertThat(s3.getPublicAccessBlock(request -> request.bucket("fresh")).publicAccessBlockConfiguration()
                .blockPublicAcls()).isTrue();
        assertThat(s3.getBucketEncryption(request -> request.bucket("fresh")).serverSideEncryptionConfiguration()
                .rules().getFirst().applyServerSideEncryptionByDefault().sseAlgorithmAsString()).isEqualTo("AES256");
        assertThat(s3.getBucketOwnershipControls(request -> request.bucket("fresh")).ownershipControls().rules()
                .getFirst().objectOwnership()).isEqualTo(ObjectOwnership.BUCKET_OWNER_ENFORCED);
        assertThat(s3.getBucketVersioning(request -> request.bucket("fresh")).status()).isNull();
        assertThat(s3.getBucketAcl(request -> request.bucket("fresh")).grants()).hasSize(1);
        assertThat(code(() -> s3.putBucketAcl(request -> request.bucket("fresh").acl(BucketCannedACL.PRIVATE))))
                .isEqualTo("AccessControlListNotSupported");
    }

    static Stream<Arguments> absent() {
        return Stream.of(row("NoSuchBucketPolicy", (s3, bucket) -> s3.getBucketPolicy(r -> r.bucket(bucket))),
                row("NoSuchTagSet", (s3, bucket) -> s3.getBucketTagging(r -> r.bucket(bucket))),
                row("NoSuchLifecycleConfiguration",
                        (s3, bucket) -> s3.getBucketLifecycleConfiguration(r -> r.bucket(bucket))),
                row("NoSuchCORSConfiguration", (s3, bucket) -> s3.getBucketCors(r -> r.bucket(bucket))),
                row("NoSuchWebsiteConfiguration", (s3, bucket) -> s3.getBucketWebsite(r -> r.bucket(bucket))),
                row("ReplicationConfigurationNotFoundError",
                        (s3, bucket) -> s3.getBucketReplication(r -> r.bucket(bucket))),
                row("ObjectLockConfigurationNotFoundError",
                        (s3, bucket) -> s3.getObjectLockConfiguration(r -> r.bucket(bucket))));
    }

    private static Arguments row(String code, BiConsumer<S3Client, String> call) {
        return arguments(code, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("absent")
    void aSettingThatWasNeverPutIsAbsentByName(String code, BiConsumer<S3Client, String> get) {
        S3Exception refused = refused(() -> get.accept(s3, "state-222"));
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(refused.statusCode()).isEqualTo(404);
    }

    @Test
    void settingsAreWhatWasPutLast() {
        s3.putBucketTagging(request -> request.bucket("state-222")
                .tagging(tagging -> tagging.tagSet(Tag.builder().key("a").value("<&>").build())));
        assertThat(s3.getBucketTagging(request -> request.bucket("state-222")).tagSet()).singleElement()
                .satisfies(tag -> assertThat(tag.value()).isEqualTo("<&>"));
        s3.deleteBucketTagging(request -> request.bucket("state-222"));
        assertThat(code(() -> s3.getBucketTagging(request -> request.bucket("state-222")))).isEqualTo("NoSuchTagSet");
        s3.putBucketVersioning(request -> request.bucket("state-222")
                .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.SUSPENDED)));
        assertThat(s3.getBucketVersioning(request -> request.bucket("state-222")).status())
                .isEqualTo(BucketVersioningStatus.SUSPENDED);
    }

    @Test
    void aclsCountOnceTheBucketAllowsThem() {
        s3.putBucketOwnershipControls(request -> request.bucket("state-222").ownershipControls(
                controls -> controls.rules(OwnershipControlsRule.builder()
                        .objectOwnership(ObjectOwnership.BUCKET_OWNER_PREFERRED).build())));
        s3.putBucketAcl(request -> request.bucket("state-222").acl("log-delivery-write"));
        assertThat(s3.getBucketAcl(request -> request.bucket("state-222")).grants()).hasSize(3)
                .anySatisfy(grant -> assertThat(grant.grantee().uri()).endsWith("/s3/LogDelivery"));
        s3.putBucketAcl(request -> request.bucket("state-222")
                .grantWrite("uri=http://acs.amazonaws.com/groups/s3/LogDelivery"));
        assertThat(s3.getBucketAcl(request -> request.bucket("state-222")).grants()).singleElement()
                .satisfies(grant -> assertThat(grant.permission()).isEqualTo(Permission.WRITE));
    }

    @Test
    void namesAreOneSpaceForAllAccounts() {
        try (S3Client theirs = clients.s3(Clients.of(sandbox.accessKey(THEIRS, "admin")))) {
            assertThat(code(() -> theirs.createBucket(request -> request.bucket("state-222"))))
                    .isEqualTo("BucketAlreadyExists");
            theirs.createBucket(request -> request.bucket("theirs"));
            assertThat(theirs.listBuckets().buckets()).extracting(Bucket::name).containsExactly("theirs");
        }
        s3.createBucket(request -> request.bucket("state-222"));
        assertThat(sandbox.buckets()).extracting(S3.Contents::account).containsExactlyInAnyOrder(OURS, OURS, THEIRS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "Upper", "-a-b", "a..b", "under_score"})
    void aNameThatIsNoneIsRefused(String name) {
        // The SDK would not even send it.
        assertThatThrownBy(() -> new Buckets().create(name, OURS, "us-east-1", Instant.EPOCH))
                .hasMessage("The specified bucket is not valid.");
    }

    @Test
    void aBucketLivesInItsRegion() {
        assertThat(s3.getBucketLocation(request -> request.bucket("state-eu")).locationConstraint())
                .isEqualTo(BucketLocationConstraint.EU_WEST_1);
        S3Exception refused = refused(() -> s3.listObjectsV2(request -> request.bucket("state-eu")));
        assertThat(refused.statusCode()).isEqualTo(301);
        assertThat(refused.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region"))
                .contains("eu-west-1");
        assertThat(code(() -> s3.createBucket(request -> request.bucket("elsewhere").createBucketConfiguration(
                configuration -> configuration.locationConstraint(BucketLocationConstraint.EU_WEST_1)))))
                .isEqualTo("IllegalLocationConstraintException");
    }

    @Test
    void anotherAccountNeedsTheBucketsOwnLeave() {
        put(s3, "state-222", "k");
        try (S3Client theirs = clients.s3(Clients.of(sandbox.accessKey(THEIRS, "admin")))) {
            ThrowingCallable read = () -> theirs.getObjectAsBytes(request -> request.bucket("state-222").key("k"));
            assertThat(refused(read).awsErrorDetails().errorMessage()).isEqualTo("Access Denied");
            s3.putBucketPolicy(request -> request.bucket("state-222").policy("""
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                      "Principal": {"AWS": "arn:aws:iam::333333333333:root"}, "Action": "s3:GetObject",
                      "Resource": "arn:aws:s3:::state-222/*"}]}"""));
            assertThat(theirs.getObjectAsBytes(request -> request.bucket("state-222").key("k")).asUtf8String())
                    .isEqualTo("x");
            assertThat(code(() -> put(theirs, "state-222", "k"))).isEqualTo("AccessDenied");
        }
    }

    @Test
    void aBucketsPolicyCanDenyItsOwnAccount() {
        s3.putBucketPolicy(request -> request.bucket("state-222").policy("""
                {"Statement": {"Effect": "Deny", "Principal": "*", "Action": "s3:DeleteObject*",
                               "Resource": "arn:aws:s3:::state-222/*"}}"""));
        assertThat(refused(() -> s3.deleteObject(request -> request.bucket("state-222").key("k"))).awsErrorDetails()
                .errorMessage()).endsWith("with an explicit deny in a resource-based policy");
        assertThat(code(() -> s3.putBucketPolicy(request -> request.bucket("state-222").policy("{}"))))
                .isEqualTo("MalformedPolicy");
    }

    @Test
    void aPolicyThatWantsTlsDoesNotShutLoopbackOut() {
        s3.putBucketPolicy(request -> request.bucket("state-222").policy("""
                {"Statement": {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
                               "Condition": {"Bool": {"aws:SecureTransport": "false"}}}}"""));
        put(s3, "state-222", "k");
    }

    @Test
    void aRoleThatOnlyReadsCannotTakeALock() {
        put(s3, "state-222", "k");
        try (S3Client reader = clients.s3(Clients.of(sandbox.session(READER, "it", Duration.ofHours(1))))) {
            reader.getObjectAsBytes(request -> request.bucket("state-222").key("k"));
            assertThat(refused(() -> put(reader, "state-222", "k.tflock")).awsErrorDetails().errorMessage()).isEqualTo(
                    "User: arn:aws:sts::222222222222:assumed-role/reader/it is not authorized to perform: s3:PutObject on"
                            + " resource: \"arn:aws:s3:::state-222/k.tflock\" because no identity-based policy allows the"
                            + " s3:PutObject action");
        }
    }

    @Test
    void whoMayNotListDoesNotLearnWhatIsAbsent() {
        try (S3Client reader = clients.s3(Clients.of(sandbox.session(READER, "it", Duration.ofHours(1))));
                S3Client lister = clients.s3(Clients
                        .of(sandbox.session("arn:aws:iam::222222222222:role/lister", "it", Duration.ofHours(1))))) {
            assertThat(code(() -> reader.getObjectAsBytes(request -> request.bucket("state-222").key("absent"))))
                    .isEqualTo("AccessDenied");
            assertThat(code(() -> lister.getObjectAsBytes(request -> request.bucket("state-222").key("absent"))))
                    .isEqualTo("NoSuchKey");
        }
    }

    @Test
    void aPermissionCanBeForSomeKeys() {
        try (S3Client team = clients.s3(
                Clients.of(sandbox.session("arn:aws:iam::222222222222:role/one-key", "it", Duration.ofHours(1))))) {
            put(team, "state-222", "team/k");
            assertThat(code(() -> put(team, "state-222", "other/k"))).isEqualTo("AccessDenied");
        }
    }

    @Test
    void aBadSignatureIsToldInS3sOwnWords() {
        try (S3Client unknown = clients.s3(AwsBasicCredentials.create("AKIAAAAAAAAAAAAAAAAA", "x"));
                S3Client wrong = clients.s3(AwsBasicCredentials.create(sandbox.accessKey(OURS, "admin").id(), "x"))) {
            assertThat(code(() -> unknown.listBuckets())).isEqualTo("InvalidAccessKeyId");
            assertThat(code(() -> wrong.listBuckets())).isEqualTo("SignatureDoesNotMatch");
        }
        sandbox.faults().expire(sandbox.accessKey(OURS, "admin").id());
        assertThat(refused(s3::listBuckets).awsErrorDetails()).satisfies(error -> {
            assertThat(error.errorCode()).isEqualTo("ExpiredToken");
            assertThat(error.errorMessage()).isEqualTo("The provided token has expired.");
        });
    }

    @Test
    void whatIsNotThereIsRefusedByName() {
        assertThat(code(() -> s3.getBucketPolicyStatus(request -> request.bucket("state-222"))))
                .isEqualTo("NotImplemented");
        assertThat(code(() -> s3.listObjectsV2(request -> request.bucket("absent-bucket")))).isEqualTo("NoSuchBucket");
    }
}
