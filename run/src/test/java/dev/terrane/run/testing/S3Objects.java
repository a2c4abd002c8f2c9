package dev.terrane.run.testing;

import dev.terrane.aws.call.SigV4;
import dev.terrane.aws.http.Http;
import dev.terrane.aws.session.Credentials;
import dev.terrane.sandbox.Sandbox;
import dev.terrane.sandbox.iam.Session;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Puts objects into the buckets of a sandbox, as a role that may. */
public final class S3Objects {
    private S3Objects() {}

    /** The object's text; its key as it stands in an address. */
    public static void put(Sandbox sandbox, String role, String bucket, String key, String text)
            throws IOException, InterruptedException {
        Session session = sandbox.session(role, "setup", Duration.ofHours(1));
        Credentials credentials = new Credentials(session.accessKeyId(), session.secret(),
                Optional.of(session.token()), Optional.empty());
        URI address = URI.create(sandbox.endpoint() + "/" + bucket + "/" + key);
        Http.Call call = new Http.Call("PUT", address, Map.of(), Optional.of(text));
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .PUT(HttpRequest.BodyPublishers.ofString(text));
        SigV4.sign(new SigV4.Scope("s3", "eu-west-1"), call, credentials, Instant.now()).forEach(request::header);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("HTTP " + answer.statusCode() + ": " + answer.body());
            }
        }
    }
}
