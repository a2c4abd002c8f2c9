package dev.terrane.sandbox.s3;

import dev.terrane.sandbox.gateway.Call;
import dev.terrane.sandbox.gateway.Operation;
import dev.terrane.sandbox.gateway.Service;
import dev.terrane.sandbox.iam.Authorizer;
import dev.terrane.sandbox.record.Ids;
import dev.terrane.sandbox.signature.SignatureProblem;
import dev.terrane.sandbox.wire.Bytes;
import dev.terrane.sandbox.wire.Headers;
import dev.terrane.sandbox.wire.HttpRequest;
import dev.terrane.sandbox.wire.Parameters;
import dev.terrane.sandbox.wire.Reply;
import dev.terrane.sandbox.wire.ServiceException;
import dev.terrane.sandbox.wire.Xml;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Amazon S3, REST API of 2006-03-01, path-style and virtual-hosted on `localhost`. */
public final class S3 implements Service {
    private static final Duration ALLOWED_SKEW = Duration.ofMinutes(15);
    private static final String HOST_ID = "sandbox";
    private static final String REGION_HEADER = "x-amz-bucket-region";

    private final Buckets buckets = new Buckets();
    private final Access access;
    private final Objects objects;
    private final Uploads uploads;
    private final Settings settings = new Settings();

    public S3(Authorizer authorizer, Ids ids) {
        this.access = new Access(authorizer, buckets);
        this.objects = new Objects(ids);
        this.uploads = new Uploads(objects, ids);
    }

    /** A bucket as a test or a demo looks at it from outside: who owns it and which objects it holds. */
    public record Contents(String bucket, String account, String region, List<String> keys) {}

    /** Makes a bucket that is there from the start. */
    public void declare(String name, String account, String region, boolean versioned, Instant now) {
        Bucket bucket = buckets.create(name, account, region, now);
        if (versioned) {
            bucket.put(BucketSetting.VERSIONING,
                    BucketSetting.document("VersioningConfiguration", "<Status>Enabled</Status>"));
        }
    }

    public List<Contents> contents() {
        Collection<Bucket> all = buckets.all();
        return all.stream().map(bucket -> new Contents(bucket.name(), bucket.account(), bucket.region(),
                bucket.currents().stream().map(ObjectVersion::key).toList())).toList();
    }

    /** The data of an object, without asking anybody's permission. */
    public Optional<Bytes> object(String bucket, String key) {
        return buckets.find(bucket).flatMap(found -> found.current(key)).map(ObjectVersion::data);
    }

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public Operation describe(HttpRequest request) {
        Target target = Target.of(request);
        return new Operation(Route.of(request, target).operation(), target.name());
    }

    @Override
    public boolean isUnsigned(Operation operation) {
        return false;
    }

    @Override
    public Duration allowedSkew() {
        return ALLOWED_SKEW;
    }

    @Override
    public Reply answer(Call call) {
        Target target = Target.of(call.request());
        Reply reply = switch (Route.of(call.request(), target)) {
            case Route.Plain(S3Action action) -> answer(call, target, action);
            case Route.Setting(BucketSetting setting, BucketSetting.Verb verb) -> {
                Bucket bucket = access.locate(call, target);
                access.require(call, bucket, setting.permission(verb), target.arn());
                yield settings.answer(bucket, setting, verb, call.request());
            }
            case Route.Unknown(String what) -> throw Errors.notImplemented(what);
        };
        return reply instanceof Reply.Answer answer ? answer.with(ids(call.requestId())) : reply;
    }

    private static Headers ids(String requestId) {
        return Headers.of("x-amz-request-id", requestId, "x-amz-id-2", HOST_ID);
    }

