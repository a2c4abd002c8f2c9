package dev.terrane.aws.base;

import dev.terrane.aws.IdentityException;
import dev.terrane.aws.http.Http;
import dev.terrane.aws.json.Json;
import dev.terrane.aws.json.Json.NotJson;
import dev.terrane.aws.session.CredentialSource;
import dev.terrane.aws.sts.Sts.Obtained;
import dev.terrane.aws.world.AwsWorld;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The role of an EC2 instance, from its metadata service. Version 2 first; where its token cannot be had, as behind a
 * container's extra network hop, version 1, unless {@code AWS_EC2_METADATA_V1_DISABLED}.
 */
record InstanceSource(AwsWorld world, Http http, List<String> lookedAtBefore) implements CredentialSource {
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 2;
    private static final String ROLES = "/latest/meta-data/iam/security-credentials/";

    static boolean isOff(AwsWorld world) {
        return world.variable("AWS_EC2_METADATA_DISABLED").filter("true"::equalsIgnoreCase).isPresent();
    }

    @Override
    public Obtained obtain() throws InterruptedException {
        Optional<String> token = token();
        Map<String, String> headers = token.map(value -> Map.of("X-aws-ec2-metadata-token", value)).orElse(Map.of());
        if (token.isEmpty() && world.variable("AWS_EC2_METADATA_V1_DISABLED").filter("true"::equalsIgnoreCase)
                .isPresent()) {
            throw none("gave no token");
        }
        String role = get(ROLES, headers).strip();
        String document = get(ROLES + role, headers);
        try {
            return new Obtained(CredentialJson.read(Json.readObject(document), "Token"), Optional.empty());
        } catch (NotJson e) {
            throw none("answered badly: " + e.getMessage());
        }
    }

    private Optional<String> token() throws InterruptedException {
        for (int attempt = 1;; attempt++) {
            try {
                Http.Answer answer = http.send(new Http.Call("PUT", uri("/latest/api/token"),
                        Map.of("X-aws-ec2-metadata-token-ttl-seconds", "21600"), Optional.of("")),
                        Http.Limit.of(LIMIT));
                return answer.isSuccess() ? Optional.of(answer.text()) : Optional.empty();
            } catch (IOException _) {
                if (attempt == ATTEMPTS) {
                    return Optional.empty();
                }
            }
        }
    }

    private String get(String path, Map<String, String> headers) throws InterruptedException {
        for (int attempt = 1;; attempt++) {
            try {
                Http.Answer answer = http.send(Http.Call.get(uri(path), headers), Http.Limit.of(LIMIT));
                if (answer.isSuccess()) {
                    return answer.text();
                }
                if (attempt == ATTEMPTS || answer.status() < 500) {
                    throw none(answer.status() == 404
                            ? "knows no role of this instance"
                            : "answered HTTP "
                                    + answer.status());
                }
            } catch (IOException _) {
                if (attempt == ATTEMPTS) {
                    throw none("did not answer");
                }
            }
        }
    }

    private URI uri(String path) {
        String usual = world.variable("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE").filter("IPv6"::equalsIgnoreCase)
                .isPresent() ? "http://[fd00:ec2::254]" : "http://169.254.169.254";
        String base = world.variable("AWS_EC2_METADATA_SERVICE_ENDPOINT").orElse(usual);
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    private IdentityException none(String why) {
        return BaseFailures.none(Stream
                .concat(lookedAtBefore.stream(), Stream.of("instance: its metadata service " + why))
                .toList());
    }

    @Override
    public String description() {
        return "the role of this EC2 instance";
    }

    @Override
    public boolean renewable() {
        return true;
    }
}
