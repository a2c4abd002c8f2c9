package dev.terrane.run.backend;

import dev.terrane.aws.role.Partition;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A bucket and the way to it.
 *
 * @param endpoint an endpoint other than AWS's own
 * @param pathStyle whether the bucket's name stands in the path rather than in the host
 */
public record S3Place(String bucket, String region, Optional<URI> endpoint, boolean pathStyle) {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*]|localhost");

    /**
     * The place that an S3 backend's settings name; empty where they lack the bucket or the region.
     *
     * @param environment of OpenTofu/Terraform, which may name a region and an endpoint, too
     */
    public static Optional<S3Place> of(Settings settings, Map<String, String> environment) {
        Optional<String> bucket = settings.text("bucket");
        Optional<String> region = region(settings, environment);
        if (bucket.isEmpty() || region.isEmpty()) {
            return Optional.empty();
        }
        Optional<URI> endpoint = endpoint(settings, "s3", "endpoint", environment);
        boolean addressed = endpoint.map(URI::getHost).filter(host -> ADDRESS.matcher(host).matches()).isPresent();
        return Optional.of(new S3Place(bucket.get(), region.get(), endpoint, addressed || bucket.get().contains(".")
                || settings.isOn("use_path_style") || settings.isOn("force_path_style")));
    }

    static Optional<String> region(Settings settings, Map<String, String> environment) {
        return settings.text("region").or(() -> variable(environment, "AWS_REGION"))
                .or(() -> variable(environment, "AWS_DEFAULT_REGION"));
    }

    /** The endpoint of a service, as the nested setting, the old one, or the environment names it. */
    static Optional<URI> endpoint(Settings settings, String service, String old, Map<String, String> environment) {
        String upper = service.toUpperCase(Locale.ROOT);
        return settings.nested("endpoints").text(service).or(() -> settings.text(old))
                .or(() -> variable(environment, "AWS_ENDPOINT_URL_" + upper))
                .or(() -> variable(environment, "AWS_" + upper + "_ENDPOINT"))
                .or(() -> variable(environment, "AWS_ENDPOINT_URL"))
                .map(address -> URI.create(address.contains("://") ? address : "https://" + address));
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** The same bucket space with another bucket. */
    S3Place withBucket(String other) {
        return new S3Place(other, region, endpoint, pathStyle);
    }

    /** The address of an object, or of the bucket itself where the key is empty. */
    URI address(String key) {
        URI host = endpoint
                .orElseGet(() -> URI.create("https://s3." + region + "." + Partition.ofRegion(region).domain()));
        String base = pathStyle
                ? host.getScheme() + "://" + host.getRawAuthority() + path(host) + "/" + encode(bucket)
                : host.getScheme() + "://" + bucket + "." + host.getRawAuthority() + path(host);
        return URI.create(base + (key.isEmpty() && pathStyle ? "" : "/" + encode(key)));
    }

    /** The address of one of the bucket's own settings. */
    URI setting(String query) {
        URI bucketItself = address("");
        return URI.create(bucketItself + "?" + query);
    }

    private static String path(URI host) {
        String path = host.getRawPath() == null ? "" : host.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** As S3 wants it signed: everything but the unreserved characters and slashes is encoded. */
    private static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "-_.~/".indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return encoded.toString();
    }

    @Override
    public String toString() {
        return "s3://" + bucket;
    }
}
