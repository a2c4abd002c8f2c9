package dev.terrane.aws.base;

import dev.terrane.aws.http.Attempts;
import dev.terrane.aws.http.Http;
import dev.terrane.aws.http.Unreachable;
import dev.terrane.aws.json.Json;
import dev.terrane.aws.json.Json.NotJson;
import dev.terrane.aws.session.CredentialSource;
import dev.terrane.aws.sts.Sts.Obtained;
import dev.terrane.aws.world.AwsWorld;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The credentials endpoint of a container (ECS, EKS pod identity): {@code AWS_CONTAINER_CREDENTIALS_…}. */
record ContainerSource(AwsWorld world, Attempts attempts) implements CredentialSource {
    private static final Set<String> HTTP_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]", "169.254.170.2",
            "169.254.170.23", "[fd00:ec2::23]");

    static boolean isThere(AwsWorld world) {
        return world.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI").isPresent()
                || world.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI").isPresent();
    }

    @Override
    public Obtained obtain() throws InterruptedException {
        URI uri = uri();
        try {
            Http.Answer answer = attempts.call("the container's credentials endpoint", uri,
                    () -> Http.Call.get(uri, headers()), Attempts::ofStatus);
            if (!answer.isSuccess()) {
                throw BaseFailures.bad("the container's credentials endpoint " + uri + " answered HTTP "
                        + answer.status());
            }
            return new Obtained(CredentialJson.read(Json.readObject(answer.text()), "Token"), Optional.empty());
        } catch (NotJson e) {
            throw BaseFailures.bad("the container's credentials endpoint " + uri + " answered badly: "
                    + e.getMessage());
        } catch (Unreachable e) {
            throw BaseFailures.unreachable("the container's credentials endpoint", e);
        }
    }

    private URI uri() {
        Optional<String> relative = world.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
        if (relative.isPresent()) {
            return URI.create("http://169.254.170.2" + relative.get());
        }
        String full = world.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI").orElseThrow(() -> BaseFailures.bad(
                "no container's credentials endpoint is known",
                "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or AWS_CONTAINER_CREDENTIALS_FULL_URI must be set"));
        URI uri = URI.create(full);
        if (!"https".equals(uri.getScheme()) && !HTTP_HOSTS.contains(String.valueOf(uri.getHost()))) {
            throw BaseFailures.bad("AWS_CONTAINER_CREDENTIALS_FULL_URI names a host that may not be asked over http: "
                    + uri.getHost(), "it must be https, loopback, or one of AWS's own link-local addresses");
        }
        return uri;
    }

    private Map<String, String> headers() {
        Optional<String> token = world.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE").map(file -> {
            try {
                return Files.readString(world.workingFolder().resolve(file)).strip();
            } catch (IOException _) {
                throw BaseFailures.bad("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE names a file that cannot be read");
            }
        }).or(() -> world.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN"));
        return token.map(value -> Map.of("Authorization", value)).orElse(Map.of());
    }

    @Override
    public String description() {
        return "the container's credentials endpoint";
    }

    @Override
    public boolean renewable() {
        return true;
    }
}