    private Reply answer(Call call, Target target, S3Action action) {
        HttpRequest request = call.request();
        String key = target.key();
        return switch (action) {
            case LIST_BUCKETS -> listBuckets(call);
            case CREATE_BUCKET -> createBucket(call, target);
            case HEAD_BUCKET -> Reply.empty(200).with(REGION_HEADER, access.open(call, target, action).region());
            case DELETE_BUCKET -> {
                buckets.delete(access.open(call, target, action));
                yield Reply.empty(204);
            }
            case GET_BUCKET_LOCATION -> location(access.open(call, target, action));
            case LIST_OBJECTS -> Reply.xml(200, listing(call, target, action).objects());
            case LIST_OBJECTS_V2 -> Reply.xml(200, listing(call, target, action).objectsV2());
            case LIST_OBJECT_VERSIONS -> Reply.xml(200, listing(call, target, action).versions());
            case DELETE_OBJECTS -> deleteObjects(call, access.locate(call, target));
            case GET_OBJECT, HEAD_OBJECT -> objects.get(access.open(call, target, action), key, request);
            case PUT_OBJECT -> objects.put(access.open(call, target, action), key, request, call.now());
            case COPY_OBJECT ->
                objects.copy(access.open(call, target, action), key, copySource(call), request, call.now());
            case DELETE_OBJECT -> objects.delete(access.open(call, target, action), key, request, call.now());
            case GET_OBJECT_TAGGING -> objects.tagging(access.open(call, target, action), key, request);
            case PUT_OBJECT_TAGGING -> objects.putTagging(access.open(call, target, action), key, request);
            case DELETE_OBJECT_TAGGING -> objects.deleteTagging(access.open(call, target, action), key, request);
            case GET_OBJECT_ACL -> {
                Bucket bucket = access.open(call, target, action);
                objects.read(bucket, key, request);
                yield Reply.xml(200, Settings.ownerAcl(bucket));
            }
            case CREATE_MULTIPART_UPLOAD -> uploads.create(access.open(call, target, action), key, request);
            case UPLOAD_PART -> uploads.part(access.open(call, target, action), key, request);
            case UPLOAD_PART_COPY ->
                uploads.partCopy(access.open(call, target, action), key, copySource(call), request, call.now());
            case COMPLETE_MULTIPART_UPLOAD ->
                uploads.complete(access.open(call, target, action), key, request, call.now());
            case ABORT_MULTIPART_UPLOAD -> uploads.abort(access.open(call, target, action), key, request);
        };
    }

    private Listing listing(Call call, Target target, S3Action action) {
        return new Listing(access.open(call, target, action), call.request().query());
    }

    private static Reply location(Bucket bucket) {
        return Reply.xml(200, BucketSetting.document("LocationConstraint",
                bucket.region().equals("us-east-1") ? "" : bucket.region()));
    }

    private Reply listBuckets(Call call) {
        access.requireOwn(call, S3Action.LIST_BUCKETS.permission(), "arn:aws:s3:::*");
        String account = call.signer().accountId();
        return Reply.xml(200, Xml.document("ListAllMyBucketsResult", BucketSetting.NAMESPACE, xml -> xml
                .element("Owner", owner -> owner.element("ID", Buckets.canonicalId(account)))
                .element("Buckets", list -> buckets.of(account).forEach(bucket -> list.element("Bucket",
                        entry -> entry.element("Name", bucket.name()).element("CreationDate",
                                bucket.created().toString()).element("BucketRegion", bucket.region()))))));
    }

    private Reply createBucket(Call call, Target target) {
        access.requireOwn(call, S3Action.CREATE_BUCKET.permission(), target.arn());
        String region = Xml.parse(call.request().text()).flatMap(root -> root.text("LocationConstraint"))
                .orElse("us-east-1");
        if (!region.equals(call.region())) {
            throw new ServiceException(400, "IllegalLocationConstraintException", "The "
                    + (region.equals("us-east-1") ? "unspecified" : region) + " location constraint is incompatible for"
                    + " the region specific endpoint this request was sent to.");
        }
        Bucket bucket = buckets.create(target.bucket(), call.signer().accountId(), region, call.now());
        call.request().header("x-amz-object-ownership")
                .ifPresent(ownership -> bucket.put(BucketSetting.OWNERSHIP, BucketSetting.document("OwnershipControls",
                        "<Rule><ObjectOwnership>" + ownership + "</ObjectOwnership></Rule>")));
        return Reply.empty(200).with("Location", "/" + target.bucket());
    }

