package dev.terrane.sandbox.s3;

import dev.terrane.sandbox.s3.BucketSetting.Verb;
import dev.terrane.sandbox.wire.HttpRequest;
import dev.terrane.sandbox.wire.Parameters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which operation a request means: S3's REST API tells it by method, path and query. */
sealed interface Route {
    record Plain(S3Action action) implements Route {}

    record Setting(BucketSetting setting, Verb verb) implements Route {}

    /** An operation that the sandbox does not have, in the words of the request. */
    record Unknown(String what) implements Route {}

    default String operation() {
        return switch (this) {
            case Plain(S3Action action) -> action.operation();
            case Setting(BucketSetting setting, Verb verb) -> setting.operation(verb);
            case Unknown(String what) -> what;
        };
    }

    static Route of(HttpRequest request, Target target) {
        Optional<S3Action> action = target.bucket().isEmpty()
                ? Optional.of(S3Action.LIST_BUCKETS).filter(_ -> request.method().equals("GET"))
                : target.key().isEmpty()
                        ? bucketAction(request.method(), request.query())
                        : objectAction(request, request.query());
        Optional<Route> setting = target.isBucket()
                ? BucketSetting.of(request.query())
                        .flatMap(found -> verb(request.method()).map(verb -> new Setting(found, verb)))
                : Optional.empty();
        return setting.or(() -> action.map(Plain::new))
                .orElse(new Unknown(request.method() + " " + request.rawQuery()));
    }

    private static Optional<Verb> verb(String method) {
        return switch (method) {
            case "GET" -> Optional.of(Verb.GET);
            case "PUT" -> Optional.of(Verb.PUT);
            case "DELETE" -> Optional.of(Verb.DELETE);
            default -> Optional.empty();
        };
    }

    private static Optional<S3Action> bucketAction(String method, Parameters query) {
        return Optional.ofNullable(switch (method) {
            case "PUT" -> plain(query, S3Action.CREATE_BUCKET);
            case "HEAD" -> S3Action.HEAD_BUCKET;
            case "DELETE" -> plain(query, S3Action.DELETE_BUCKET);
            case "POST" -> query.has("delete") ? S3Action.DELETE_OBJECTS : null;
            case "GET" -> query.has("location")
                    ? S3Action.GET_BUCKET_LOCATION
                    : query.has("versions")
                            ? S3Action.LIST_OBJECT_VERSIONS
                            : query.has("list-type") ? S3Action.LIST_OBJECTS_V2 : listing(query);
            default -> null;
        });
    }

    /** Only without a sub-resource: `PUT /bucket?analytics` must not make a bucket. */
    private static @Nullable S3Action plain(Parameters query, S3Action action) {
        return query.pairs().stream().allMatch(pair -> pair.name().equals("x-id")) ? action : null;
    }

    private static @Nullable S3Action listing(Parameters query) {
        return query.pairs().stream().allMatch(pair -> Listing.PARAMETERS.contains(pair.name()))
                ? S3Action.LIST_OBJECTS
                : null;
    }

    private static Optional<S3Action> objectAction(HttpRequest request, Parameters query) {
        boolean upload = query.has("uploadId");
        return Optional.ofNullable(switch (request.method()) {
            case "GET" -> query.has("tagging")
                    ? S3Action.GET_OBJECT_TAGGING
                    : query.has("acl") ? S3Action.GET_OBJECT_ACL : upload ? null : S3Action.GET_OBJECT;
            case "HEAD" -> S3Action.HEAD_OBJECT;
            case "PUT" -> putAction(query, upload, request.header("x-amz-copy-source").isPresent());
            case "DELETE" -> query.has("tagging")
                    ? S3Action.DELETE_OBJECT_TAGGING
                    : upload ? S3Action.ABORT_MULTIPART_UPLOAD : S3Action.DELETE_OBJECT;
            case "POST" -> query.has("uploads")
                    ? S3Action.CREATE_MULTIPART_UPLOAD
                    : upload ? S3Action.COMPLETE_MULTIPART_UPLOAD : null;
            default -> null;
        });
    }

    private static @Nullable S3Action putAction(Parameters query, boolean upload,
            boolean copy) {
        if (query.has("tagging")) {
            return S3Action.PUT_OBJECT_TAGGING;
        }
        if (upload) {
            return copy ? S3Action.UPLOAD_PART_COPY : S3Action.UPLOAD_PART;
        }
        if (copy) {
            return S3Action.COPY_OBJECT;
        }
        return query.has("acl") ? null : S3Action.PUT_OBJECT;
    }
}
