package dev.terrane.run.backend;

import dev.terrane.hcl.value.Type;
import dev.terrane.hcl.value.Value;
import java.util.Map;
import java.util.Optional;

/**
 * A bucket and the way to it.
 *
 * @param endpoint an endpoint other than AWS's own
 * @param pathStyle whether the bucket's name stands in the path rather than in the host
 */
public record S3Place(String bucket, String region, Optional<String> endpoint, boolean pathStyle) {

    /** The place that an S3 backend's settings name; empty where they lack the bucket or the region. */
    static Optional<S3Place> of(Map<String, Value> settings) {
        var bucket = text(settings, "bucket");
        var region = text(settings, "region");
        if (bucket.isEmpty() || region.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new S3Place(bucket.get(), region.get(), endpoint(settings, "s3", "endpoint"),
                isTrue(settings, "use_path_style") || isTrue(settings, "force_path_style")));
    }

    /** The endpoint of a service, as the nested or the old setting names it. */
    static Optional<String> endpoint(Map<String, Value> settings, String service, String old) {
        var nested = Optional.ofNullable(settings.get("endpoints")).map(Value::unmark).filter(Value::canIterate)
                .map(Value::entries).flatMap(endpoints -> text(endpoints, service));
        return nested.isPresent() ? nested : text(settings, old);
    }

    private static Optional<String> text(Map<String, Value> settings, String name) {
        return Optional.ofNullable(settings.get(name)).map(Value::unmark)
                .filter(value -> !value.isNull() && value.type() == Type.STRING)
                .map(Value::asString).filter(text -> !text.isEmpty());
    }

    private static boolean isTrue(Map<String, Value> settings, String name) {
        return Optional.ofNullable(settings.get(name)).map(Value::unmark).filter(Value::isTrue).isPresent();
    }
}