    private Reply deleteObjects(Call call, Bucket bucket) {
        Xml.Element root = Xml.parse(call.request().text()).orElseThrow(Errors::malformedXml);
        boolean quiet = root.text("Quiet").filter("true"::equals).isPresent();
        return Reply.xml(200, Xml.document("DeleteResult", BucketSetting.NAMESPACE, xml -> {
            for (Xml.Element object : root.all("Object")) {
                String key = object.text("Key").orElse("");
                Optional<String> versionId = object.text("VersionId").filter(id -> !id.isEmpty());
                String permission = versionId.isPresent() ? "s3:DeleteObjectVersion" : "s3:DeleteObject";
                String arn = "arn:aws:s3:::" + bucket.name() + "/" + key;
                try {
                    access.require(call, bucket, permission, arn);
                } catch (ServiceException problem) {
                    xml.element("Error", error -> error.element("Key", key).element("Code", problem.code())
                            .element("Message", problem.message()));
                    continue;
                }
                Objects.Deleted deleted = objects.delete(bucket, key, versionId, call.now());
                if (!quiet) {
                    xml.element("Deleted", entry -> {
                        entry.element("Key", key);
                        versionId.ifPresent(id -> entry.element("VersionId", id));
                        if (deleted.marker()) {
                            entry.element("DeleteMarker", "true").element("DeleteMarkerVersionId",
                                    deleted.versionId());
                        }
                    });
                }
            }
        }));
    }

    private ObjectVersion copySource(Call call) {
        String source = call.request().header("x-amz-copy-source").orElse("");
        int question = source.indexOf("?versionId=");
        String path = Target.decode(question < 0 ? source : source.substring(0, question));
        path = path.startsWith("/") ? path.substring(1) : path;
        int slash = path.indexOf('/');
        if (slash < 0) {
            throw new ServiceException(400, "InvalidArgument",
                    "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
        }
        Bucket bucket = buckets.get(path.substring(0, slash));
        String key = path.substring(slash + 1);
        access.require(call, bucket, question < 0 ? "s3:GetObject" : "s3:GetObjectVersion", "arn:aws:s3:::" + path);
        Optional<String> versionId = question < 0
                ? Optional.empty()
                : Parameters.parse(source.substring(question + 1)).text("versionId");
        return versionId.map(id -> bucket.version(key, id)).orElseGet(() -> bucket.current(key))
                .orElseThrow(() -> Errors.noSuchKey(key));
    }

    @Override
    public ServiceException refusal(SignatureProblem problem) {
        return switch (problem) {
            case SignatureProblem.Missing() -> Errors.accessDenied("Access Denied");
            case SignatureProblem.Malformed(String reason) ->
                new ServiceException(400, "AuthorizationHeaderMalformed", "The authorization header is malformed; "
                        + reason);
            case SignatureProblem.UnknownKey(String id) -> new ServiceException(403, "InvalidAccessKeyId",
                    "The AWS Access Key Id you provided does not exist in our records.", Map.of("AWSAccessKeyId", id));
            case SignatureProblem.WrongToken() ->
                new ServiceException(400, "InvalidToken", "The provided token is malformed or otherwise invalid.");
            case SignatureProblem.Expired() ->
                new ServiceException(400, "ExpiredToken", "The provided token has expired.");
            case SignatureProblem.Mismatch(String toSign) -> new ServiceException(403, "SignatureDoesNotMatch",
                    "The request signature we calculated does not match the signature you provided. Check your key and"
                            + " signing method.",
                    Map.of("StringToSign", toSign));
            case SignatureProblem.Skewed(Instant signed, Instant server) -> new ServiceException(403,
                    "RequestTimeTooSkewed",
                    "The difference between the request time and the current time is too large.",
                    Map.of("RequestTime", signed.toString(), "ServerTime", server.toString(),
                            "MaxAllowedSkewMilliseconds", String.valueOf(ALLOWED_SKEW.toMillis())));
        };
    }

    @Override
    public Reply.Answer error(ServiceException problem, Operation operation, String requestId) {
        String document = Xml.document("Error", "", xml -> {
            xml.element("Code", problem.code()).element("Message", problem.message());
            problem.details().forEach(xml::element);
            xml.element("Resource", "/" + operation.resource()).element("RequestId", requestId).element("HostId",
                    HOST_ID);
        });
        Reply.Answer answer = new Reply.Answer(problem.status(),
                ids(requestId).with("Content-Type", "application/xml"),
                Bytes.utf8(document));
        String bucket = operation.resource().split("/", 2)[0];
        return buckets.find(bucket).map(found -> answer.with(REGION_HEADER, found.region())).orElse(answer);
    }
}
