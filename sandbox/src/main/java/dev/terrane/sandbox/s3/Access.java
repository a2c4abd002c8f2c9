package dev.terrane.sandbox.s3;

import dev.terrane.sandbox.gateway.Call;
import dev.terrane.sandbox.iam.Authorizer;
import dev.terrane.sandbox.iam.Caller;
import dev.terrane.sandbox.iam.Decision;
import dev.terrane.sandbox.iam.RequestContext;
import dev.terrane.sandbox.wire.ServiceException;

/** Who may do what to a bucket, by the caller's policies and the bucket's. */
final class Access {
    private final Authorizer authorizer;
    private final Buckets buckets;

    Access(Authorizer authorizer, Buckets buckets) {
        this.authorizer = authorizer;
        this.buckets = buckets;
    }

    /** The bucket that a request names, once its signer may do the action there. */
    Bucket open(Call call, Target target, S3Action action) {
        Bucket bucket = locate(call, target);
        boolean version = call.request().query().has("versionId");
        require(call, bucket, action.permission() + (version ? "Version" : ""), target.arn());
        boolean reads = action == S3Action.GET_OBJECT || action == S3Action.HEAD_OBJECT;
        if (reads && bucket.current(target.key()).isEmpty()) {
            // Who may not list a bucket does not learn which objects it lacks.
            require(call, bucket, "s3:ListBucket", "arn:aws:s3:::" + bucket.name());
        }
        return bucket;
    }

    /** The bucket that a request names, in the region that the request was signed for. */
    Bucket locate(Call call, Target target) {
        Bucket bucket = buckets.get(target.bucket());
        if (!bucket.region().equals(call.region()) && !call.operation().action().equals("GetBucketLocation")) {
            throw Errors.wrongRegion(bucket);
        }
        if (call.request().header("x-amz-expected-bucket-owner").filter(owner -> !owner.equals(bucket.account()))
                .isPresent()) {
            throw Errors.accessDenied("Access Denied");
        }
        return bucket;
    }

    /** On a bucket. Loopback counts as TLS: policies that ask for it are about the way over a network. */
    void require(Call call, Bucket bucket, String permission, String arn) {
        RequestContext context = RequestContext.empty().with("aws:SecureTransport", "true")
                .with("aws:SourceIp", "127.0.0.1").with("aws:CurrentTime", call.now().toString())
                .with("s3:prefix", call.request().query().text("prefix"));
        verify(authorizer.decide(call.signer(), permission, arn, context, bucket.account(), bucket.policy()),
                call.signer(), permission, arn);
    }

    /** On what belongs to the signer's own account, such as its list of buckets. */
    void requireOwn(Call call, String permission, String arn) {
        verify(authorizer.decide(call.signer(), permission, arn, RequestContext.empty()), call.signer(), permission,
                arn);
    }

    private static void verify(Decision decision, Caller caller, String permission, String arn) {
        if (decision instanceof Decision.Denied(String because)) {
            throw denied(caller, permission, arn, because);
        }
    }

    private static ServiceException denied(Caller caller, String permission, String arn, String because) {
        return Errors.accessDenied(because.isEmpty()
                ? "Access Denied"
                : "User: " + caller.arn() + " is not authorized to perform: " + permission + " on resource: \"" + arn
                        + "\"" + because);
    }
}
